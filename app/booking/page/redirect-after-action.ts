import { isFrameAddress, toFrame } from './frame-address'

/** What an attendee can do to a booking; the next page's address names it, once. */
export const BOOKING_ACTIONS = ['booked', 'rescheduled', 'cancelled'] as const
export const ACTION_KEY = 'done'

/** @returns what the attendee did just now, by the page's address */
export function readBookingAction(query: URLSearchParams): (typeof BOOKING_ACTIONS)[number] | null {
  return BOOKING_ACTIONS.find((name) => name === query.get(ACTION_KEY)) ?? null
}

/** Look and language of the pages, and the key of a secret event type. Nothing personal: the booking has the rest. */
const KEPT = ['key', 'lang', 'clock', 'theme', 'primary_color', 'transparent', 'hide_event_type_details']

/**
 * The address after a form that changed a booking: the booking's page. In a frame it also names the action, for the page around
 * it.
 *
 * @param from the whole address of the form's page
 * @param path of the booking's page, `/booking/{token}`
 * @param bookingAction null if nothing was done just now
 */
export function redirectAfterAction(
  from: string,
  path: string,
  bookingAction: (typeof BOOKING_ACTIONS)[number] | null,
): string {
  const { searchParams, pathname } = new URL(from)
  const framed = isFrameAddress(pathname)
  const query = new URLSearchParams([...searchParams].filter(([name]) => KEPT.includes(name)))
  if (framed && bookingAction !== null) query.set(ACTION_KEY, bookingAction)
  const address = query.size === 0 ? path : `${path}?${query}`
  return framed ? toFrame(address) : address
}
