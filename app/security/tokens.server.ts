import { createHash, randomBytes } from 'node:crypto'

/** A new unguessable token, 256 bits in base64url (43 characters). */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored in place of a token: a copy of the database opens nothing (S5, S15). */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A new row id: a prefix that says what it is, then 100 random bits, without letters that are easily misread.
 *
 * @example newId('bkg') // 'bkg_7m2kq…'
 */
export function newId(prefix: string): string {
  return `${prefix}_${Array.from(randomBytes(20), (byte) => ID_ALPHABET[byte & 31]).join('')}`
}
