import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { entryOf, type Invite } from './calendar-object.server'
import { safeName } from './safe-text'

/** How often a calendar should look again; most look when they like. */
const REFRESH_SECONDS = 15 * 60

/**
 * Bookings as a calendar to follow (RFC 5545, RFC 7986). The UIDs are those of the invites, so that Foyer recognises its own events
 * where a calendar that follows this one is itself followed. No attendees: to a calendar that follows, these are no invitations.
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
