import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { safeText } from '~/invites/safe-text'
import type { EventOfBooking } from '../calendar-provider'
import { uidOfEvent } from '../own-uid'

/** What we wrote is shorter; after it there may be attachments of the host's. */
const MAX_READ = 65_536

/** Properties of the event that are ours. Everything else that a host added in their calendar stays. */
const OURS = new Set([
  ...['UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND', 'DURATION', 'SUMMARY', 'DESCRIPTION', 'LOCATION', 'STATUS'],
  ...['URL', 'CREATED', 'LAST-MODIFIED', 'TRANSP', 'ORGANIZER', 'ATTENDEE', 'X-ALT-DESC'],
  // A booking is one meeting, whatever a calendar made of it.
  ...['RRULE', 'RDATE', 'EXDATE', 'EXRULE', 'RECURRENCE-ID'],
])

/**
 * A booking as a calendar object for its host alone: without ORGANIZER and ATTENDEE, so that no server sends invitations (RFC 6638), and
 * without METHOD, which stored objects must not have (RFC 4791, 4.1).
 *
 * @param before the object as it is in the calendar, whose alarms, categories and other additions stay
 */
export function eventObject(
  event: EventOfBooking,
  { ourHost, now, before }: { ourHost: string; now: number; before: string | null },
): string {
  const calendar = ical({ prodId: { company: 'Foyer', product: 'Booking' } })
  calendar.createEvent({
    id: uidOfEvent(event.bookingId, ourHost),
    sequence: event.sequence,
    start: new Date(event.start),
    end: new Date(event.end),
    stamp: new Date(now),
    lastModified: new Date(now),
    summary: safeText(event.title).replaceAll('\n', ' '),
    description: safeText(event.description),
    location: safeText(event.location).replaceAll('\n', ', ') || null,
    url: event.url,
    status: event.tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
  })
  const kept = before === null ? [] : additionsIn(before)
  const text = calendar.toString()
  // A function, because in a replacement text `$&` in an addition would have a special meaning.
  return kept.length === 0 ? text : text.replace('\r\nEND:VEVENT', () => `\r\n${kept.join('\r\n')}\r\nEND:VEVENT`)
}

/** The lines of the first event that are not ours, with its alarms. Folded lines stay folded. */
function additionsIn(text: string): string[] {
  const kept: string[] = []
  const open: string[] = []
  let keeps = false
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (/^[ \t]/.test(line)) {
      if (keeps) kept.push(line)
      continue
    }
    const [, name = '', value = ''] = /^([A-Za-z0-9-]{1,100})[;:](.*)$/.exec(line) ?? []
    const property = name.toUpperCase()
    const inEvent = open[1] === 'VEVENT'
    if (property === 'END') {
      const closed = open.pop()
      keeps = inEvent && closed !== 'VEVENT'
      if (keeps) kept.push(line)
      if (closed === 'VEVENT') return kept
    } else if (property === 'BEGIN') {
      open.push(value.trim().toUpperCase())
      keeps = inEvent
      if (keeps) kept.push(line)
    } else {
      keeps = inEvent && property !== '' && (open.length > 2 || !OURS.has(property))
      if (keeps) kept.push(line)
    }
  }
  // Cut off: its additions are not known for sure.
  return []
}

/** The UID of the first event in an object; null if there is none. */
export function uidOfObject(text: string): string | null {
  const unfolded = text.slice(0, MAX_READ).replace(/\r?\n[ \t]/g, '')
  const event = unfolded.slice(Math.max(0, unfolded.search(/BEGIN:VEVENT/i)))
  return /^UID(?:;[^:\r\n]{0,500})?:([^\r\n]{1,1000})/im.exec(event)?.[1]?.trim() ?? null
}

const TELLING = /^(?:SEQUENCE|DTSTART|DTEND|SUMMARY|DESCRIPTION|LOCATION|STATUS)[;:]/i

/** Whether an object already says what another would: the answer to its writing was lost. */
export function saysTheSame(present: string, wanted: string): boolean {
  return tellingLines(present) === tellingLines(wanted)
}

function tellingLines(text: string): string {
  const lines = text
    .slice(0, MAX_READ)
    .replace(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
  return lines
    .filter((line) => TELLING.test(line))
    .sort()
    .join('\n')
}
