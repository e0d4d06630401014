import { MAX_ROW_MS } from '#db/queries/busy-intervals'
import { DAY_MS } from '~/time/units'

/** Earlier times are never needed: a slot in the past is not offered. */
const BEHIND_MS = DAY_MS
/** A little more than a year: further ahead, calendars say little and cost much. */
const AHEAD_MS = 400 * DAY_MS

/**
 * Of all feeds and connected calendars of a host together: three full ones. Whoever looks at the host's page makes us read those in
 * its range, so there is a limit to what a host can make that cost (S21).
 */
export const MAX_BUSY_TIMES_OF_HOST = 30_000

export interface Span {
  start: number
  end: number
}

/** How far busy times are kept, epoch ms. */
export function horizonAround(now: number): { from: number; until: number } {
  return { from: now - BEHIND_MS, until: now + AHEAD_MS }
}

/**
 * Splits a busy interval into rows: cut to the horizon, in pieces of at most a week.
 *
 * @returns nothing for one that is empty or lies outside
 */
export function inPieces({ start, end }: Span, horizon: { from: number; until: number }): Span[] {
  const pieces: Span[] = []
  const until = Math.min(end, horizon.until)
  for (let from = Math.max(start, horizon.from); from < until; from += MAX_ROW_MS)
    pieces.push({ start: from, end: Math.min(until, from + MAX_ROW_MS) })
  return pieces
}
