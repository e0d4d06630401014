import { isOnDate, type TimeOff } from '~/availability/slots/days-off'
import type { BusyCause, BusyTime, ClosingRule, SlotInputs } from '~/availability/slots/slot-inputs'
import { offeredSlots } from '~/availability/slots/slot-inputs'
import { DAY_MS, MINUTE_MS } from '~/time/units'
import { dateInZone, isoWeekday } from '~/time/wall-time'

/** A grid so fine that every instant is on it. */
const A_MILLISECOND = 1 / MINUTE_MS

/** Why a time is not offered; instants are epoch ms, dates those of the schedule's zone. */
export type Refusal =
  | { reason: 'past' }
  | { reason: 'before_window'; opensAt: number }
  | { reason: 'after_window'; closesAt: number }
  | { reason: 'time_off'; timeOff: TimeOff }
  | { reason: 'holiday'; name: string }
  | { reason: 'day_off' }
  /** `hours` are those of the date; empty if the weekday has none. */
  | { reason: 'outside_hours'; by: 'weekly' | 'override'; hours: { start: string; end: string }[] }
  | { reason: 'does_not_fit'; closesAt: number }
  | { reason: 'off_grid'; nearest: number[] }
  | { reason: 'minimum_notice'; minutes: number; bookableFrom: number }
  | { reason: 'busy'; source: BusyCause }
  /** The obstacle is on this `side` of the requested time, nearer than so many minutes. */
  | { reason: 'buffer'; source: BusyCause; side: 'before' | 'after'; minutes: number }
  | { reason: 'daily_limit'; limit: number }
  | { reason: ClosingRule }

export type SlotDecision = { offered: true } | ({ offered: false } & Refusal)

/**
 * Why a time is offered or not. It calls `findSlots`, and if the time is refused, calls it again with fewer rules until the
 * first rule that refuses is known. So the explanation always agrees with the decision.
 *
 * @param start epoch ms
 */
export function explainSlot(inputs: SlotInputs, start: number): SlotDecision {
  if (isOffered(inputs, start)) return { offered: true }
  return { offered: false, ...firstInTheWay(inputs, start) }
}

function firstInTheWay(inputs: SlotInputs, start: number): Refusal {
  const { query, window, closed } = inputs
  if (start < query.now) return { reason: 'past' }
  if (start < window.from) return { reason: 'before_window', opensAt: window.from }
  if (start >= window.until) return { reason: 'after_window', closesAt: window.until }
  const byHours = refusedByHours(hoursAlone(inputs, start), inputs, start)
  if (byHours) return byHours
  const bookableFrom = query.now + query.minimumNoticeMinutes * MINUTE_MS
  if (start < bookableFrom) return { reason: 'minimum_notice', minutes: query.minimumNoticeMinutes, bookableFrom }
  const inTheWay = refusedByBusy(inputs, start)
  if (inTheWay) return inTheWay
  const closing = closed.find(({ from, until }) => start >= from && start < until)
  if (closing) return { reason: closing.rule }
  if (query.dailyLimit !== null) return { reason: 'daily_limit', limit: query.dailyLimit }
  throw new Error('findSlots refuses a time that breaks no rule')
}

function isOffered(inputs: SlotInputs, start: number): boolean {
  return offeredSlots(inputs, { from: start, until: start + 1 })[0] === start
}

/** The same inputs with only hours, grid and duration. */
function hoursAlone(inputs: SlotInputs, start: number): SlotInputs {
  return {
    ...inputs,
    query: { ...inputs.query, minimumNoticeMinutes: 0, dailyLimit: null, now: start - 2 * DAY_MS },
    busy: [],
    closed: [],
    window: { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY },
  }
}

function refusedByHours(bare: SlotInputs, inputs: SlotInputs, start: number): Refusal | null {
  if (isOffered(bare, start)) return null
  if (!isOpen(bare, start)) return closedOnDate(bare, inputs, start)
  const { durationMinutes } = bare.query
  if (!isOffered(withQuery(bare, { stepMinutes: A_MILLISECOND }), start))
    return { reason: 'does_not_fit', closesAt: closingTime(bare, start, durationMinutes * MINUTE_MS) }
  const before = offeredSlots(bare, { from: start - DAY_MS, until: start }).slice(-1)
  const after = offeredSlots(bare, { from: start, until: start + DAY_MS }).slice(0, 1)
  return { reason: 'off_grid', nearest: [...before, ...after] }
}

