import { pino } from 'pino'
import { onTestFinished } from 'vitest'
import { findCalendarsOfAccount } from '#db/queries/calendars'
import { connectCalendar } from '#tests/demo/connect-calendar'
import { personOnCaldav } from '#tests/simulators/caldav/person-on-caldav'
import { type QuirksServer, startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import type { CalendarFaultKind } from '#tests/simulators/calendars/faults'
import type { PersonCalendars } from '#tests/simulators/calendars/person-calendars'
import type { CalendarKind } from '~/calendars/calendar-provider'
import { chooseReceivingCalendar } from '~/calendars/change-calendars.server'
import { connectCaldav } from '~/calendars/connect-account.server'
import type { OAuthCalendarKind } from '~/calendars/connect-oauth-account.server'
import { parseEnv } from '~/env.server'
import type { Services } from '~/http/context.server'
import { createApp } from '~/process/create-app.server'
import { aFleet, type Fleet, type FleetHost } from '../fleet'

export const PROCESSES = 2
/** The share of requests to a provider that go wrong. */
const FAULT_SHARE = 0.1

const API_FAULTS: CalendarFaultKind[] = [
  ...(['reset', 'lose-answer', 'server-error', 'html-error', 'slow-down'] as const),
  ...(['rate-limit', 'user-rate-limit', 'dead-token', 'unreadable'] as const),
]
const CALDAV_FAULTS = [
  ...[{ noAnswer: true }, { lostAnswer: true }, { status: 503 }, { status: 502 }, { status: 207 }],
  { status: 429, headers: { 'Retry-After': '7' } },
]

/** An event that the app wrote, as it stands in a calendar. */
export interface EventThere {
  id: string
  start: number
  end: number
}

/** One account of the host, and what its owner does in its calendar behind the app's back. */
export interface Side {
  kind: CalendarKind
  accountId: string
  calendarId: string
  person: PersonCalendars
  ours(): EventThere[]
  moveOurs(id: string, times: { start: number; end: number }): void
  removeOurs(id: string): void
  loseSync(): void
  loseTokens(): void
  /** To explain a difference: what the app asked for since the last comparison. */
  requestsAbout(bookingId: string, remoteId: string | null | undefined): string[]
  /** What the app did to events that are not its own; there must be nothing. */
  touchedForeign(): string[]
  trouble(chance: (() => boolean) | null): void
  reconnect(): Promise<void>
}

/** A host with one account of each kind, whose processes come and go on one database. */
export interface CalendarWorld {
  fleet: Fleet
  host: FleetHost
  sides: Side[]
  /** Acts for the host; it runs no jobs and reads no calendars. */
  services: Services
  random: () => number
  tally: Record<string, number>
}

export async function startCalendarWorld(options: {
  databaseUrl: string | undefined
  quirks: Partial<QuirksServer['quirks']>
  random: () => number
}): Promise<CalendarWorld> {
  const { databaseUrl, quirks, random } = options
  const own = { OUTBOUND_ALLOW_PRIVATE: '1' }
  const fleet = await aFleet({
    processes: PROCESSES,
    connected: false,
    environment: own,
    ...(databaseUrl ? { databaseUrl } : {}),
  })
  const [host] = fleet.hosts
  if (!host) throw new Error('no host')
  const configuration = parseEnv({ ...fleet.environment, RATE_LIMIT: 'off', ...own })
  if (!configuration.ok) throw new Error(configuration.problems.join('\n'))
  const app = await createApp(configuration.env, pino({ level: 'silent' }))
  onTestFinished(() => app.close())
  const { services } = app
  const caldav = await startQuirksServer(quirks)
  const sides = [
    await apiSide(services, host, fleet, 'google'),
    await apiSide(services, host, fleet, 'microsoft'),
    await caldavSide(services, host, caldav, random),
  ]
  const world = { fleet, host, sides, services, random, tally: {} }
  for (const { calendarId } of sides) await chooseReceivingCalendar(services, host.id, calendarId, Date.now())
  return world
}

/** From now on, or no longer, requests of the app to its providers go wrong at random. */
export function setTrouble({ sides, random }: CalendarWorld, on: boolean): void {
  for (const side of sides) side.trouble(on ? () => random() < FAULT_SHARE : null)
}

async function apiSide(services: Services, host: FleetHost, fleet: Fleet, kind: OAuthCalendarKind): Promise<Side> {
  const simulator = kind === 'google' ? fleet.google : fleet.microsoft
  const { person, faults, ledger } = simulator
  const accountKey = simulator.state.accounts[0]?.key ?? ''
  const connect = () => connectCalendar(services, { hostId: host.id, kind, accountKey })
  const accountId = await connect()
  let turn = 0
  return {
    ...{ kind, accountId, person },
    calendarId: await blockingCalendar(services, host, accountId),
    ours: () =>
      person
        .ofApp()
        .flatMap((event) =>
          person.occurrencesOf(event).map(({ startsAt, endsAt }) => ({ id: event.id, start: startsAt, end: endsAt })),
        ),
    moveOurs: (id, times) => void person.move(id, times),
    removeOurs: (id) => void person.remove(id),
    loseSync: () => simulator.expireSyncTokens(),
    loseTokens: () => simulator.expireAccessTokens(),
    requestsAbout: (bookingId, remoteId) =>
      ledger
        .filter(
          ({ path, body }) => body.includes(bookingId) || (remoteId && path.includes(encodeURIComponent(remoteId))),
        )
        .map(({ method, status }) => `${method} ${status}`),
    touchedForeign() {
      const foreign = new Set([...person.events.values()].filter(({ byApp }) => !byApp).map(({ id }) => id))
      const touched = ledger
        .filter(({ method, path }) => ['PATCH', 'PUT', 'DELETE'].includes(method) && path.includes('/events/'))
        .map(({ path }) => decodeURIComponent(path.split('/').at(-1) ?? '').replace(/^AAMkAG/, 'AAkALg'))
        .filter((id) => foreign.has(id))
      ledger.length = 0
      return [...touched, ...simulator.state.invitations]
    },
    trouble: (chance) => faults.atRandom(() => (chance?.() ? API_FAULTS[turn++ % API_FAULTS.length] : undefined)),
    async reconnect() {
      await connect()
    },
  }
}

async function caldavSide(
  services: Services,
  host: FleetHost,
  server: QuirksServer,
  random: () => number,
): Promise<Side> {
  const person = personOnCaldav(server, `${host.handle}@example.com`)
  const typed = { serverAddress: server.url, username: server.username, password: server.password }
  const connect = async () => {
    const connected = await connectCaldav({ ...services, allowPrivate: true }, host.id, typed, Date.now())
    if (!connected.ok) throw new Error(`CalDAV refused: ${connected.reason}`)
    return connected.accountId
  }
  const accountId = await connect()
  const isOurs = (name: string) => name.startsWith('bkg_')
  return {
    ...{ kind: 'caldav' as const, accountId, person },
    calendarId: await blockingCalendar(services, host, accountId),
    ours: () =>
      [...server.objects]
        .filter(([name]) => isOurs(name))
        .map(([id, { text }]) => ({ id, start: instantIn(text, 'DTSTART'), end: instantIn(text, 'DTEND') })),
    moveOurs(id, { start, end }) {
      const text = server.objects.get(id)?.text ?? ''
      server.put(id, text.replace(/DTSTART:\S+/, `DTSTART:${utc(start)}`).replace(/DTEND:\S+/, `DTEND:${utc(end)}`))
    },
    removeOurs: (id) => server.remove(id),
    loseSync: () => server.forgetTokens(),
    // A password does not expire; the server only forgets what it has told.
    loseTokens: () => server.forgetTokens(),
    requestsAbout: (bookingId) =>
      server.requests.filter(({ path }) => path.includes(bookingId)).map(({ method, status }) => `${method} ${status}`),
    touchedForeign: () => foreignDifferences(server, person),
    trouble(chance) {
      server.chance = chance && (() => (chance() ? pickFault(random) : undefined))
    },
    async reconnect() {
      await connect()
    },
  }
}

function pickFault(random: () => number) {
  return { status: 0, ...CALDAV_FAULTS[Math.floor(random() * CALDAV_FAULTS.length)] }
}

/** Names of objects that are not the app's and not as their owner left them. */
function foreignDifferences(server: QuirksServer, person: PersonCalendars): string[] {
  const there = [...server.objects.keys()].filter((name) => !name.startsWith('bkg_'))
  const wanted = [...person.events.values()].filter(({ deleted }) => !deleted).map(({ id }) => `${id}.ics`)
  const wrote = server.requests
    .filter(({ method, path }) => ['PUT', 'DELETE'].includes(method) && !path.includes('/bkg_'))
    .map(({ method, path }) => `${method} ${path}`)
  server.requests.length = 0
  return [
    ...there.filter((name) => !wanted.includes(name)),
    ...wanted.filter((name) => !there.includes(name)),
    ...wrote,
  ]
}

async function blockingCalendar({ db }: Services, host: FleetHost, accountId: string): Promise<string> {
  const calendar = (await findCalendarsOfAccount(db, host.id, accountId)).find(({ blocks }) => blocks === 1)
  if (!calendar) throw new Error('no calendar blocks')
  return calendar.id
}

function instantIn(text: string, name: string): number {
  const [, year, month, day, hour, minute] =
    new RegExp(`${name}:(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)`).exec(text) ?? []
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
}

function utc(instant: number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '')
}
