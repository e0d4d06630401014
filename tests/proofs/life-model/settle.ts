import { expect } from 'vitest'
import { checkBookings, checkMeetings, type Real, readRows } from './check'
import { admissibleMails, admissibleSequences, followClock, type Settled } from './mails'
import { count, MAY_FOLLOW, type Model } from './model'
import type { ModelApp } from './model-app'
import { newMails } from './new-mails'

/** Jobs that wait for a later day, and the checks at GoTo that belong to them. */
const FOR_A_DAY_TO_COME = ['reminders', 'reminder', 'meeting-check', 'booking-expiry', 'attendance']
const MINUTE_MS = 60_000
const MAX_PUT_OFF_MS = 20 * MINUTE_MS

/** Runs the outbox until nothing is due, and applies the results to the model. */
export async function settle(model: Model, real: Real): Promise<void> {
  const { living, clock, host } = real
  const { worker } = living.app()
  const from = clock.now()
  followClock(model, from)
  if (!model.awake) worker.start()
  worker.wake()
  await worker.settled()
  const until = clock.now()
  await takeOver(model, real, { from, until })
  // Asleep, the outbox runs once per start of the app.
  if (!model.awake) await living.restart(false)
  await checkBookings(model, { living, host, clock })
}

/** GoTo responds, and every postponed job gets its time: afterwards everything is exactly as it should be. */
export async function comeToRest(model: Model, real: Real): Promise<void> {
  const { living, clock, host } = real
  setGoto(model, living, true)
  for (let round = 0; ; round++) {
    await settle(model, real)
    const open = await living
      .app()
      .services.db.selectFrom('jobs')
      .select(['kind', 'run_at', 'last_error'])
      .where('host_id', '=', host.id)
      .where('state', '=', 'queued')
      .where('kind', 'not in', FOR_A_DAY_TO_COME)
      .execute()
    if (open.length === 0) break
    if (round > 30) throw new Error(`Not at rest: ${JSON.stringify(open)}`)
    const wait = Math.max(...open.map(({ run_at }) => run_at)) - clock.now()
    // A postponement longer than any of our waits is a defect.
    clock.step(Math.min(Math.max(wait, 0) + 1_000, MAX_PUT_OFF_MS))
  }
  await checkMeetings(model, real)
  for (const booking of model.bookings) expect([...booking.pending]).toEqual([])
}

export function setGoto(model: Model, { goto }: ModelApp, up: boolean, how: 'fails' | 'loses' = 'fails'): void {
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
  // No other person gets anything.
  expect([...news.keys()]).toEqual([])
}
