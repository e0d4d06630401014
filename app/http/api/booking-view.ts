import type { BookingDetailsRow } from '#db/queries/bookings'
import { type Booking, bookingFromRow } from '../../booking/booking'
import { instantText } from '../../booking/instants'
import { manageUrl } from '../../booking/manage-link.server'
import type { AppContext } from '../context.server'

const MINUTE_MS = 60_000

/** A booking as the contract shows it. */
export function bookingView({ keyring, env }: Pick<AppContext, 'keyring' | 'env'>, row: BookingDetailsRow) {
  return viewOf(bookingFromRow(row), manageUrl(keyring, env.APP_URL, row))
}

export function viewOf(booking: Booking, manage: string) {
  const { host, attendee, eventType, meeting, cancellation, previous } = booking
  return {
    id: booking.id,
    status: booking.status,
    title: booking.title,
    start: instantText(booking.startsAt),
    end: instantText(booking.endsAt),
    sequence: booking.sequence,
    host: { handle: host.handle, name: host.name, timeZone: host.timeZone },
    eventType: {
      slug: eventType.slug,
      title: eventType.title,
      durationMinutes: (booking.endsAt - booking.startsAt) / MINUTE_MS,
    },
    attendee,
    guests: booking.guests,
    answers: booking.answers,
    notes: booking.notes,
    conferencing: {
      provider: 'goto' as const,
      status: meeting.status,
      joinUrl: meeting.joinUrl,
      meetingId: meeting.id,
    },
    tracking: { ...booking.tracking },
    metadata: booking.metadata,
    crm: booking.crm,
    manageUrl: manage,
    createdAt: instantText(booking.createdAt),
    updatedAt: instantText(booking.updatedAt),
    cancellation: cancellation && { ...cancellation, at: instantText(cancellation.at) },
    previous: previous && { start: instantText(previous.startsAt), end: instantText(previous.endsAt) },
  }
}
