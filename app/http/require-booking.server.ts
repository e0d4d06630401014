import { redirect } from '@remix-run/node'
import { type BookingDetailsRow, findBookingByManageToken } from '#db/queries/bookings'
import { holdsTime } from '../booking/booking'
import { besides } from '../booking/frame-address'
import { carryOn } from '../booking/link-keys'
import { hashToken } from '../security/tokens.server'
import type { AppContext } from './context.server'
import { notFound } from './not-found'
import { recipientKey } from './rate-limit.server'
import { limitRequests } from './require-public.server'

/**
 * The booking that an attendee's link opens. No session: whoever has the link may manage this one booking (S15).
 *
 * @throws 404 for every token that opens nothing
 */
export async function requireBookingByToken(
  token: string | undefined,
  { db }: Pick<AppContext, 'db'>,
): Promise<BookingDetailsRow> {
  const row = token && (await findBookingByManageToken(db, hashToken(token)))
  if (!row) throw notFound()
  return row
}

/**
 * The same for a page that asks before the booking is changed.
 *
 * @throws a redirect to the booking's own page when it holds no time any more; 404; 429
 */
export async function requireHeldBooking(
  request: Request,
  token: string | undefined,
  context: AppContext,
): Promise<{ row: BookingDetailsRow; path: string }> {
  await limitRequests(context, 'page')
  const row = await requireBookingByToken(token, context)
  const path = `/booking/${token}`
  if (!holdsTime(row.status)) throw redirect(besides(request, carryOn(path, new URL(request.url).searchParams)))
  return { row, path }
}

/**
 * The same for a form that changes it; counted for the network, the booking and the recipient, because each change sends mail (S16).
 *
 * @throws 404; 429
 */
export async function requireBookingToChange(
  token: string | undefined,
  context: AppContext,
): Promise<BookingDetailsRow> {
  await limitRequests(context, 'change-booking')
  const row = await requireBookingByToken(token, context)
  await limitRequests(context, 'changes-of-booking', row.id)
  await limitRequests(context, 'changes-to-address', recipientKey(row.attendee_email))
  return row
}
