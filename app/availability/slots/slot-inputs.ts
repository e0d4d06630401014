import type { Availability } from '~/availability/availability'
import { findSlots, type SlotQuery } from '~/availability/slots'
import type { Range } from '~/time/range'
import type { Holiday, TimeOff } from './days-off'
import { type HeldBooking, subtractRanges } from './limits'

/** The source of a busy interval. For the explanation to the host; neither `findSlots` nor attendees see it. */
export type BusyCause =
  | HeldBooking
  | { kind: 'goto_meeting'; subject: string }
  | { kind: 'calendar_feed'; id: string; name: string }
  /** A connected calendar; no title is known. */
  | { kind: 'calendar'; id: string; name: string }

/** Half open, epoch ms. */
export interface BusyTime {
  start: number
  end: number
  /** A booking that counts towards the daily limit of the event type asked about. */
  counts?: boolean
  source: BusyCause
}

/** Rules that close whole dates or weeks, besides those of `findSlots`. */
export type ClosingRule = 'weekly_limit' | 'host_daily_limit' | 'host_weekly_limit' | 'total_time_limit'

export interface ClosedRange extends Range {
  rule: ClosingRule
}

/**
 * Everything that decides about a stretch of time, loaded once: for the offer, the check at booking and the explanation alike.
 * Every new rule of availability becomes a part of this, so that `findSlots` alone decides (B5).
 */
export interface SlotInputs {
  query: Omit<SlotQuery, 'busy' | 'from' | 'until'>
  busy: BusyTime[]
  /** When slots may start: the booking window. */
  window: Range
  /** Ranges in which no slot starts, by start. */
  closed: ClosedRange[]
  /** Where the query's overrides come from. */
  days: { overrides: Availability['overrides']; timeOff: TimeOff[]; holidays: Holiday[] }
}

/** The offered slots in a range. @returns starts, epoch ms, ascending */
export function offeredSlots({ query, busy, window, closed }: SlotInputs, range: Range): number[] {
  const from = Math.max(range.from, window.from, query.now)
  const until = Math.min(range.until, window.until)
  if (from >= until) return []
  return subtractRanges({ from, until }, closed).flatMap((open) => findSlots({ ...query, busy, ...open }))
}
