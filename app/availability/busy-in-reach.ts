import { MINUTE_MS } from '~/time/units'
import type { SlotQuery } from './slots'

/**
 * Ascending by start, as two arrays: thousands of small objects would cost more than the search itself. The second array has
 * the latest end of all intervals up to each start, so that overlapping ones need no merging.
 */
export interface Busy {
  starts: Float64Array
  reaches: Float64Array
  count: number
}

/** The busy intervals that can meet a slot. Zero-length ones block nothing (rule 4). */
export function busyInReach(query: SlotQuery, earliest: number, inOrder = query.busy): Busy {
  const reachFrom = earliest - query.bufferBeforeMinutes * MINUTE_MS
  const reachUntil = query.until + (query.durationMinutes + query.bufferAfterMinutes) * MINUTE_MS
  const starts = new Float64Array(inOrder.length)
  const reaches = new Float64Array(inOrder.length)
  let count = 0
  let reach = Number.NEGATIVE_INFINITY
  let lastStart = Number.NEGATIVE_INFINITY
  for (let i = 0; i < inOrder.length; i++) {
    const { start, end } = inOrder[i]!
    if (start >= end || end <= reachFrom || start >= reachUntil) continue
    // Rows from the database are sorted; other input is sorted on a second try.
    if (start < lastStart)
      return busyInReach(
        query,
        earliest,
        inOrder.toSorted((a, b) => a.start - b.start),
      )
    if (end > reach) reach = end
    lastStart = start
    starts[count] = start
    reaches[count++] = reach
  }
  return { starts, reaches, count }
}

/** Index of the first of `count` ascending values that is above a limit. */
export function firstAbove(values: Float64Array, count: number, limit: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}
