import { recipientKey } from '~/limits/mailbox'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken, newToken } from '~/security/tokens.server'

/**
 * The attendee's key to one booking (S15). The database finds a booking by the token's hash; the token itself is kept sealed,
 * because every later mail contains the link.
 */
export function issueManageToken(keyring: Keyring, bookingId: string): { token: string; hash: string; sealed: string } {
  const token = newToken()
  return { token, hash: hashToken(token), sealed: keyring.seal(token, sealContext(bookingId)) }
}

export function manageUrl(keyring: Keyring, appUrl: string, booking: { id: string; manage_token: string }): string {
  return `${appUrl}/booking/${keyring.open(booking.manage_token, sealContext(booking.id))}`
}

/**
 * The same page, by a link that only the attendee's mails contain: the booking browser, the host and API clients never see it.
 * So a visitor who uses it can read the mailbox to which it was sent.
 */
export function mailedManageUrl(
  keyring: Keyring,
  appUrl: string,
  booking: { id: string; manage_token: string; attendee_email: string },
): string {
  const token = keyring.open(booking.manage_token, sealContext(booking.id))
  return `${appUrl}/booking/${token}${keyring.sign(whichMailbox(token, booking.attendee_email), MAILED_LINK)}`
}

/** The token in an attendee page's address, and the suffix that links in mails add; null for any other address. */
export function readManageToken(text: string): { token: string; mailed: string | null } | null {
  if (!/^[\w-]+$/.test(text)) return null
  const [token, mailed] = [text.slice(0, TOKEN_LENGTH), text.slice(TOKEN_LENGTH)]
  return token.length < TOKEN_LENGTH ? null : { token, mailed: mailed === '' ? null : mailed }
}

/** Whether a link was mailed to the booking's attendee, whose address may have changed since. */
export function isMailedTo(
  keyring: Keyring,
  email: string,
  { token, mailed }: { token: string; mailed: string },
): boolean {
  return keyring.verify(whichMailbox(token, email), MAILED_LINK, mailed)
}

const MAILED_LINK = 'mailed manage link'
/** Of a token of 256 bits in base64url. */
const TOKEN_LENGTH = 43

function whichMailbox(token: string, email: string): string {
  return `${token} ${recipientKey(email)}`
}

function sealContext(bookingId: string): string {
  return `manage-token:${bookingId}`
}
