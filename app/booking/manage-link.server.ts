import type { Keyring } from '../security/sealed-text.server'
import { hashToken, newToken } from '../security/tokens.server'

/**
 * The attendee's key to one booking (S15). The database finds a booking by the token's hash; the token itself is kept
 * sealed, because every later mail has to state the link again.
 */
export function issueManageToken(keyring: Keyring, bookingId: string): { token: string; hash: string; sealed: string } {
  const token = newToken()
  return { token, hash: hashToken(token), sealed: keyring.seal(token, sealContext(bookingId)) }
}

export function manageUrl(keyring: Keyring, appUrl: string, booking: { id: string; manage_token: string }): string {
  return `${appUrl}/booking/${keyring.open(booking.manage_token, sealContext(booking.id))}`
}

function sealContext(bookingId: string): string {
  return `manage-token:${bookingId}`
}
