import { expect } from 'vitest'
import { findBookingsOfHost } from '#db/queries/bookings'
import type { SteppedClock } from '#tests/setup/stepped-clock'
import type { CaughtMail } from '#tests/simulators/mail/catcher'
import type { LivingHost, LivingHouse } from './life-model-house'
import {
  admissibleMails,
  admissibleSequences,
  count,
  followClock,
  isInvite,
  type Kind,
  MAY_FOLLOW,
  type Model,
  type ModelBooking,
  type Settled,
} from './life-model-state'

export interface Real {
  living: LivingHouse
  host: LivingHost
  clock: SteppedClock
}

/** Jobs that wait for a day to come, and the looks at GoTo that belong to them. */
const FOR_A_DAY_TO_COME = ['reminder', 'meeting-check', 'booking-expiry']
const MINUTE_MS = 60_000
const LONGEST_PUT_OFF_MS = 20 * MINUTE_MS

/** After every command: nothing overlaps, nothing jumps, and the database says what the model says. */
export async function checkBookings(model: Model, { living, host }: Real): Promise<void> {
  const rows = await readRows(living, host)
  const seen = rows.map((row) => ({
    ...{ id: row.id, status: row.status, sequence: row.sequence, start: row.starts_at, end: row.ends_at },
    ...{ bufferBefore: row.buffer_before_minutes, bufferAfter: row.buffer_after_minutes },
  }))
  expect(byId(seen)).toEqual(byId(model.bookings.map(pick)))
  const held = rows.filter(({ status }) => status === 'pending' || status === 'confirmed')
  held.sort((a, b) => a.starts_at - b.starts_at)
  held.forEach((row, index) => {
    const next = held[index + 1]
    if (next) expect(row.ends_at).toBeLessThanOrEqual(next.starts_at)
  })
}

/** Lets the outbox run until nothing is due, and takes what came of it into the model. */
export async function settle(model: Model, real: Real): Promise<void> {
  const { living, clock, host } = real
  const { worker } = living.house()
  const from = clock.now()
  followClock(model, from)
  if (!model.awake) worker.start()
  worker.wake()
  await worker.settled()
  const until = clock.now()
  await takeOver(model, real, { from, until })
  // Asleep, the outbox runs once per opening of the house.
  if (!model.awake) await living.restart(false)
  await checkBookings(model, { living, host, clock })
}

/** GoTo answers, and whatever was put off has its time: afterwards everything is exactly as it should be. */
export async function comeToRest(model: Model, real: Real): Promise<void> {
  const { living, clock, host } = real
  setGoto(model, living, true)
  for (let round = 0; ; round++) {
    await settle(model, real)
    const open = await living
      .house()
      .services.db.selectFrom('jobs')
      .select(['kind', 'run_at', 'last_error'])
      .where('host_id', '=', host.id)
      .where('state', '=', 'queued')
      .where('kind', 'not in', FOR_A_DAY_TO_COME)
      .execute()
    if (open.length === 0) break
    if (round > 30) throw new Error(`Not at rest: ${JSON.stringify(open)}`)
    const wait = Math.max(...open.map(({ run_at }) => run_at)) - clock.now()
    // What has been put off for longer than any patience of ours is a defect.
    clock.step(Math.min(Math.max(wait, 0) + 1_000, LONGEST_PUT_OFF_MS))
  }
  await checkMeetings(model, real)
  for (const booking of model.bookings) expect([...booking.pending]).toEqual([])
}

export function setGoto(model: Model, { goto }: LivingHouse, up: boolean, how: 'fails' | 'loses' = 'fails'): void {
  model.gotoUp = up
  if (up) goto.faults.clear()
  else goto.faults.atRandom((method) => (how === 'fails' ? 'server-error' : method === 'GET' ? 'reset' : 'lose-answer'))
}

async function takeOver(model: Model, { living, host }: Real, time: { from: number; until: number }): Promise<void> {
  const rows = new Map((await readRows(living, host)).map((row) => [row.id, row]))
  const news = await newMails(model, living, host)
  for (const booking of model.bookings) {
    const row = rows.get(booking.id)
    if (!row) throw new Error(`${booking.id} is gone`)
    expect(MAY_FOLLOW[booking.status]).toContain(row.status)
    const { dueAt } = booking
    const expiredNow = booking.status === 'pending' && row.status === 'declined'
    if (booking.status === 'pending' && dueAt !== null) {
      if (dueAt <= time.from) expect(row.status).toBe('declined')
      if (dueAt > time.until) expect(row.status).toBe('pending')
    }
    const linkedNow = !booking.linked && row.meeting_status === 'ready'
    const gaveUp = row.meeting_status === 'failed' ? (booking.failed ? 'perhaps' : 'now') : 'no'
    const settled: Settled = { ...time, linkedNow, gaveUp, expiredNow, sequence: row.sequence }
    expect(admissibleSequences(booking, settled)).toContain(row.sequence)
    for (const person of ['attendee', 'host', ...booking.guests]) {
      const got = news.get(`${booking.id} ${person}`) ?? []
      const said = got.map(({ kind, sequence }) => `${kind} ${sequence}`)
      news.delete(`${booking.id} ${person}`)
      expect(admissibleMails(booking, person, settled), `${booking.id} to ${person}`).toContainEqual(said)
      for (const _mail of got) count(model, 'mails')
      booking.sent.set(person, [...(booking.sent.get(person) ?? []), ...got])
      if (got.length > 0 || expiredNow) booking.pending.delete(person)
    }
    Object.assign(booking, { status: row.status, sequence: row.sequence, linked: booking.linked || linkedNow })
    booking.failed = row.meeting_status === 'failed'
    if (expiredNow) Object.assign(booking, { dueAt: null })
    if (expiredNow) count(model, 'expired')
  }
  // Nobody else hears of anything.
  expect([...news.keys()]).toEqual([])
}

