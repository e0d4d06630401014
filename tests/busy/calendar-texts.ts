import { expandCalendar } from '~/busy/expand-calendar'
import { addDays, dateInZone, dayNumber } from '~/time/wall-time'

export const NOW = Date.parse('2026-03-01T00:00:00Z')
export const HOST = {
  timeZone: 'Europe/Zurich',
  now: NOW,
  ourHost: 'book.example.com',
  ownAddresses: [] as string[],
}

/** The busy times of a calendar, as readable texts. */
export function busy(calendar: string, more: Partial<typeof HOST> = {}): string[] {
  const expanded = expandCalendar(calendar, { ...HOST, ...more })
  if (!expanded.ok) throw new Error(expanded.reason)
  return expanded.intervals.map(({ start, end }) => written(start, end))
}

/** The dates that whole days block. */
export function days(calendar: string, timeZone = 'Europe/Zurich'): string[] {
  const expanded = expandCalendar(calendar, { ...HOST, timeZone })
  if (!expanded.ok) throw new Error(expanded.reason)
  return expanded.intervals.flatMap(({ start, end, allDay }) => {
    if (!allDay) throw new Error('These are no whole days')
    const [from, until] = [start, end].map((instant) => dateInZone(instant, timeZone)) as [string, string]
    return Array.from({ length: dayNumber(until) - dayNumber(from) }, (_, index) => addDays(from, index))
  })
}

export function written(start: number, end: number): string {
  const minutes = (instant: number) => `${new Date(instant).toISOString().slice(0, 16)}Z`
  const [from, until] = [minutes(start), minutes(end)]
  return `${from}–${from.slice(0, 10) === until.slice(0, 10) ? until.slice(11) : until}`
}

export function inCalendar(...parts: string[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Test//EN',
    'X-WR-CALNAME:Family',
    ...parts,
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

export function vevent(uid: string, ...lines: string[]): string {
  return ['BEGIN:VEVENT', `UID:${uid}`, 'DTSTAMP:20260101T000000Z', 'SUMMARY:Private', ...lines, 'END:VEVENT'].join(
    '\r\n',
  )
}

/** A VTIMEZONE; its NAME is to be replaced. */
export const CENTRAL_EUROPE = [
  'BEGIN:VTIMEZONE',
  'TZID:NAME',
  'BEGIN:STANDARD',
  'DTSTART:16011028T030000',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010325T020000',
  'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
].join('\r\n')
