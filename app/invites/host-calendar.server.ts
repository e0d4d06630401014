import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { entryOf, type Invite } from './calendar-object.server'
import { safeName } from './safe-text'

/** How often a calendar should refresh; most choose their own interval. */
const REFRESH_SECONDS = 15 * 60

/**
 * Bookings as a calendar feed (RFC 5545, RFC 7986). The UIDs are those of the invites, so that Foyer recognises its own events
 * if it reads a calendar that subscribes to this feed. No attendees: these events are not invitations.
 */
export function hostCalendar(hostName: string, invites: Invite[]): string {
  const calendar = ical({
    name: `Foyer: ${safeName(hostName)}`,
    prodId: { company: 'Foyer', product: 'Booking', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  })
  for (const invite of invites)
    calendar.createEvent({
      ...entryOf(invite),
      location: invite.joinUrl,
      status: invite.tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    })
  return calendar.toString()
}
