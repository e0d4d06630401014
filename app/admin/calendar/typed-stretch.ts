import { readWallTime } from '~/availability/schedules/weekly-form'
import type { Range } from '~/time/range'
import { readTypedInstant } from '~/time/typed-instant'
import { addDays, startOfDateInZone } from '~/time/wall-time'

/** A time to block, as typed. */
export interface TypedStretch {
  date: string
  from: string
  until: string
}

export type StretchProblem = 'times' | 'backwards' | 'past'

/**
 * Reads a stretch of time of one date.
 *
 * @returns epoch ms, or what is wrong
 * @example readStretch({ date: '2026-12-03', from: '9', until: '24:00' }, 'UTC', 0)
 */
export function readStretch(
  { date, from, until }: TypedStretch,
  timeZone: string,
  now: number,
): { ok: true; range: Range } | { ok: false; problem: StretchProblem } {
  const [first, last] = [readWallTime(from), readWallTime(until)]
  const start = first === null ? null : readTypedInstant(date, first, timeZone)
  if (start === null || first === null || last === null) return { ok: false, problem: 'times' }
  const end = last === '24:00' ? startOfDateInZone(addDays(date, 1), timeZone) : readTypedInstant(date, last, timeZone)
  // A stretch within a skipped hour has no length.
  if (end === null || last <= first || end <= start) return { ok: false, problem: 'backwards' }
  return end <= now ? { ok: false, problem: 'past' } : { ok: true, range: { from: start, until: end } }
}
