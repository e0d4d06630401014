import { describe, expect, it, vi } from 'vitest'
import { connectCalendar } from '#tests/demo/connect-calendar'
import { aHost, callApi, freeSlots, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import type { CalendarFaultKind } from '#tests/simulators/calendars/faults'
import type { HeldEvent, PersonCalendars, Shows } from '#tests/simulators/calendars/person-calendars'
import type { OAuthCalendarKind } from '~/calendars/connect-oauth-account.server'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** For each kind; `CALENDAR_OPERATIONS=10000` for a long run. */
const OPERATIONS = Number(process.env.CALENDAR_OPERATIONS ?? '90')
const SEED = Number(process.env.CALENDAR_SEED ?? '20261201')
const REST_EVERY = 30
const MAX_BOOKINGS = 12

const FAULTS: CalendarFaultKind[] = [
  'reset',
  'lose-answer',
  'server-error',
  'html-error',
  'slow-down',
  'rate-limit',
  'user-rate-limit',
  'dead-token',
  'unreadable',
]

describe('connected calendars after random operations', () => {
  it.each(['google', 'microsoft'] as const)(
    'hold one event of %s for each confirmed booking, and block what the provider’s data says',
    async (kind) => {
      const app = await startTestApp()
      const host = await aHost(app)
      const simulator = kind === 'google' ? app.google : app.microsoft
      const accountKey = simulator.state.accounts[0]?.key ?? ''
      const accountId = await connectCalendar(app.services, { hostId: host.id, kind, accountKey })
      await app.services.db.updateTable('calendars').set({ receives_bookings: 1 }).execute()
      const world = { app, host, accountId, kind, accountKey, person: simulator.person, random: randomFrom(SEED) }
      simulator.faults.atRandom(() => (world.random() < 0.12 ? pick(world.random, FAULTS) : undefined))
      const done: string[] = []
      for (let index = 1; index <= OPERATIONS; index++) {
        done.push(await oneOperation(world))
        if (index % REST_EVERY === 0 || index === OPERATIONS) await isInLineAtRest(world, done)
      }
    },
    240_000 + OPERATIONS * 1_000,
  )
})

interface World {
  app: TestApp
  host: TestHost
  accountId: string
  kind: OAuthCalendarKind
  accountKey: string
  person: PersonCalendars
  random: () => number
}

async function oneOperation(world: World): Promise<string> {
  const { person, random } = world
  const foreign = [...person.events.values()].filter(({ byApp, deleted }) => !byApp && !deleted)
  const single = foreign.filter(({ repeat, allDay }) => !repeat && !allDay)
  const series = foreign.filter(({ repeat }) => repeat)
  const operations: (() => string | Promise<string>)[] = [
    () => add(world),
    () => add(world),
    () => onOne(random, single, 'move', ({ id }) => person.move(id, someTime(random))),
    () =>
      onOne(random, single, 'make recurring', ({ id }) => {
        const every = random() < 0.5 ? 'day' : 'week'
        person.makeRecurring(id, { every, interval: 1, count: 2 + Math.floor(random() * 4) })
      }),
    () => onOne(random, series, 'change one', (event) => changeOne(world, event)),
    () => onOne(random, foreign, 'decline', ({ id }) => person.answer(id, 'declined')),
    () => onOne(random, foreign, 'show', ({ id }) => person.show(id, pick(random, SHOWS))),
    () => onOne(random, foreign, 'remove', ({ id }) => person.remove(id)),
    () => book(world),
    () => book(world),
    () => moveBooking(world),
    () => cancelBooking(world),
    () => read(world),
    () => read(world),
    () => loseSomething(world),
  ]
  return pick(random, operations)()
}

const SHOWS: Shows[] = ['busy', 'free', 'tentative']

function add({ person, random }: World): string {
  if (random() < 0.15) {
    const date = new Date(Date.now() + Math.floor(random() * 12) * DAY_MS).toISOString().slice(0, 10)
    return `add ${person.add({ date, days: 1 + Math.floor(random() * 2), shows: pick(random, SHOWS) }).id}`
  }
  const timeZone = pick(random, ['Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'UTC'])
  return `add ${person.add({ ...someTime(random), timeZone, shows: pick(random, SHOWS) }).id}`
}

function someTime(random: () => number): { start: number; end: number } {
  const start = Math.floor(Date.now() / HOUR_MS + random() * 24 * 12) * HOUR_MS
  return { start, end: start + (1 + Math.floor(random() * 6)) * 30 * 60_000 }
}

function changeOne({ person, random }: World, event: HeldEvent): void {
  const [occurrence] = person.occurrencesOf({ ...event, exceptions: new Map() }).toSorted(() => random() - 0.5)
  if (!occurrence) return
  if (random() < 0.4) person.changeOccurrence(event.id, occurrence.startsAt, { cancelled: true })
  else if (!event.allDay)
    person.changeOccurrence(event.id, occurrence.startsAt, { cancelled: false, ...someTime(random) })
}

function onOne(random: () => number, events: HeldEvent[], name: string, act: (event: HeldEvent) => void): string {
  const event = events.length > 0 ? pick(random, events) : undefined
  if (event) act(event)
  return event ? `${name} ${event.id}` : 'nothing'
}

async function book({ app, host, random }: World): Promise<string> {
  if ((await bookingsOf(app)).filter(({ status }) => status === 'confirmed').length >= MAX_BOOKINGS) return 'nothing'
  const slots = await freeSlots(app, host, 10)
  if (slots.length === 0) return 'nothing'
  const attendee = { name: 'Ada Example', email: `ada${Math.floor(random() * 1e9)}@example.com`, timeZone: 'UTC' }
  const response = await callApi(app, host, 'POST', '/bookings', {
    eventType: 'intro-call',
    start: pick(random, slots),
    attendee,
  })
  return `book ${response.status}`
}

async function moveBooking({ app, host, random }: World): Promise<string> {
  const confirmed = (await bookingsOf(app)).filter(({ status }) => status === 'confirmed')
  const slots = await freeSlots(app, host, 10)
  if (confirmed.length === 0 || slots.length === 0) return 'nothing'
  const { id } = pick(random, confirmed)
  return `move ${id} ${(await callApi(app, host, 'POST', `/bookings/${id}/reschedule`, { start: pick(random, slots) })).status}`
}

async function cancelBooking({ app, host, random }: World): Promise<string> {
  const confirmed = (await bookingsOf(app)).filter(({ status }) => status === 'confirmed')
  if (confirmed.length === 0) return 'nothing'
  const { id } = pick(random, confirmed)
  return `cancel ${id} ${(await callApi(app, host, 'POST', `/bookings/${id}/cancellation`, {})).status}`
}

async function read({ app, host, accountId }: World): Promise<string> {
  await app.services.calendars.source.readNow(host.id, accountId)
  return 'read'
}

function loseSomething({ app, kind, random }: World): string {
  const simulator = kind === 'google' ? app.google : app.microsoft
  if (random() < 0.5) simulator.expireSyncTokens()
  else simulator.expireAccessTokens()
  return 'lose'
}

function bookingsOf(app: TestApp) {
  return app.services.db.selectFrom('bookings').select(['id', 'status', 'starts_at', 'ends_at']).execute()
}

async function isInLineAtRest(world: World, done: string[]): Promise<void> {
  const { app, host, kind, person, accountId } = world
  const simulator = kind === 'google' ? app.google : app.microsoft
  const { random } = world
  simulator.faults.clear()
  await settle(world)
  const bookings = await bookingsOf(app)
  const held = person.ofApp().flatMap((event) => person.occurrencesOf(event))
  const wanted = bookings.filter(({ status }) => status === 'confirmed')
  const times = (all: { start: number; end: number }[]) => all.map(({ start, end }) => `${start}-${end}`).sort()
  const states = await app.services.db.selectFrom('booking_calendar_events').selectAll().execute()
  const jobs = await app.services.db.selectFrom('jobs').selectAll().where('kind', '=', 'calendar-event').execute()
  const known = wanted.map(({ id, starts_at }) => ({
    ...{ id, starts_at },
    state: states.find(({ booking_id }) => booking_id === id),
    jobs: jobs
      .filter(({ booking_id }) => booking_id === id)
      .map((job) => [job.state, job.attempts, job.last_error, job.updated_at]),
  }))
  const odd = known.filter(({ starts_at }) => !held.some(({ startsAt }) => startsAt === starts_at))
  const writesOf = (id: string) =>
    simulator.ledger
      .filter(({ method, path }) => method !== 'GET' && path.includes(encodeURIComponent(id)))
      .map(({ method, status }) => `${method} ${status}`)
  const traces = odd.map((one) => [one, writesOf(one.state?.remote_id ?? '-')])
  const story = `seed ${SEED}: ${done.slice(-REST_EVERY).join(', ')} ${JSON.stringify(traces)}`
  expect(times(held.map(({ startsAt, endsAt }) => ({ start: startsAt, end: endsAt }))), story).toEqual(
    times(wanted.map(({ starts_at, ends_at }) => ({ start: starts_at, end: ends_at }))),
  )
  const [calendar] = await app.services.db.selectFrom('calendars').selectAll().execute()
  const window = { from: calendar?.window_from ?? 0, until: calendar?.window_until ?? 0 }
  const rows = await app.services.db
    .selectFrom('busy_intervals')
    .select(['starts_at', 'ends_at'])
    .where('calendar_id', 'is not', null)
    .where('blocks', '=', 1)
    .orderBy('starts_at')
    .execute()
  expect(merged(rows.map(({ starts_at, ends_at }) => ({ start: starts_at, end: ends_at }))), story).toEqual(
    person.blockedIntervals(window.from, window.until),
  )
  const account = await app.services.db.selectFrom('calendar_accounts').selectAll().executeTakeFirstOrThrow()
  expect([account.id, account.host_id, account.status, account.error], story).toEqual([
    accountId,
    host.id,
    'connected',
    null,
  ])
  // What is not the app's was written by its owner alone.
  const foreign = new Set([...person.events.values()].filter(({ byApp }) => !byApp).map(({ id }) => id))
  const writes = simulator.ledger.filter(({ method }) => ['PATCH', 'PUT', 'DELETE'].includes(method))
  const touched = writes.map(({ path }) =>
    decodeURIComponent(path.split('/').at(-1) ?? '').replace(/^AAMkAG/, 'AAkALg'),
  )
  expect(touched.filter((id) => foreign.has(id))).toEqual([])
  expect(simulator.state.invitations).toEqual([])
  simulator.faults.atRandom(() => (random() < 0.12 ? pick(random, FAULTS) : undefined))
}

/** Without faults, and without the waits that earlier ones asked for. Two refused tokens in a row need the host. */
async function settle({ app, host, accountId, kind, accountKey }: World): Promise<void> {
  const { db, calendars } = app.services
  const account = await db.selectFrom('calendar_accounts').select('status').executeTakeFirst()
  if (account?.status === 'reconnect_needed')
    expect(await connectCalendar(app.services, { hostId: host.id, kind, accountKey })).toBe(accountId)
  // After failures in a row the worker leaves a provider alone for a while, so jobs may stay queued at first.
  await vi.waitFor(
    async () => {
      await db.updateTable('jobs').set({ run_at: Date.now() }).where('state', '=', 'queued').execute()
      await db.updateTable('calendar_accounts').set({ paused_until: 0, next_check_at: Date.now() }).execute()
      await app.settled()
      await calendars.source.readNow(host.id, accountId)
      const queued = db
        .selectFrom('jobs')
        .select(['id', 'attempts', 'last_error'])
        .where('kind', '=', 'calendar-event')
        .where('state', '=', 'queued')
      expect(await queued.execute()).toEqual([])
    },
    { timeout: 150_000, interval: 500 },
  )
}

function merged(intervals: { start: number; end: number }[]): { start: number; end: number }[] {
  const all: { start: number; end: number }[] = []
  for (const { start, end } of intervals.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else all.push({ start, end })
  }
  return all
}

function pick<T>(random: () => number, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)] as T
}

/** Mulberry32: the same operations for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296
  }
}
