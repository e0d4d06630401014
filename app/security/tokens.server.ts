import { createHash, randomBytes } from 'node:crypto'

/** A new unguessable token, 256 bits in base64url (43 characters). */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored instead of a token, so that a copy of the database grants no access (S5, S15). */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** In code order, so that ids sort like the numbers that they encode. */
const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
/** 45 bits of milliseconds: enough until the year 3084. */
const TIME_LETTERS = 9

/**
 * A new row id: a prefix for its kind, then 100 random bits, without letters that are easily misread.
 *
 * @example newId('bkg') // 'bkg_7m2kq…'
 */
export function newId(prefix: string): string {
  return `${prefix}_${randomLetters(20)}`
}

/** Letters that are easily read and typed, 5 bits each: for codes of people. */
export function newRandomLetters(count: number): string {
  return Array.from(randomBytes(count), (byte) => ID_ALPHABET[byte & 31]).join('')
}

/**
 * A new row id that begins with its instant and ends with 80 random bits, for tables with many inserts: rows that are close in
 * time are close in every index, so that a commit writes a few pages of each index instead of one for every row.
 *
 * @param now epoch ms
 */
export function newIdByTime(prefix: string, now: number): string {
  let time = ''
  for (let rest = now; time.length < TIME_LETTERS; rest = Math.floor(rest / 32)) time = ID_ALPHABET[rest % 32] + time
  return `${prefix}_${time}${randomLetters(16)}`
}

/** Random bytes are drawn in bulk, because each system call takes longer than the rest; unlike tokens, ids are not secret. */
let drawn = Buffer.alloc(0)

function randomLetters(count: number): string {
  if (drawn.length < count) drawn = randomBytes(4_096)
  const bytes = drawn.subarray(0, count)
  drawn = drawn.subarray(count)
  return Array.from(bytes, (byte) => ID_ALPHABET[byte & 31]).join('')
}
