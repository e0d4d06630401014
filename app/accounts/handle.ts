import { isPublicName } from '~/security/public-name'
import { isReservedHandle } from './reserved-handles'

const MAX_HANDLE_LENGTH = 40
const MAX_SUFFIX_LENGTH = '-123456'.length

/** What German speakers, Scandinavians and others write when they lack the letter; the rest loses its accents. */
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

/** Why nobody can have this handle, or null. Whether somebody has it already is for the database to say. */
export function findHandleProblem(handle: string): HandleProblem | null {
  if (!isPublicName(handle)) return 'handle_shape'
  return isReservedHandle(handle) ? 'handle_reserved' : null
}

/**
 * A handle made from a person's name, or an empty text if the name has no letter or digit that could stand in one. Always one
 * that a host may have, and short enough to take a suffix; but perhaps somebody has it.
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
 * What to try when a handle is taken, best first.
 *
 * @param random a few characters that make the last one free beyond reasonable doubt
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
