import { isCommonPassword } from './common-passwords.server'

export const SHORTEST_PASSWORD = 8
export const MAX_PASSWORD_LENGTH = 128
/** A visible character may have several code units: a letter, its accents, a surrogate pair. */
const MAX_TYPED_LENGTH = 8 * MAX_PASSWORD_LENGTH

/** Along the alphabet, the digits and the rows of the usual keyboards; backwards counts too. */
const RUNS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  'asdfghjkl',
  'zxcvbnm',
].flatMap((run) => [run, [...run].reverse().join('')])

export type PasswordProblem = 'password_short' | 'password_long' | 'password_common' | 'password_personal'

/** Words that attackers try first for anybody who has an account here. */
const PRODUCT = 'Foyer'
/** So few letters and digits beside one's own name are found by trying. */
const LEAST_BESIDE_NAMES = 5
/** Shorter parts of a name occur in other words. */
const SHORTEST_NAME = 3

/**
 * Why a password is refused (S4), or null. Only length and guessability count: no rule asks for digits or symbols.
 *
 * @param about words that an attacker tries first: the host's name, address, handle
 * @example findPasswordProblem('Password123', []) // 'password_common'
 */
export function findPasswordProblem(password: string, about: string[]): PasswordProblem | null {
  // Checked before normalisation, whose cost is quadratic in a run of combining marks.
  if (password.length > MAX_TYPED_LENGTH) return 'password_long'
  const length = [...password.normalize('NFC')].length
  if (length < SHORTEST_PASSWORD) return 'password_short'
  if (length > MAX_PASSWORD_LENGTH) return 'password_long'
  const plain = password.toLowerCase()
  if (isCommonPassword(plain) || isMonotonous(plain)) return 'password_common'
  return isPersonal(password, [...about, PRODUCT]) ? 'password_personal' : null
}

/** Whether hardly more is left of a password than names of its host: `Dana.Example1`, `dana@foyer`. */
function isPersonal(password: string, about: string[]): boolean {
  const names = about
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]/u)])
    .map(lettersAndDigits)
    .filter((name) => name.length >= SHORTEST_NAME)
    .sort((a, b) => b.length - a.length)
  let left = lettersAndDigits(password)
  const before = left
  for (const name of names) left = left.replaceAll(name, '')
  return left !== before && left.length < LEAST_BESIDE_NAMES
}

/** One or two characters in turn (`abababab`), or one run (`12345678`). */
function isMonotonous(plain: string): boolean {
  return /^(.{1,2})\1+.?$/u.test(plain) || RUNS.some((run) => run.includes(plain))
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
