import { expect } from 'vitest'
import { findBookingsOfHost } from '#db/queries/bookings'
import type { SteppedClock } from '#tests/setup/stepped-clock'
import type { Model, ModelBooking } from './model'
import type { LivingHost, ModelApp } from './model-app'

export interface Real {
  living: ModelApp
  host: LivingHost
  clock: SteppedClock
}

/** After every command: nothing overlaps, no SEQUENCE jumps, and the database agrees with the model. */
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

/** GoTo's meetings and the confirmed bookings match one to one; cancelled ones leave nothing (E2). */
export async function checkMeetings(model: Model, { living, host, clock }: Real): Promise<void> {
  const rows = await readRows(living, host)
  const meetings = living.goto.meetings().filter(({ accountKey }) => accountKey === host.accountKey)
  const over = (start: number) => start <= clock.now()
  const wanted = rows.filter(({ status, meeting_id }) => status === 'confirmed' && meeting_id !== null)
  const left = meetings.filter(({ id }) => !wanted.some(({ meeting_id }) => meeting_id === id))
  // A meeting whose time came before GoTo responded is useless and left alone.
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

/** Every booking of the host, as the database has it. */
export function readRows({ app }: ModelApp, host: LivingHost) {
  const everything = { limit: 1_000, now: 0 }
  return findBookingsOfHost(app().services.db, host.id, everything)
}

function pick({ id, status, sequence, start, end, bufferBefore, bufferAfter }: ModelBooking) {
  return { id, status, sequence, start, end, bufferBefore, bufferAfter }
}

function byId<T extends { id: string }>(items: T[]): T[] {
  return [...items].sort((a, b) => a.id.localeCompare(b.id))
}
