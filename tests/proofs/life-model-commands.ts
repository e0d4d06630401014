import {
  type Arbitrary,
  type AsyncCommand,
  asyncModelRun,
  boolean,
  commands,
  constantFrom,
  integer,
  nat,
  record,
} from 'fast-check'
import { expect } from 'vitest'
import { checkBookings, type Real, setGoto, settle } from './life-model-check'
import {
  announce,
  count,
  holds,
  isOffered,
  type Model,
  type ModelBooking,
  requestDueAt,
  type Settings,
} from './life-model-state'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const DAYS_AHEAD = 8

type Command = AsyncCommand<Model, Real>
interface ApiBooking {
  id: string
  status: ModelBooking['status']
  sequence: number
  manageUrl: string
}

/** What happens in one host's life, in any order. */
export function lifeCommands(most: number) {
  const start = record({ pick: nat(200), aside: constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 7, 15) })
  const which = nat(20)
  const offers: [number, Arbitrary<Command>][] = [
    [5, record({ start, door: constantFrom('api', 'api', 'page'), guest: boolean(), twice: boolean() }).map(book)],
    [4, record({ which, start, by: constantFrom('attendee', 'host') }).map(move)],
    [3, record({ which, by: constantFrom('attendee', 'host') }).map(cancel)],
    [3, record({ which, answer: constantFrom('approval', 'decline') }).map(answerRequest)],
    [2, which.map(expire)],
    [1, constantFrom(...HOURS).map(editHours)],
    [1, record({ day: nat(DAYS_AHEAD), intervals: constantFrom(...OTHER_HOURS) }).map(override)],
    [2, constantFrom(...SETTINGS).map(changeSettings)],
    [1, constantFrom('restart').map(restart)],
    [2, integer({ min: 1, max: 120 }).map((quarters) => stepClock(quarters * 15))],
    [1, integer({ min: -48, max: -1 }).map((quarters) => stepClock(quarters * 15))],
    [1, record({ up: boolean(), how: constantFrom('fails', 'loses') }).map(turnGoto)],
    [4, constantFrom('run').map(runJobs)],
  ]
  return commands(
    offers.flatMap(([weight, arbitrary]) => Array.from({ length: weight }, () => arbitrary)),
    { maxCommands: most, size: 'max' },
  )
}

export { asyncModelRun }

const WORKDAYS = [1, 2, 3, 4, 5] as const
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7] as const
const HOURS: Model['weekly'][] = [
  WORKDAYS.map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
  ALL_DAYS.flatMap((weekday) => [
    { weekday, start: '08:15', end: '12:00' },
    { weekday, start: '13:00', end: '18:30' },
  ]),
  // Across midnight, and through the hours in which clocks change.
  ALL_DAYS.flatMap((weekday) => [
    { weekday, start: '00:00', end: '04:00' },
    { weekday, start: '22:30', end: '24:00' },
  ]),
]

const OTHER_HOURS: { start: string; end: string }[][] = [[], [{ start: '10:00', end: '14:00' }]]

const SETTINGS: Partial<Settings>[] = [
  { confirmation: 'manual' },
  { confirmation: 'automatic' },
  { durationMinutes: 45, stepMinutes: 15 },
  { durationMinutes: 30, stepMinutes: 30 },
  { bufferBeforeMinutes: 30, bufferAfterMinutes: 15 },
  { bufferBeforeMinutes: 0, bufferAfterMinutes: 60 },
  { minimumNoticeMinutes: 0 },
  { minimumNoticeMinutes: 1440 },
  { dailyLimit: 1 },
  { dailyLimit: null },
  { cancelCutoffMinutes: 1440, rescheduleCutoffMinutes: 1440 },
]

interface Pick {
  pick: number
  /** Minutes beside an offered time: usually one that is not. */
  aside: number
}

/** A time that the service offers, or one near it. */
async function chooseStart({ living, host, clock }: Real, { pick, aside }: Pick): Promise<number> {
  const date = (days: number) => new Date(clock.now() + days * DAY_MS).toISOString().slice(0, 10)
  const query = new URLSearchParams({ host: host.handle, eventType: 'intro-call', from: date(0), to: date(DAYS_AHEAD) })
  const { data } = (await (await living.callApi(host, 'GET', `/slots?${query}`)).json()) as {
    data: Record<string, { start: string }[]>
  }
  const offered = Object.values(data).flat()
  const chosen = offered[pick % Math.max(1, offered.length)]
  const start = chosen ? Date.parse(chosen.start) : Math.ceil(clock.now() / DAY_MS + 1) * DAY_MS
  return start + aside * MINUTE_MS
}

