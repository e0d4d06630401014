import ical from 'node-ical'
import { expandCalendar } from '~/busy/expand-calendar'
import { middle } from './requests'

const EVENTS = 2_000
const ROUNDS = 5
const DAY_MS = 86_400_000
const NOW = Date.UTC(2026, 2, 1)

/** CPU time of reading a feed of 2,000 events, a tenth of them in series, beside node-ical's for parsing and counting the same. */
export function calendarRows(): string[][] {
  const text = feedOf(EVENTS)
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: cpuMs(() => expandCalendar(text, { timeZone: 'Europe/Zurich', now: NOW, ourHost: 'book.example.com' })),
    theirs: cpuMs(() => {
      for (const component of Object.values(ical.sync.parseICS(text)))
        if (component?.type === 'VEVENT') component.rrule?.between(new Date(NOW), new Date(NOW + 400 * DAY_MS), true)
    }),
  }))
  const [ours, theirs] = [middle(rounds.map((round) => round.ours)), middle(rounds.map((round) => round.theirs))]
  return [
    ['reading a calendar of 2,000 events, to node-ical'],
    ['  CPU time', `${ours.toFixed(0)} ms`, `${theirs.toFixed(0)} ms`, `${(ours / theirs).toFixed(2)}×`, ''],
  ]
}

function cpuMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function feedOf(events: number): string {
  const stamp = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d{3}Z/g, '')
  const lines = Array.from({ length: events }, (_, index) => {
    const start = Date.UTC(2025, 0, 1, 8 + (index % 9)) + Math.floor(index / 4) * DAY_MS
    return [
      'BEGIN:VEVENT',
      `UID:${index}@elsewhere`,
      `DTSTART;TZID=Europe/Zurich:${stamp(start)}`,
      `DTEND;TZID=Europe/Zurich:${stamp(start + DAY_MS / 48)}`,
      ...(index % 10 === 0 ? ['RRULE:FREQ=WEEKLY;COUNT=30'] : []),
      `DESCRIPTION:${'What is to be talked about, at some length. '.repeat(8)}`,
      'ATTENDEE;CN=Clara;PARTSTAT=ACCEPTED:mailto:clara@example.com',
      'TRANSP:OPAQUE',
      'END:VEVENT',
    ].join('\r\n')
  })
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n')
}
