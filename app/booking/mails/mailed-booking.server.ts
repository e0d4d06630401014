import type { BookingDetailsRow } from '#db/queries/bookings'
import { type Booking, bookingFromRow } from '~/booking/booking'
import { mailableLine, withoutLinks } from '~/security/deceptive-text.server'
import { isEstablished, provenDomain } from '~/security/proven-domain'

type Reader = 'host' | 'attendee' | 'guest'

/**
 * A booking as mails may show it (S16): names and titles without links, also in rows that are older than the rule. A host's
 * longer texts keep their links in mails to strangers only if the account is not new; pages show them unchanged.
 */
export function mailedBooking(
  row: BookingDetailsRow,
  reader: Reader,
  now: number,
  coHosts: Booking['coHosts'] = [],
): Booking {
  const shown = coHosts.map(({ name, email }) => ({ name: mailableLine(name), email }))
  const booking = bookingFromRow(row, shown)
  const { host, attendee, eventType, location, cancellation } = booking
  const name = { domain: ownDomain(row) }
  const writing = (text: string) => hostsWriting(row, text, now)
  const reason = cancellation?.reason && reader !== 'host' ? writing(cancellation.reason) : cancellation?.reason
  return {
    ...booking,
    title: mailableLine(booking.title, name),
    host: { ...host, name: mailableLine(host.name, name) },
    attendee: { ...attendee, name: mailableLine(attendee.name) },
    eventType: {
      ...eventType,
      title: mailableLine(eventType.title, name),
      instructions: reader === 'host' ? eventType.instructions : writing(eventType.instructions),
    },
    location:
      location.kind === 'address' && reader !== 'host' ? { ...location, detail: writing(location.detail) } : location,
    cancellation: cancellation && { ...cancellation, reason: reason ?? null },
  }
}

/** A host's text as it may be mailed to people who have not agreed to mails. */
export function hostsWriting(row: BookingDetailsRow, text: string, now: number): string {
  if (isEstablished({ emailVerifiedAt: row.host_email_verified_at }, now)) return text
  return withoutLinks(text, { domain: ownDomain(row) })
}

function ownDomain({ host_email, host_email_verified_at }: BookingDetailsRow): string | null {
  return provenDomain({ email: host_email, emailVerifiedAt: host_email_verified_at })
}
