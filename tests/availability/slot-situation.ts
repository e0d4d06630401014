import { type Holiday, overridesInForce, type TimeOff } from '~/availability/slots/days-off'
import type { HeldBooking } from '~/availability/slots/limits'
import type { BusyTime, ClosedRange, SlotInputs } from '~/availability/slots/slot-inputs'
import type { Range } from '~/time/range'

export interface Situation {
  now?: string
  query?: Partial<SlotInputs['query']>
  overrides?: SlotInputs['days']['overrides']
  timeOff?: TimeOff[]
  holidays?: Holiday[]
  busy?: BusyTime[]
  window?: Range
  closed?: ClosedRange[]
}

const ALWAYS = { from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY }
const LONG = { from: Date.UTC(2010, 0, 1), until: Date.UTC(2030, 0, 1) }

export const at = (instant: string) => Date.parse(instant)

/** An ordinary host in UTC, Monday to Friday from 09:00 to 17:00, half an hour each, plus what a test adds. */
export function inputsOf({
  now = '2026-11-01T00:00Z',
  query = {},
  overrides = [],
  timeOff = [],
  holidays = [],
  busy = [],
  window = ALWAYS,
  closed = [],
}: Situation): SlotInputs {
  return {
    query: {
      timeZone: 'UTC',
      weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '09:00', end: '17:00' })),
      overrides: overridesInForce({ overrides, timeOff, holidays }, LONG),
      durationMinutes: 30,
      stepMinutes: 30,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      minimumNoticeMinutes: 0,
      dailyLimit: null,
      now: at(now),
      ...query,
    },
    busy,
    window,
    closed,
    days: { overrides, timeOff, holidays },
  }
}

/** A booking as busy time, widened as `busyFromBookings` widens it for an event type without buffers. */
export function booked(
  id: string,
  starts: string,
  ends: string,
  { bufferBeforeMinutes = 0, bufferAfterMinutes = 0 } = {},
): BusyTime & { source: HeldBooking } {
  const source: HeldBooking = {
    kind: 'booking',
    id,
    start: at(starts),
    end: at(ends),
    bufferBeforeMinutes,
    bufferAfterMinutes,
    counts: true,
  }
  return {
    start: source.start - bufferBeforeMinutes * 60_000,
    end: source.end + bufferAfterMinutes * 60_000,
    counts: true,
    source,
  }
}
