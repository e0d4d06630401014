import { type BusySpan, instancesOf, seriesByUid } from './calendar-series'
import { withKnownZones } from './calendar-zones'
import { horizonAround, inPieces } from './intervals'
import { parseCalendar } from './parse-calendar'

/** More than any person's calendar holds in a year. */
const MOST_INTERVALS = 10_000

/** The library's words for a rule that it has counted on long enough. */
const OUT_OF_PATIENCE = /maximum iterations/i

export type Expanded =
  | { ok: true; name: string | null; intervals: BusySpan[]; unread: number }
  | { ok: false; reason: 'not_a_calendar' | 'too_much' }

interface ExpandOptions {
  /** The host's zone: for floating times and whole days. */
  timeZone: string
  /** Epoch ms. */
  now: number
  /** Events whose UID ends with `@` and this are our own: what they say is known better here. */
  ourHost: string
}

/**
 * The busy times in an iCalendar text, from yesterday to 400 days ahead: recurring events with what is left out, added and moved;
 * whole days in the host's zone. Transparent and cancelled events are free time. Parsing and recurrence are `node-ical`'s; which
 * instances stand is decided here, because it knows no RDATE and mixes up several changed instances of one day.
 *
 * To be called where it can be stopped: a hostile text keeps it busy for as long as one lets it.
 */
export function expandCalendar(text: string, { timeZone, now, ourHost }: ExpandOptions): Expanded {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return { ok: false, reason: 'not_a_calendar' }
  const { events, name, unread: broken } = parseCalendar(withKnownZones(text.replace(/^\uFEFF/, ''), timeZone, now))
  const horizon = horizonAround(now)
  const intervals: BusySpan[] = []
  let unread = broken
  for (const series of seriesByUid(events.filter(({ uid }) => !isOurs(uid, ourHost)))) {
    try {
      for (const instance of instancesOf(series, horizon, timeZone)) {
        for (const piece of inPieces(instance, horizon)) intervals.push({ ...piece, allDay: instance.allDay })
        if (intervals.length > MOST_INTERVALS) return { ok: false, reason: 'too_much' }
      }
    } catch (error) {
      if (error instanceof Error && OUT_OF_PATIENCE.test(error.message)) return { ok: false, reason: 'too_much' }
      // One event that makes no sense must not hide all others; the desk says how many there were.
      unread++
    }
  }
  return { ok: true, name, intervals: intervals.sort((a, b) => a.start - b.start), unread }
}

function isOurs(uid: unknown, ourHost: string): boolean {
  return typeof uid === 'string' && uid.toLowerCase().endsWith(`@${ourHost.toLowerCase()}`)
}
