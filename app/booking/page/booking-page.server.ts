import { type Booking, holdsTime } from '~/booking/booking'
import { type Cutoffs, changeableUntil } from '~/booking/cutoffs'
import { placeOf } from '~/booking/place'
import { hasJoinLink } from '~/event-types/location'
import { nearestLocale } from '~/i18n/language-tag'
import { googleCalendarUrl, outlookCalendarUrl } from '~/invites/add-to-calendar'

/** What the page says about the join link. */
export type LinkState = 'ready' | 'soon' | 'trouble' | 'by-host' | 'none'

interface PageFacts {
  gotoStatus: string
  cutoffs: Cutoffs
  now: number
  /** Recipients whose mails about the present booking were not sent, because their budget of today is used up. */
  heldBack?: { recipient: string }[]
}

/**
 * What an attendee's page shows of a booking: their own details and times, nothing private of the host.
 *
 * @param gotoStatus of the host's connection, which decides whether a link can still come by itself
 */
export function bookingPage(booking: Booking, { gotoStatus, cutoffs, now, heldBack = [] }: PageFacts) {
  const { title, startsAt, endsAt, status, host, attendee, eventType, cancellation } = booking
  const place = placeOf(booking, nearestLocale(attendee.locale))
  const entry = {
    title: `${title}: ${host.name}`,
    startsAt,
    endsAt,
    details: [booking.meeting.dialIn ?? '', eventType.instructions].filter(Boolean).join('\n\n'),
    location: booking.meeting.joinUrl ?? place ?? '',
  }
  return {
    id: booking.id,
    heldBack: {
      attendee: heldBack.some(({ recipient }) => recipient === 'attendee'),
      guests: heldBack.filter(({ recipient }) => recipient === 'guest').length,
    },
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
    place,
    instructions: eventType.instructions,
    confirmationText: eventType.confirmationText,
    calendar: { google: googleCalendarUrl(entry), outlook: outlookCalendarUrl(entry) },
    previous: booking.previous,
    expired: booking.expired,
    answerDueAt: booking.answerDueAt,
    may: whatMayBeDone(booking, cutoffs, now),
    cancellation: cancellation && { by: cancellation.by, reason: cancellation.reason },
  }
}

/** Until when the attendee may cancel or move, in epoch ms, and whether they still may. */
function whatMayBeDone({ status, startsAt, endsAt }: Booking, cutoffs: Cutoffs, now: number) {
  const until = changeableUntil({ startsAt, endsAt }, cutoffs)
  const open = holdsTime(status) && endsAt > now
  return {
    until,
    cancel: open && now <= until.cancel,
    reschedule: open && now <= until.reschedule,
    edit: open && now < startsAt,
  }
}

function linkState({ meeting, location }: Booking, gotoStatus: string): LinkState {
  if (!hasJoinLink(location.kind)) return 'none'
  if (meeting.joinUrl !== null) return 'ready'
  if (meeting.status === 'failed') return 'trouble'
  return gotoStatus === 'connected' ? 'soon' : 'by-host'
}
