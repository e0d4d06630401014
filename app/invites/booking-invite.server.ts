import type { Booking } from '../booking/booking'
import { isLocale } from '../i18n/locale'
import { calendarObject, type Invite } from './calendar-object.server'

/** A booking as a calendar object for one of its two sides; each copy carries only that side's link. */
export function bookingInvite(
  booking: Booking,
  recipient: 'host' | 'attendee',
  links: { manageUrl: string; appUrl: string; now: number },
) {
  return calendarObject(inviteOf(booking, recipient, links))
}

export function inviteOf(
  booking: Booking,
  recipient: 'host' | 'attendee',
  { manageUrl, appUrl, now }: { manageUrl: string; appUrl: string; now: number },
): Invite {
  const cancelled = booking.status === 'cancelled' || booking.status === 'declined'
  const locale = recipient === 'host' ? booking.host.locale : booking.attendee.locale
  return {
    bookingId: booking.id,
    sequence: booking.sequence,
    appUrl,
    method: cancelled ? 'CANCEL' : 'REQUEST',
    title: booking.title,
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    stampedAt: now,
    host: booking.host,
    attendee: booking.attendee,
    guests: booking.guests,
    joinUrl: booking.meeting.joinUrl,
    dialIn: booking.meeting.dialIn,
    bookingUrl: recipient === 'host' ? `${appUrl}/admin/bookings/${booking.id}` : manageUrl,
    locale: isLocale(locale) ? locale : 'en',
  }
}
