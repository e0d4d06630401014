import { googleCalendarUrl, outlookCalendarUrl } from '../invites/add-to-calendar'
import type { Booking } from './booking'

/** Where the attendee stands with the join link, as the page tells it. */
export type LinkState = 'ready' | 'soon' | 'trouble' | 'by-host'

/**
 * What an attendee's page shows of a booking: their own details and times, nothing of the host's affairs.
 *
 * @param gotoStatus of the host's connection, which decides whether a link is still to come by itself
 */
export function bookingPage(booking: Booking, { gotoStatus, now }: { gotoStatus: string; now: number }) {
  const { title, startsAt, endsAt, status, host, attendee, eventType, cancellation } = booking
  const entry = {
    title: `${title}: ${host.name}`,
    startsAt,
    endsAt,
    details: booking.meeting.dialIn ?? '',
    location: booking.meeting.joinUrl ?? '',
  }
  return {
    id: booking.id,
    status,
    title,
    startsAt,
    endsAt,
    over: endsAt <= now,
    host: { name: host.name, handle: host.handle, timeZone: host.timeZone },
    attendee: { name: attendee.name, email: attendee.email, timeZone: attendee.timeZone },
    eventTypeSlug: eventType.slug,
    link: linkState(booking, gotoStatus),
    joinUrl: booking.meeting.joinUrl,
    dialIn: booking.meeting.dialIn,
    calendar: { google: googleCalendarUrl(entry), outlook: outlookCalendarUrl(entry) },
    cancellation: cancellation && { by: cancellation.by, reason: cancellation.reason },
  }
}

function linkState({ meeting }: Booking, gotoStatus: string): LinkState {
  if (meeting.joinUrl !== null) return 'ready'
  if (meeting.status === 'failed') return 'trouble'
  return gotoStatus === 'connected' ? 'soon' : 'by-host'
}
