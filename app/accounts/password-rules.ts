import { isCommonPassword } from './common-passwords'

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
  const guesses = about.flatMap((text) => [text, text.split('@')[0] ?? '']).map(lettersAndDigits)
  return guesses.includes(lettersAndDigits(password)) ? 'password_personal' : null
}

/** One or two characters in turn (`abababab`), or one run (`12345678`). */
function isMonotonous(plain: string): boolean {
  return /^(.{1,2})\1+.?$/u.test(plain) || RUNS.some((run) => run.includes(plain))
}

function lettersAndDigits(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