function book({
  start: pick,
  door,
  guest,
  twice,
}: {
  start: Pick
  door: string
  guest: boolean
  twice: boolean
}): Command {
  return {
    check: (model) => model.bookings.length < 8,
    async run(model, real) {
      const { host, clock } = real
      const start = await chooseStart(real, pick)
      const number = model.bookings.length
      const email = `ada-${number}@${host.handle}.example`
      const guests = guest ? [`grace-${number}@${host.handle}.example`] : []
      const expected = isOffered(model, start, clock.now())
      const sentAt = clock.now()
      // A page that waits for a link which nobody makes would only cost time.
      const byPage = door === 'page' && (!model.connected || (model.awake && model.gotoUp))
      const accepted = await (byPage ? bookByPage : bookByApi)(real, { start, email, guests, twice })
      expect(accepted !== null, `${new Date(start).toISOString()} offered and accepted`).toBe(expected)
      count(model, accepted ? 'booked' : 'refused')
      if (accepted) {
        const { settings } = model
        const booking: ModelBooking = {
          id: accepted.id,
          managePath: accepted.managePath,
          status: settings.confirmation === 'manual' ? 'pending' : 'confirmed',
          start,
          end: start + settings.durationMinutes * MINUTE_MS,
          bufferBefore: settings.bufferBeforeMinutes,
          bufferAfter: settings.bufferAfterMinutes,
          sequence: 0,
          ...{ attendee: email, guests, dueAt: null, linked: false, failed: false },
          ...{ pending: new Map(), sent: new Map() },
        }
        model.bookings.push(booking)
        await takeDueAt(real, booking, sentAt)
        announce(model, booking, 'new', sentAt)
      }
      await afterCommand(model, real)
    },
    toString: () => `book(${pick.pick}+${pick.aside}, ${door}${guest ? ', guest' : ''}${twice ? ', twice' : ''})`,
  }
}

interface Request {
  start: number
  email: string
  guests: string[]
  /** B4: the same once more, under the same key. */
  twice: boolean
}

async function bookByApi({ living, host }: Real, { start, email, guests, twice }: Request) {
  const attendee = { name: 'Ada Example', email, timeZone: 'America/New_York' }
  const body = { eventType: 'intro-call', start: new Date(start).toISOString(), attendee, guests }
  const send = () => living.callApi(host, 'POST', '/bookings', body, { 'Idempotency-Key': email })
  const response = await send()
  const text = await response.text()
  expect([201, 409], text).toContain(response.status)
  if (response.status !== 201) return null
  if (twice) expect(await (await send()).text()).toBe(text)
  const { id, manageUrl } = (JSON.parse(text) as { data: ApiBooking }).data
  return { id, managePath: new URL(manageUrl).pathname }
}

async function bookByPage({ living, host }: Real, { start, email, guests, twice }: Request) {
  const startText = new Date(start).toISOString()
  const page = `${living.url}/${host.handle}/intro-call/book?start=${startText}`
  const html = await (await fetch(page)).text()
  const formToken = /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const body = new URLSearchParams({
    ...{ formToken, start: startText, tz: 'Asia/Kolkata', name: 'Ada Example', email, guests: guests.join(', ') },
  })
  const send = () => fetch(page, { method: 'POST', body, redirect: 'manual', headers: { Origin: living.url } })
  const response = await send()
  expect([302, 409]).toContain(response.status)
  if (response.status !== 302) return null
  const managePath = response.headers.get('location') ?? ''
  if (twice) expect((await send()).headers.get('location')).toBe(managePath)
  const { id } = await living
    .house()
    .services.db.selectFrom('bookings')
    .select('id')
    .where('host_id', '=', host.id)
    .where('attendee_email', '=', email)
    .executeTakeFirstOrThrow()
  return { id, managePath }
}