function isOpen(bare: SlotInputs, instant: number): boolean {
  return isOffered(withQuery(bare, { stepMinutes: A_MILLISECOND, durationMinutes: A_MILLISECOND }), instant)
}

function withQuery(inputs: SlotInputs, change: Partial<SlotInputs['query']>): SlotInputs {
  return { ...inputs, query: { ...inputs.query, ...change } }
}

/** The host is closed at this instant: because of a day off, if the hours would be open without it; else because of the hours. */
function closedOnDate(bare: SlotInputs, { query, days }: SlotInputs, start: number): Refusal {
  const date = dateInZone(start, query.timeZone)
  const timeOff = days.timeOff.find(({ from, to }) => from <= date && date <= to)
  const holiday = days.holidays.find((found) => found.off && isOnDate(found, date))
  if ((timeOff || holiday) && isOpen(withQuery(bare, { overrides: days.overrides }), start))
    return timeOff ? { reason: 'time_off', timeOff } : { reason: 'holiday', name: holiday!.name }
  const overrides = days.overrides.filter((override) => override.date === date)
  const hours = overrides.flatMap(({ intervals }) => intervals)
  if (overrides.length > 0)
    return hours.length === 0 ? { reason: 'day_off' } : { reason: 'outside_hours', by: 'override', hours }
  const ofWeekday = query.weekly.filter(({ weekday }) => weekday === isoWeekday(date))
  return {
    reason: 'outside_hours',
    by: 'weekly',
    hours: ofWeekday
      .map((interval) => ({ start: interval.start, end: interval.end }))
      .sort((a, b) => a.start.localeCompare(b.start)),
  }
}

/**
 * When the hours that are open at an instant end, at most so many ms later. The binary search calls `findSlots` some 25 times.
 */
function closingTime(bare: SlotInputs, start: number, withinMs: number): number {
  let fits = 1
  let tooLong = withinMs
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2)
    const query = { stepMinutes: A_MILLISECOND, durationMinutes: middle / MINUTE_MS }
    if (isOffered(withQuery(bare, query), start)) fits = middle
    else tooLong = middle
  }
  return start + fits
}

/** Busy intervals within the time itself come before those only in its buffers. */
function refusedByBusy({ query, busy }: SlotInputs, start: number): Refusal | null {
  const end = start + query.durationMinutes * MINUTE_MS
  const from = start - query.bufferBeforeMinutes * MINUTE_MS
  const until = end + query.bufferAfterMinutes * MINUTE_MS
  const met = busy.filter((one) => one.start < one.end && one.start < until && one.end > from)
  const inside = met.find((one) => meetsItself(one, start, end))
  if (inside) return { reason: 'busy', source: inside.source }
  const [near] = met
  if (!near) return null
  const side = ownTime(near).start < start ? 'before' : 'after'
  return { reason: 'buffer', source: near.source, side, minutes: bufferBetween(near.source, side, query) }
}

function meetsItself(busy: BusyTime, start: number, end: number): boolean {
  const own = ownTime(busy)
  return own.start < end && own.end > start
}

function ownTime({ start, end, source }: BusyTime): { start: number; end: number } {
  return source.kind === 'booking' ? source : { start, end }
}

/** Between two bookings the longer of the facing buffers counts (rules.md, section 7, rule 4). */
function bufferBetween(
  source: BusyCause,
  side: 'before' | 'after',
  { bufferBeforeMinutes, bufferAfterMinutes }: SlotInputs['query'],
): number {
  if (source.kind !== 'booking') return side === 'before' ? bufferBeforeMinutes : bufferAfterMinutes
  return side === 'before'
    ? Math.max(bufferBeforeMinutes, source.bufferAfterMinutes)
    : Math.max(bufferAfterMinutes, source.bufferBeforeMinutes)
}
