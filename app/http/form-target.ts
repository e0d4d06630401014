/**
 * How a page tells the server which other origin the answer to its form may lead on to, for the policy's `form-action`: browsers
 * apply it to redirects too. Never leaves the house.
 */
export const FORM_TARGET_HEADER = 'X-Foyer-Form-Target'

/** Where the browser goes after booking: the address that the host saved, with the booking's id and nothing else (S12). */
export function addressAfterBooking(redirectUrl: string, bookingId: string): string {
  const address = new URL(redirectUrl)
  address.searchParams.set('booking_id', bookingId)
  return address.href
}
