import { type Booking, holdsTime } from '~/booking/booking'
import { type Cutoffs, changeableUntil } from '~/booking/cutoffs'
import { placeOf } from '~/booking/place'
import { hasJoinLink } from '~/event-types/location'
import { nearestLocale } from '~/i18n/language-tag'
import { googleCalendarUrl, outlookCalendarUrls } from '~/invites/add-to-calendar'
import { HOUR_MS } from '~/time/units'
import { dateInZone } from '~/time/wall-time'

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
  const { title, startsAt, endsAt, status, host, attendee, eventType, cancellation, location } = booking
  const place = placeOf(booking, nearestLocale(attendee.locale))
  const entry = {
    title: `${title}: ${listHosts(booking)}`,
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
    joinFirst: isNear({ startsAt, timeZone: attendee.timeZone }, now),
    host: { name: host.name, handle: host.handle, timeZone: host.timeZone },
    /** All whom the attendee meets: the organizer first. */
    hostNames: [host, ...booking.coHosts].map(({ name }) => name),
    attendee: { name: attendee.name, email: attendee.email, timeZone: attendee.timeZone },
    guests: booking.guests,
    answers: booking.answers,
    eventTypeSlug: eventType.slug,
    bookAgainPath: `/${booking.team?.handle ?? host.handle}/${eventType.slug}`,
    link: linkState(booking, gotoStatus),
    joinUrl: booking.meeting.joinUrl,
    dialIn: booking.meeting.dialIn,
    place,
    hostsPhone: location.kind === 'attendee_calls' ? location.detail : undefined,
    instructions: eventType.instructions,
    confirmationText: eventType.confirmationText,
    calendar: {
      google: googleCalendarUrl(entry),
      ...outlookCalendarUrls(entry),
    },
    previous: booking.previous,
    expired: booking.expired,
    answerDueAt: booking.answerDueAt,
    may: whatMayBeDone(booking, cutoffs, now),
    cancellation: cancellation && { by: cancellation.by, reason: cancellation.reason },
  }
}

function listHosts({ host, coHosts, attendee }: Booking): string {
  return new Intl.ListFormat(nearestLocale(attendee.locale)).format([host, ...coHosts].map(({ name }) => name))
}

/** Somebody who looks at the page so shortly before the start wants to join; a meeting after midnight is near in the evening. */
const NEAR_MS = 3 * HOUR_MS

/** Whether the meeting is today by the attendee's clock, or begins soon. Otherwise they first want it in their calendar. */
function isNear({ startsAt, timeZone }: { startsAt: number; timeZone: string }, now: number): boolean {
  return startsAt - now <= NEAR_MS || dateInZone(startsAt, timeZone) === dateInZone(now, timeZone)
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
