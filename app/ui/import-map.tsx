import type { Locale } from '~/i18n/locale'
import { useNonce } from './nonce'

/** Folders below `/assets/texts/`, by language; empty while developing, when scripts have their texts in themselves. */
const FOLDERS: Partial<Record<Locale, string>> = __TEXT_FOLDERS__

declare const __TEXT_FOLDERS__: Partial<Record<Locale, string>>

/**
 * Leads the scripts of the page to the texts of one language. Stands before everything that loads a module: later, browsers before 2025
 * ignore it.
 */
export function ImportMap({ locale }: { locale: Locale }) {
  const nonce = useNonce()
  const folder = FOLDERS[locale]
  if (folder === undefined) return null
  const map = { imports: { '@texts/': `/assets/texts/${folder}/` } }
  return <script type="importmap" nonce={nonce} dangerouslySetInnerHTML={{ __html: JSON.stringify(map) }} />
}
