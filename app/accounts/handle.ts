import { isPublicName } from '~/security/public-name'
import { isReservedHandle } from './reserved-handles'

const MAX_HANDLE_LENGTH = 40
const MAX_SUFFIX_LENGTH = '-123456'.length

/** The usual spelling of these letters without accents; other letters only lose their accents. */
const SPELLED_OUT: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'oe',
  å: 'aa',
  þ: 'th',
  ð: 'd',
  đ: 'd',
  ł: 'l',
  ı: 'i',
}

export type HandleProblem = 'handle_shape' | 'handle_reserved'

/** Why this handle is not allowed, or null. Whether it is taken, only the database knows. */
export function findHandleProblem(handle: string): HandleProblem | null {
  if (!isPublicName(handle)) return 'handle_shape'
  return isReservedHandle(handle) ? 'handle_reserved' : null
}

/**
 * A handle made from a person's name, or an empty text if the name has no usable letter or digit. It is always allowed and
 * short enough to take a suffix, but may be taken.
 *
 * @example proposeHandle('José Müller') // 'jose-mueller'
 */
export function proposeHandle(name: string): string {
  const words = Array.from(name.normalize('NFC').toLowerCase(), (letter) => SPELLED_OUT[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/[\p{M}'’.]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
  const handle = trimHyphens(trimHyphens(words).slice(0, MAX_HANDLE_LENGTH - MAX_SUFFIX_LENGTH))
  return handle === '' || findHandleProblem(handle) === null ? handle : `meet-${handle}`
}

/**
 * Alternatives when a handle is taken, best first.
 *
 * @param random a few characters that make the last one almost certainly free
 * @example handleVariants('dana', '4k2m9x')[1] // 'dana-2'
 */
export function handleVariants(handle: string, random: string): string[] {
  const stem = trimHyphens(handle.slice(0, MAX_HANDLE_LENGTH - MAX_SUFFIX_LENGTH)) || 'meet'
  const numbered = Array.from({ length: 19 }, (_, i) => `${stem}-${i + 2}`)
  return [handle, ...numbered, `${stem}-${random}`].filter((variant) => findHandleProblem(variant) === null)
}

function trimHyphens(text: string): string {
  return text.replace(/^-|-$/g, '')
}
