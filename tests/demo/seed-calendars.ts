import { Temporal } from 'temporal-polyfill'
import { findCalendarsOfAccount } from '#db/queries/calendars'
import type { SimulatedWorld } from '#tests/setup/simulated-world'
import type { QuirksServer } from '#tests/simulators/caldav/simulator'
import type { PersonCalendars } from '#tests/simulators/calendars/person-calendars'
import { chooseReceivingCalendar } from '~/calendars/change-calendars.server'
import { connectCaldav } from '~/calendars/connect-account.server'
import type { Services } from '~/http/context.server'
import { connectCalendar } from './connect-calendar'

const TIME_ZONE = 'Europe/Zurich'
const MINUTE_MS = 60_000

/** The demo's host has a private calendar at Google, which shows the bookings, one at work at Microsoft, and a club's at a CalDAV server. */
export async function seedCalendars(
  services: Services,
  hostId: string,
  { google, microsoft, caldav }: Pick<SimulatedWorld, 'google' | 'microsoft'> & { caldav: QuirksServer },
): Promise<void> {
  const now = Date.now()
  fillPrivateCalendar(google.person, now)
  fillWorkCalendar(microsoft.person, now)
  fillClubCalendar(caldav, now)
  const accountKey = (simulator: typeof google | typeof microsoft) => simulator.state.accounts[0]?.key ?? ''
  const googleId = await connectCalendar(services, { hostId, kind: 'google', accountKey: accountKey(google) })
  await connectCalendar(services, { hostId, kind: 'microsoft', accountKey: accountKey(microsoft) })
  const tools = { ...services, allowPrivate: true }
  const typed = { serverAddress: caldav.url, username: caldav.username, password: caldav.password }
  const connected = await connectCaldav(tools, hostId, typed, now)
  if (!connected.ok) throw new Error(`The simulated CalDAV server refused: ${connected.reason}`)
  const [main] = await findCalendarsOfAccount(services.db, hostId, googleId)
  if (!main || !(await chooseReceivingCalendar(services, hostId, main.id, now)))
    throw new Error('The simulated Google has no calendar that receives bookings')
}

function fillPrivateCalendar(person: PersonCalendars, now: number): void {
  person.add({ title: 'Dentist', ...lasting(now, { days: 1, hour: 10, minutes: 60 }) })
  person.add({
    title: 'Choir',
    ...lasting(now, { days: 2, hour: 16, minutes: 90 }),
    repeat: { every: 'week', interval: 1, count: 30 },
  })
  person.add({ title: 'Parcel comes', ...lasting(now, { days: 3, hour: 9, minutes: 120 }), shows: 'free' })
  person.add({ title: 'Hiking', date: dateAt(now, 12), days: 2 })
}

function fillClubCalendar(server: QuirksServer, now: number): void {
  const { start, end } = lasting(now, { days: 2, hour: 11, minutes: 60 })
  const written = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '')
  const event = ['UID:club', 'DTSTAMP:20260101T000000Z', `DTSTART:${written(start)}`, `DTEND:${written(end)}`]
  const lines = ['VERSION:2.0', 'PRODID:-//Club//EN', 'BEGIN:VEVENT', ...event, 'SUMMARY:Board meeting', 'END:VEVENT']
  server.put('club.ics', ['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR', ''].join('\r\n'))
}

function fillWorkCalendar(person: PersonCalendars, now: number): void {
  person.add({
    title: 'Stand-up',
    ...lasting(now, { days: 1, hour: 9, minutes: 15 }),
    repeat: { every: 'day', interval: 1, count: 60 },
  })
  person.add({ title: 'Review', ...lasting(now, { days: 4, hour: 14, minutes: 60 }), shows: 'tentative' })
  person.add({ title: 'Sales fair', ...lasting(now, { days: 5, hour: 13, minutes: 180 }), answer: 'declined' })
}

/** So many days from now, on the host's wall clock. */
function lasting(now: number, { days, hour, minutes }: { days: number; hour: number; minutes: number }) {
  const start = Temporal.PlainDate.from(dateAt(now, days)).toZonedDateTime({
    timeZone: TIME_ZONE,
    plainTime: { hour },
  }).epochMilliseconds
  return { start, end: start + minutes * MINUTE_MS }
}

function dateAt(now: number, days: number): string {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(TIME_ZONE)
    .toPlainDate()
    .add({ days })
    .toString()
}
