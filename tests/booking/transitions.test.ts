import { describe, expect, it } from 'vitest'
import { answerDueAt, type BookingStatus, mayBecome, statesBefore } from '~/booking/transitions'

const HOUR_MS = 3_600_000

describe('the states of a booking', () => {
  it('let a request be confirmed, declined or cancelled, a confirmed booking cancelled, and then end', () => {
    const all: BookingStatus[] = ['pending', 'confirmed', 'cancelled', 'declined']
    const allowed = all.flatMap((from) => all.filter((to) => mayBecome(from, to)).map((to) => `${from} → ${to}`))
    expect(allowed).toEqual([
      'pending → confirmed',
      'pending → cancelled',
      'pending → declined',
      'confirmed → cancelled',
    ])
  })

  it('name for every change the states it may start from (B6)', () => {
    expect(statesBefore('cancelled')).toEqual(['pending', 'confirmed'])
    expect(statesBefore('confirmed')).toEqual(['pending'])
    expect(statesBefore('pending')).toEqual([])
  })
})

describe('how long a request waits for the host', () => {
  const now = Date.UTC(2026, 11, 1, 9)

  it.each([
    ['two days, when the start is far', 10 * 24, 48],
    ['until a day before the start, when that comes first', 60, 36],
    ['half of what is left, when the start is near', 20, 10],
    ['half of what is left, also within the hour', 1, 0.5],
  ])('%s', (_name, hoursToStart, hoursToAnswer) => {
    expect(answerDueAt(now, now + hoursToStart * HOUR_MS)).toBe(now + hoursToAnswer * HOUR_MS)
  })
})
