/**
 * The internal header by which a page tells the server to which other origin its form may redirect, for the policy's
 * `form-action`: browsers apply it to redirects too. It is never sent to the client.
 */
export const FORM_TARGET_HEADER = 'X-Foyer-Form-Target'

/** The address after booking: the one that the host saved, with the booking's id and nothing else (S12). */
export function addressAfterBooking(redirectUrl: string, bookingId: string): string {
  const address = new URL(redirectUrl)
  address.searchParams.set('booking_id', bookingId)
  return address.href
}
