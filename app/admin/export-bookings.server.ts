import { type BookingsFilterValues, type BookingsPage, findBookingsPage, positionOf } from '#db/queries/admin-bookings'
import type { Db } from '#db/schema'
import type { Host } from '~/accounts/host'
import { latenessMs } from '~/booking/attendance'
import { type Booking, bookingFromRow } from '~/booking/booking'
import { BYTE_ORDER_MARK, csvLine, csvWallTime } from '~/i18n/csv'
import { instantText } from '~/time/instants'
import { MINUTE_MS, SECOND_MS } from '~/time/units'
import { afterMessages, csvMessages } from './messages'

/** Rows per batch: an export of everything is never in memory as a whole. */
const BATCH = 500

/**
 * All bookings that a filter finds, as a CSV file. It has no manage links: people who get the file must not be able to cancel.
 *
 * @param host times are in this host's zone, and also in UTC
 * @returns pieces of a CSV file
 */
export async function* exportBookings(
  db: Db,
  host: Host,
  { filter, order, direction }: { filter: BookingsFilterValues } & Pick<BookingsPage, 'order' | 'direction'>,
  now: number,
): AsyncGenerator<string> {
  const t = csvMessages[host.locale]
  yield BYTE_ORDER_MARK + csvLine(Object.values(t.columns), host.locale)
  let place: BookingsPage['place'] = null
  for (;;) {
    const rows = await findBookingsPage(db, host.id, filter, { order, direction, place, limit: BATCH }, now)
    if (rows.length > 0) yield rows.map((row) => csvLine(cellsOf(bookingFromRow(row), host), host.locale)).join('')
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    place = { is: 'after', at: positionOf(last, order) }
  }
}

/** In the order of `csv.columns`. */
function cellsOf(booking: Booking, host: Host): string[] {
  const { attendee, crm, tracking, cancellation } = booking
  const t = csvMessages[host.locale]
  return [
    booking.title,
    csvWallTime(booking.startsAt, host.timeZone),
    csvWallTime(booking.endsAt, host.timeZone),
    host.timeZone,
    instantText(booking.startsAt),
    instantText(booking.endsAt),
    attendee.name,
    attendee.email,
    attendee.timeZone,
    booking.guests.join(' '),
    booking.host.name,
    t.status[booking.status],
    booking.eventType.title,
    booking.meeting.joinUrl ?? '',
    booking.answers.map(({ question, answer }) => `${question}: ${answer}`).join('\n'),
    booking.notes,
    cancellation?.reason ?? '',
    Object.values(tracking).join(' · '),
    [crm?.system, crm?.type, crm?.id].filter(Boolean).join(' '),
    instantText(Math.floor(booking.createdAt / SECOND_MS) * SECOND_MS),
    booking.id,
    ...attendanceCells(booking, host),
  ]
}

function attendanceCells({ startsAt, attendance }: Pick<Booking, 'startsAt' | 'attendance'>, host: Host): string[] {
  if (attendance === null) return ['', '', '', '', '']
  const { state, suggested, startedAt, endedAt, participants } = attendance
  const { badge, suggestedBadge } = afterMessages[host.locale]
  const late = latenessMs({ startsAt }, attendance)
  return [
    suggested ? suggestedBadge : badge[state],
    startedAt === null ? '' : instantText(startedAt),
    endedAt === null ? '' : instantText(endedAt),
    participants === null ? '' : String(participants),
    late === null ? '' : String(Math.floor(late / MINUTE_MS)),
  ]
}
