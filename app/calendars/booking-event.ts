import { createHash } from 'node:crypto'
import type { BookingDetailsRow } from '#db/queries/bookings'
import { bookingFromRow } from '~/booking/booking'
import { inviteOf } from '~/invites/booking-invite.server'
import { entryOf } from '~/invites/calendar-object.server'
import type { EventOfBooking } from './calendar-provider'

/** A booking as its host's own calendar shows it: the words of our invites, with the attendee and the link to the booking. */
export function eventOfBooking(row: BookingDetailsRow, appUrl: string): EventOfBooking {
  const booking = bookingFromRow(row)
  const url = `${appUrl}/admin/bookings/${booking.id}`
  const invite = inviteOf(booking, 'host', { manageUrl: '', appUrl, now: booking.updatedAt })
  const { summary, description } = entryOf({ ...invite, method: 'REQUEST' })
  const { name, email } = booking.attendee
  return {
    bookingId: booking.id,
    start: booking.startsAt,
    end: booking.endsAt,
    timeZone: booking.host.timeZone,
    title: summary,
    description: [[name, email].filter(Boolean).join(', '), description].filter(Boolean).join('\n\n'),
    location: invite.joinUrl ?? invite.place ?? '',
    tentative: booking.status === 'pending',
    sequence: booking.sequence,
    url,
  }
}

/** What was written, without the data itself: the times, which distinguish a move of the host's from one of ours, and a digest. */
export function writtenMark(event: EventOfBooking): string {
  const digest = createHash('sha256').update(JSON.stringify(event)).digest('base64url').slice(0, 22)
  return `${event.start}-${event.end} ${digest}`
}
