import { type BookingDetailsRow, findBookingByManageToken } from '#db/queries/bookings'
import { hashToken } from '../security/tokens.server'
import type { AppContext } from './context.server'

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
  if (!row) throw new Response('Not found', { status: 404 })
  return row
}
