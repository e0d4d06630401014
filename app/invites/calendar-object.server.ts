import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator'
import type { Locale } from '~/i18n/locale'
import { inviteMessages } from './messages'
import { safeName, safeText } from './safe-text'

export interface Party {
  name: string
  email: string
}

export interface Invite {
  bookingId: string
  /** Rises with every sent change, a cancellation included (C2). */
  sequence: number
  appUrl: string
  method: 'REQUEST' | 'CANCEL'
  /** The host has not approved it yet. */
  tentative?: boolean
  /** The event type's title; the parties' names are added. */
  title: string
  /** Epoch ms. */
  startsAt: number
  endsAt: number
  stampedAt: number
  host: Party
  attendee: Party
  /** Hosts who come along with the organizer. */
  coHosts?: Party[]
  guests: string[]
  joinUrl: string | null
  /** The location, if there is no link. */
  place?: string | null
  /** The host's instructions. */
  instructions?: string
  dialIn: string | null
  /** The link of the person this copy is for: the attendee's manage page or the host's admin page. */
  bookingUrl: string | null
  locale: Locale
}

/** The same for life, so that calendars find the event again (C1). */
function calendarUid(bookingId: string, appUrl: string): string {
  return `${bookingId}@${new URL(appUrl).hostname}`
}

/** The parts of a booking that are the same in every calendar. */
export function entryOf(invite: Invite) {
  return {
    id: calendarUid(invite.bookingId, invite.appUrl),
    sequence: invite.sequence,
    start: new Date(invite.startsAt),
    end: new Date(invite.endsAt),
    stamp: new Date(invite.stampedAt),
    summary: summary(invite),
    description: description(invite),
    transparency: ICalEventTransparency.OPAQUE,
  }
}

/**
 * The iCalendar object (RFC 5545, iTIP RFC 5546) for a booking: UTC instants, because a zone on the calendar makes the library
 * write local times; both parties as attendees, so that the recipient is always among them (C4).
 */
export function calendarObject(invite: Invite): { method: Invite['method']; content: string } {
  const { method, host, attendee, coHosts = [], guests, joinUrl } = invite
  const cancelled = method === 'CANCEL'
  const calendar = ical({
    prodId: { company: 'Foyer', product: 'Booking', language: invite.locale.toUpperCase() },
    method: ICalCalendarMethod[method],
  })
  const event = calendar.createEvent({
    ...entryOf(invite),
    location: joinUrl ?? (invite.place && safeText(invite.place.replaceAll('\n', ', '))),
    status: cancelled
      ? ICalEventStatus.CANCELLED
      : invite.tentative
        ? ICalEventStatus.TENTATIVE
        : ICalEventStatus.CONFIRMED,
    organizer: { name: safeName(host.name), email: host.email },
  })
  const person = { role: ICalAttendeeRole.REQ, type: ICalAttendeeType.INDIVIDUAL }
  event.createAttendee({
    ...person,
    name: safeName(host.name),
    email: host.email,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: false,
  })
  for (const { name, email } of coHosts) {
    const accepted = { status: ICalAttendeeStatus.ACCEPTED, rsvp: false }
    event.createAttendee({ ...person, ...accepted, name: safeName(name), email })
  }
  event.createAttendee({
    ...person,
    name: safeName(attendee.name),
    email: attendee.email,
    status: ICalAttendeeStatus.ACCEPTED,
    rsvp: true,
  })
  for (const guest of guests) {
    event.createAttendee({
      ...person,
      role: ICalAttendeeRole.OPT,
      email: guest,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: true,
    })
  }
  return { method, content: joinUrl && !cancelled ? withConference(calendar.toString(), joinUrl) : calendar.toString() }
}

/** The title of the event in a calendar. */
function summary({
  title,
  host,
  attendee,
  coHosts = [],
}: Pick<Invite, 'title' | 'host' | 'attendee' | 'coHosts'>): string {
  const names = [host, ...coHosts, attendee].map(({ name }) => safeName(name))
  return safeText(`${title}: ${[names.slice(0, -1).join(', '), names.at(-1)].join(' & ')}`)
}

/** The event's description; also for the links that add the event to a web calendar. */
function description({
  joinUrl,
  dialIn,
  bookingUrl,
  place,
  instructions,
  locale,
  method,
}: Pick<Invite, 'joinUrl' | 'dialIn' | 'bookingUrl' | 'place' | 'instructions' | 'locale' | 'method'>): string {
  const t = inviteMessages[locale]
  if (method === 'CANCEL') return t.cancelled
  const lines = [
    joinUrl ? t.join(joinUrl) : place ? safeText(place) : t.linkFollows,
    instructions ? safeText(instructions) : '',
    dialIn ? `${t.phone}\n${safeText(dialIn)}` : '',
    bookingUrl ? t.booking(bookingUrl) : '',
  ]
  return lines.filter(Boolean).join('\n\n')
}

/** RFC 7986 §5.11, which the library does not know; calendars show it as a button. */
function withConference(content: string, joinUrl: string): string {
  const { href, hostname } = new URL(joinUrl)
  // The host's own link may have any form; its host name is safe as a parameter.
  const label = /(^|\.)(goto|gotomeeting|gotomeet)\.(com|me)$/.test(hostname) ? 'GoTo Meeting' : hostname
  const line = fold(`CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=${label}:${href}`)
  // A function, because in a replacement text `$&` in an address would have a special meaning.
  return content.replace('\r\nEND:VEVENT', () => `\r\n${line}\r\nEND:VEVENT`)
}

/** RFC 5545 §3.1: at most 75 octets a line. An address has only ASCII, so characters are octets. */
function fold(line: string): string {
  return line.match(/^.{1,75}|.{1,74}/g)?.join('\r\n ') ?? line
}
