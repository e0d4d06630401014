import type { BookingDetailsRow } from '#db/queries/bookings'
import { CONFERENCING_PROVIDERS } from '#db/tables/event-types'
import type { Env } from '~/env.server'
import { hasProviderMeeting } from '~/event-types/location'
import type { Keyring } from '~/security/sealed-text.server'
import { instantText } from '~/time/instants'
import { MINUTE_MS } from '~/time/units'
import { type Booking, bookingFromRow } from './booking'
import { manageUrl } from './manage-link.server'
import { openRecording } from './recording.server'

/** A booking as other systems see it, through the API, webhooks and connectors: the shape in rules.md, section 6. */
export type BookingView = ReturnType<typeof bookingView>

export function bookingView({ keyring, env }: { keyring: Keyring; env: Pick<Env, 'APP_URL'> }, row: BookingDetailsRow) {
  const recording = openRecording(keyring, row)
  return {
    ...bookingSnapshot(row),
    recording: recording === null ? null : { url: recording },
    manageUrl: manageUrl(keyring, env.APP_URL, row),
  }
}

/** The same without the manage link and the recording's: both are keys and so never stored in the clear (S15, F3). */
export function bookingSnapshot(row: BookingDetailsRow) {
  return viewOf(bookingFromRow(row))
}

function viewOf(booking: Booking) {
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
      // The released shape names a provider for every location.
      provider: hasProviderMeeting(booking.location.kind) ? booking.location.kind : CONFERENCING_PROVIDERS[0],
      status: meeting.status,
      joinUrl: meeting.joinUrl,
      meetingId: meeting.id,
    },
    tracking: { ...booking.tracking },
    metadata: booking.metadata,
    crm: booking.crm,
    team: booking.team,
    attendance: booking.attendance && {
      state: booking.attendance.state,
      suggested: booking.attendance.suggested,
      startedAt: optionalInstant(booking.attendance.startedAt),
      endedAt: optionalInstant(booking.attendance.endedAt),
      participants: booking.attendance.participants,
    },
    recording: null as { url: string } | null,
    createdAt: instantText(booking.createdAt),
    updatedAt: instantText(booking.updatedAt),
    cancellation: cancellation && { ...cancellation, at: instantText(cancellation.at) },
    previous: previous && { start: instantText(previous.startsAt), end: instantText(previous.endsAt) },
  }
}

function optionalInstant(at: number | null): string | null {
  return at === null ? null : instantText(at)
}
