import type { Booking } from '~/booking/booking'
import { placeOf } from '~/booking/place'
import { nearestLocale } from '~/i18n/language-tag'
import { calendarObject, type Invite } from './calendar-object.server'

type Reader = 'host' | 'attendee' | 'guest'

/**
 * A booking as a calendar object for one recipient; each copy contains only that person's link.
 *
 * @param method the mail's method; for a removed guest it does not follow from the booking
 */
export function bookingInvite(
  booking: Booking,
  reader: Reader,
  links: { manageUrl: string; appUrl: string; now: number },
  method: Invite['method'] = methodOf(booking),
) {
  return calendarObject({ ...inviteOf(booking, reader, links), method })
}

/** A booking as the calendar of one recipient shows it, in their language. */
export function inviteOf(
  booking: Booking,
  reader: Reader,
  { manageUrl, appUrl, now }: { manageUrl: string; appUrl: string; now: number },
): Invite {
  const locale = nearestLocale(reader === 'host' ? booking.host.locale : booking.attendee.locale)
  const bookingUrl = { host: `${appUrl}/admin/bookings/${booking.id}`, attendee: manageUrl, guest: null }[reader]
  return {
    bookingId: booking.id,
    sequence: booking.sequence,
    appUrl,
    method: methodOf(booking),
    tentative: booking.status === 'pending',
    title: booking.title,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    stampedAt: now,
    host: booking.host,
    attendee: booking.attendee,
    coHosts: booking.coHosts,
    guests: booking.guests,
    joinUrl: booking.meeting.joinUrl,
    dialIn: booking.meeting.dialIn,
    bookingUrl,
    place: placeOf(booking, locale),
    instructions: booking.eventType.instructions,
    locale,
  }
}

function methodOf({ status }: Booking): Invite['method'] {
  return status === 'cancelled' || status === 'declined' ? 'CANCEL' : 'REQUEST'
}
