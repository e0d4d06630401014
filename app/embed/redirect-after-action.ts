import { isFrameAddress, toFrame } from '~/booking/page/frame-address'

/** What an attendee can do to a booking; the address of the page that follows says so, once. */
export const BOOKING_ACTIONS = ['booked', 'rescheduled', 'cancelled'] as const
export const ACTION_KEY = 'done'

/** How the pages look and speak, and what opens a secret event type again. Nothing personal: the booking knows the rest. */
const KEPT = ['key', 'lang', 'clock', 'theme', 'primary_color', 'transparent', 'hide_event_type_details']

/**
 * Where a form that changed a booking leads: to the booking's page. In a frame it also says what was done, for the page around it.
 *
 * @param from the whole address of the form's page
 * @param path of the booking's page, `/booking/{token}`
 * @param bookingAction null where nothing was done just now
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
