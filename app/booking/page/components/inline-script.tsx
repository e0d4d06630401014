import { spellingsOf } from '~/time/time-zone-names'
import { useNonce } from '~/ui/nonce'
import { INLINE_SCRIPTS } from '../inline-scripts'

export function InlineScript({
  name,
  ...attributes
}: {
  name: keyof typeof INLINE_SCRIPTS
  'data-guessed'?: string | undefined
}) {
  const nonce = useNonce()
  return (
    <script {...attributes} nonce={nonce || undefined} dangerouslySetInnerHTML={{ __html: INLINE_SCRIPTS[name] }} />
  )
}

/** @param guessed whether the zone is only a guess so far */
export function ZoneScript({ timeZone, guessed }: { timeZone: string; guessed: boolean }) {
  return <InlineScript name="OWN_ZONE" data-guessed={guessed ? spellingsOf(timeZone).join(' ') : undefined} />
}