function move({ which, start: pick, by }: { which: number; start: Pick; by: string }): Command {
  return {
    check: (model) => model.bookings.length > 0,
    async run(model, real) {
      const { living, host, clock } = real
      const booking = model.bookings[which % model.bookings.length]!
      const start = await chooseStart(real, pick)
      const now = clock.now()
      const cutoffMs = model.settings.rescheduleCutoffMinutes * MINUTE_MS
      const tooLate = by === 'attendee' && now > booking.start - cutoffMs
      const same = start === booking.start
      const possible =
        holds(booking) && booking.end > now && (same || (!tooLate && isOffered(model, start, now, booking)))
      const startText = new Date(start).toISOString()
      const ok =
        by === 'host'
          ? (await living.callApi(host, 'POST', `/bookings/${booking.id}/reschedule`, { start: startText })).status ===
            200
          : await sendForm(real, `${booking.managePath}/reschedule`, {
              start: startText,
              seen: new Date(booking.start).toISOString(),
            })
      // Who moves what is over by then is led to the page that says so.
      expect(ok, `moved to ${startText}`).toBe(possible || (by === 'attendee' && !holds(booking)))
      count(model, possible ? 'moved' : 'move refused')
      if (possible && !same) {
        const lengthMs = booking.end - booking.start
        const { bufferBeforeMinutes: bufferBefore, bufferAfterMinutes: bufferAfter } = model.settings
        Object.assign(booking, { start, end: start + lengthMs, bufferBefore, bufferAfter })
        booking.sequence += 1
        await takeDueAt(real, booking, now)
        announce(model, booking, 'moved', now)
      }
      await afterCommand(model, real)
    },
    toString: () => `move(${which}, ${pick.pick}+${pick.aside}, ${by})`,
  }
}

function cancel({ which, by }: { which: number; by: string }): Command {
  return {
    check: (model) => model.bookings.length > 0,
    async run(model, real) {
      const { living, host, clock } = real
      const booking = model.bookings[which % model.bookings.length]!
      const now = clock.now()
      const cutoffMs = model.settings.cancelCutoffMinutes * MINUTE_MS
      const tooLate = by === 'attendee' && cutoffMs > 0 && now > booking.start - cutoffMs
      const refused = holds(booking) && (booking.end <= now || tooLate)
      const ok =
        by === 'host'
          ? (await living.callApi(host, 'POST', `/bookings/${booking.id}/cancellation`, {})).status === 200
          : await sendForm(real, `${booking.managePath}/cancel`, { reason: '' })
      expect(ok, 'cancelled').toBe(!refused)
      count(model, ok ? 'cancelled' : 'cancellation refused')
      if (ok && holds(booking)) {
        Object.assign(booking, { status: 'cancelled', sequence: booking.sequence + 1, dueAt: null })
        announce(model, booking, 'over', now)
      }
      await afterCommand(model, real)
    },
    toString: () => `cancel(${which}, ${by})`,
  }
}

function answerRequest({ which, answer }: { which: number; answer: string }): Command {
  return {
    check: (model) => model.bookings.length > 0,
    async run(model, real) {
      const { living, host, clock } = real
      const booking = model.bookings[which % model.bookings.length]!
      const now = clock.now()
      const to = answer === 'approval' ? 'confirmed' : 'declined'
      const tooLate = to === 'confirmed' && booking.status === 'pending' && booking.start <= now
      const possible = (booking.status === 'pending' || booking.status === to) && !tooLate
      const { status } = await living.callApi(host, 'POST', `/bookings/${booking.id}/${answer}`, {})
      expect(status).toBe(possible ? 200 : 409)
      count(model, possible ? to : 'answer refused')
      if (possible && booking.status === 'pending') {
        Object.assign(booking, { status: to, dueAt: null })
        // What nobody has in a calendar yet is confirmed under the SEQUENCE it was asked for with.
        if (to === 'declined') booking.sequence += 1
        announce(model, booking, to === 'declined' ? 'over' : 'new', now)
      }
      await afterCommand(model, real)
    },
    toString: () => `${answer}(${which})`,
  }
}