/** Mails that came since the last look, by booking and person; each is in the log once and arrived once, with its calendar object. */
async function newMails(model: Model, { house, mail, url }: LivingHouse, host: LivingHost) {
  const log = await house()
    .services.db.selectFrom('mail_deliveries')
    .selectAll()
    .where('host_id', '=', host.id)
    .where('booking_id', 'is not', null)
    .orderBy('sequence')
    .execute()
  const arrived = new Map<string, CaughtMail[]>()
  for (const message of mail.messages) {
    const id = message.parsed.messageId ?? ''
    arrived.set(id, [...(arrived.get(id) ?? []), message])
  }
  const news = new Map<string, { kind: Kind; sequence: number }[]>()
  for (const row of log) {
    const messages = arrived.get(row.message_id) ?? []
    expect(messages, `${row.mail} to ${row.address}`).toHaveLength(1)
    if (row.sequence === null || row.mail === 'meeting-trouble') continue
    const booking = model.bookings.find(({ id }) => id === row.booking_id)
    const person = row.recipient === 'guest' ? row.address : row.recipient
    const known = booking?.sent.get(person) ?? []
    if (known.some(({ kind, sequence }) => kind === row.mail && sequence === row.sequence)) continue
    const kind = row.mail as Kind
    checkCalendar(messages[0], { kind, sequence: row.sequence, uid: `${row.booking_id}@${new URL(url).hostname}` })
    const key = `${row.booking_id} ${person}`
    news.set(key, [...(news.get(key) ?? []), { kind, sequence: row.sequence }])
  }
  return news
}

function checkCalendar(
  message: CaughtMail | undefined,
  { kind, sequence, uid }: { kind: Kind; sequence: number; uid: string },
): void {
  if (!isInvite(kind)) return
  const content = (message?.calendar?.content ?? '').replaceAll('\r\n ', '')
  expect(message?.calendar?.method).toBe('REQUEST')
  expect(content).toContain(`UID:${uid}\r\n`)
  expect(content).toContain(`SEQUENCE:${sequence}\r\n`)
}

/** E2: GoTo's meetings and the confirmed bookings match one to one; nothing of what was cancelled is left. */
async function checkMeetings(model: Model, { living, host, clock }: Real): Promise<void> {
  const rows = await readRows(living, host)
  const meetings = living.goto.meetings().filter(({ accountKey }) => accountKey === host.accountKey)
  const over = (start: number) => start <= clock.now()
  const wanted = rows.filter(({ status, meeting_id }) => status === 'confirmed' && meeting_id !== null)
  const left = meetings.filter(({ id }) => !wanted.some(({ meeting_id }) => meeting_id === id))
  // A meeting whose time came before GoTo answered helps nobody and is left alone.
  const late = rows.filter((row) => row.status === 'confirmed' && row.meeting_id === null && over(row.starts_at))
  expect(left.filter(({ subject }) => !late.some(({ meeting_marker }) => subject.includes(meeting_marker)))).toEqual([])
  for (const row of wanted) {
    const meeting = meetings.find(({ id }) => id === row.meeting_id)
    expect(meeting, `the meeting of ${row.id}`).toBeDefined()
    if (!over(row.starts_at)) expect(Date.parse(meeting?.starttime ?? '')).toBe(row.starts_at)
  }
  if (!model.connected) return
  const without = model.bookings.filter((b) => b.status === 'confirmed' && !b.linked && !over(b.start))
  expect(without.map(({ id }) => id)).toEqual([])
}

function readRows({ house }: LivingHouse, host: LivingHost) {
  const everything = { limit: 1_000, now: 0 }
  return findBookingsOfHost(house().services.db, host.id, everything)
}

function pick({ id, status, sequence, start, end, bufferBefore, bufferAfter }: ModelBooking) {
  return { id, status, sequence, start, end, bufferBefore, bufferAfter }
}

function byId<T extends { id: string }>(items: T[]): T[] {
  return [...items].sort((a, b) => a.id.localeCompare(b.id))
}