/** Nobody answers a request until its time has come. */
function expire(which: number): Command {
  return {
    check: (model) => model.bookings.some(({ status }) => status === 'pending'),
    async run(model, real) {
      const requests = model.bookings.filter(({ status }) => status === 'pending')
      const { dueAt } = requests[which % requests.length]!
      real.clock.step(onGrid(Math.max(0, (dueAt ?? 0) - real.clock.now()) + 5 * MINUTE_MS))
      await settle(model, real)
    },
    toString: () => `expire(${which})`,
  }
}

function editHours(weekly: Model['weekly']): Command {
  return {
    check: () => true,
    async run(model, real) {
      model.weekly = weekly
      await saveAvailability(model, real)
    },
    toString: () => `editHours(${HOURS.indexOf(weekly)})`,
  }
}

function override({ day, intervals }: { day: number; intervals: Model['overrides'][number]['intervals'] }): Command {
  return {
    check: () => true,
    async run(model, real) {
      const date = new Date(real.clock.now() + day * DAY_MS).toISOString().slice(0, 10)
      model.overrides = [...model.overrides.filter((other) => other.date !== date), { date, intervals }]
      await saveAvailability(model, real)
    },
    toString: () => `override(+${day}, ${intervals.length === 0 ? 'day off' : 'other hours'})`,
  }
}

async function saveAvailability(model: Model, real: Real): Promise<void> {
  const { timeZone, weekly, overrides } = model
  const { status } = await real.living.callApi(real.host, 'PUT', '/availability', { timeZone, weekly, overrides })
  expect(status).toBe(200)
  await afterCommand(model, real)
}

function changeSettings(changes: Partial<Settings>): Command {
  return {
    check: () => true,
    async run(model, real) {
      const { living, host } = real
      const { status } = await living.callApi(host, 'PATCH', `/event-types/${host.eventTypeId}`, changes)
      expect(status).toBe(200)
      Object.assign(model.settings, changes)
      await afterCommand(model, real)
    },
    toString: () => `changeSettings(${JSON.stringify(changes)})`,
  }
}

function restart(): Command {
  return {
    check: () => true,
    async run(model, real) {
      await real.living.restart(model.awake)
      await afterCommand(model, real)
    },
    toString: () => 'restart',
  }
}

function stepClock(minutes: number): Command {
  return {
    check: () => true,
    async run(model, real) {
      real.clock.step(minutes * MINUTE_MS)
      await afterCommand(model, real)
    },
    toString: () => `stepClock(${minutes} min)`,
  }
}

function turnGoto({ up, how }: { up: boolean; how: string }): Command {
  return {
    check: (model) => model.connected && model.gotoUp !== up,
    async run(model, real) {
      setGoto(model, real.living, up, how as 'fails' | 'loses')
      await afterCommand(model, real)
    },
    toString: () => (up ? 'gotoUp' : `gotoDown(${how})`),
  }
}

function runJobs(): Command {
  return { check: () => true, run: settle, toString: () => 'runJobs' }
}

async function afterCommand(model: Model, real: Real): Promise<void> {
  if (model.awake) await settle(model, real)
  else await checkBookings(model, real)
}

/** The instant until which a request waits is the model's, give or take the time that the call took. */
async function takeDueAt({ living, clock }: Real, booking: ModelBooking, sentAt: number): Promise<void> {
  const row = await living
    .house()
    .services.db.selectFrom('bookings')
    .select('answer_due_at')
    .where('id', '=', booking.id)
    .executeTakeFirstOrThrow()
  booking.dueAt = booking.status === 'pending' ? row.answer_due_at : null
  if (booking.dueAt === null) return
  expect(booking.dueAt).toBeGreaterThanOrEqual(requestDueAt(sentAt, booking.start))
  expect(booking.dueAt).toBeLessThanOrEqual(requestDueAt(clock.now(), booking.start))
}

/** @returns whether the form did its deed; anything but that and a refusal in words is a failure */
async function sendForm({ living }: Real, path: string, fields: Record<string, string>): Promise<boolean> {
  const { status } = await fetch(living.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers: { Origin: living.url },
  })
  expect([302, 409]).toContain(status)
  return status === 302
}

/** Steps of whole quarters keep the clock away from the moments at which slots begin to be too near. */
function onGrid(ms: number): number {
  return Math.ceil(ms / (15 * MINUTE_MS)) * 15 * MINUTE_MS
}
