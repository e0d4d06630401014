import { findHeldForProof } from '#db/queries/address-proofs'
import { findBookingsInRange } from '#db/queries/admin-bookings'
import { findScheduleInForce } from '#db/queries/schedules'
import type { Db } from '#db/schema'
import { clockChanges } from '~/availability/clock-changes'
import { type Interval, mergeTouching, openIntervals } from '~/availability/open-intervals'
import { type DayState, stateOfDay } from '~/availability/schedules/calendar-days'
import { findBusyElsewhere } from '~/availability/slots/busy-times.server'
import { daysOffFromRow, overridesInForce, timeOffFor } from '~/availability/slots/days-off'
import { findHolidays } from '~/availability/slots/holidays.server'
import { subtractRanges } from '~/availability/slots/limits'
import type { BusyCause, SlotInputs } from '~/availability/slots/slot-inputs'
import type { Locale } from '~/i18n/locale'
import type { Range } from '~/time/range'
import { DAY_MS } from '~/time/units'
import { addDays, dateInZone, dayNumber, segmentsAround, startOfDateInZone } from '~/time/wall-time'
import { type Grid, type GridDay, gridOf, type HourLine, rowsOfDay, type Stretch, stretchOnDay } from './day-rows'
import { type Box, placeEvents } from './place-events'
import { rowsInSight } from './rows-in-sight'

/** More than a host can have in six weeks; limits, so that the page cannot grow without end. */
const MAX_BOOKINGS = 2_000
const MAX_BUSY = 1_000
/** Bookings named in a day of the month; further ones are counted. */
const NAMED_PER_DAY = 3

interface CalendarHost {
  id: string
  timeZone: string
  locale: Locale
}

type Booking = Awaited<ReturnType<typeof findBookingsInRange>>[number]

/** Something that takes a host's time. */
export type ShownEvent = { startsAt: number; endsAt: number } & (
  | ({ kind: 'booking'; over: boolean } & Omit<Booking, 'startsAt' | 'endsAt'>)
  | { kind: 'busy'; cause: BusyCause }
  /** A visitor holds it for some minutes, until they have proven their address. */
  | { kind: 'waiting' }
)

export interface CalendarDay extends Pick<GridDay, 'date' | 'startsAt' | 'minutes' | 'offset' | 'ownHours'> {
  isToday: boolean
  state: Pick<DayState, 'kind' | 'name' | 'hours'>
  /** Whether the clocks go forward or back on this date, and at what time. */
  change: { forward: boolean; at: string } | null
  /** The host's hours. */
  open: Stretch[]
  /** Usual hours that an override takes away. */
  blocked: Stretch[]
  /** Busy for the whole date. */
  allDay: ShownEvent[]
  /** By start. */
  events: (ShownEvent & Box)[]
  /** Where the present moment is; null on other dates. */
  now: number | null
}

export interface CalendarGrid extends Pick<Grid, 'minutes'> {
  hours: HourLine[]
  days: CalendarDay[]
  /** The present moment, epoch ms: earlier times can be neither booked nor blocked. */
  asOf: number
  /** The rows with hours or events, in minutes of the grid. */
  inSight: { from: number; until: number }
}

/**
 * Dates with everything that takes the host's time: bookings, times that wait for a proof, busy times of calendars and GoTo; and the hours
 * of the default schedule, which has the host's zone.
 *
 * @param dates in order, at least one
 */
export async function readCalendarGrid(
  db: Db,
  host: CalendarHost,
  { dates, allHours }: { dates: string[]; allHours: boolean },
  now: number,
): Promise<CalendarGrid> {
  const range = rangeOf(dates, host.timeZone)
  const [bookings, busy, waiting, rules] = await Promise.all([
    findBookingsInRange(db, host.id, { ...range, limit: MAX_BOOKINGS }),
    findBusyElsewhere(db, host.id, range),
    findHeldForProof(db, host.id, { ...range, now }),
    readRules(db, host, dates),
  ])
  const events: ShownEvent[] = [
    ...bookings.map((booking) => ({ kind: 'booking' as const, ...booking, over: booking.endsAt <= now })),
    ...busy.slice(0, MAX_BUSY).map(({ start, end, source }) => ({
      ...{ kind: 'busy' as const, startsAt: start, endsAt: end },
      cause: source,
    })),
    ...waiting.map((row) => ({ kind: 'waiting' as const, startsAt: row.starts_at, endsAt: row.ends_at })),
  ].sort((a, b) => a.startsAt - b.startsAt || b.endsAt - a.endsAt)
  const grid = gridOf(dates.map((date) => rowsOfDay(date, host.timeZone)))
  const hours = hoursInRange(rules, { dates, range, timeZone: host.timeZone })
  const changes = clockChanges(host.timeZone, range)
  const today = dateInZone(now, host.timeZone)
  const days = grid.days.map(({ hours: _, ...day }): CalendarDay => {
    const change = changes.find(({ date }) => date === day.date)
    const present = day.date === today ? stretchOnDay(day, { start: now, end: now + 1 }) : null
    return {
      ...day,
      isToday: day.date === today,
      state: stateOfDay(day.date, rules),
      change: change ? { forward: change.byMinutes > 0, at: change.byMinutes > 0 ? change.from : change.to } : null,
      open: stretchesOn(day, hours.open),
      blocked: stretchesOn(day, hours.blocked),
      ...eventsOn(day, grid.minutes, events),
      now: present?.start ?? null,
    }
  })
  const whole = { from: 0, until: grid.minutes }
  return {
    minutes: grid.minutes,
    hours: grid.hours,
    days,
    asOf: now,
    inSight: allHours ? whole : rowsInSight(days, grid.minutes),
  }
}

export interface MonthDay {
  date: string
  isToday: boolean
  inMonth: boolean
  state: Pick<DayState, 'kind' | 'name' | 'hours'>
  /** The first ones. */
  bookings: Pick<Booking, 'id' | 'startsAt' | 'attendee' | 'status' | 'color'>[]
  count: number
}

/** @param dates whole weeks */
export async function readCalendarMonth(
  db: Db,
  host: CalendarHost,
  { dates, month }: { dates: string[]; month: string },
  now: number,
): Promise<MonthDay[]> {
  const [bookings, rules] = await Promise.all([
    findBookingsInRange(db, host.id, { ...rangeOf(dates, host.timeZone), limit: MAX_BOOKINGS }),
    readRules(db, host, dates),
  ])
  const byDate = Map.groupBy(bookings, ({ startsAt }) => dateInZone(startsAt, host.timeZone))
  const today = dateInZone(now, host.timeZone)
  return dates.map((date) => {
    const found = byDate.get(date) ?? []
    return {
      date,
      isToday: date === today,
      inMonth: date.startsWith(month),
      state: stateOfDay(date, rules),
      bookings: found
        .slice(0, NAMED_PER_DAY)
        .map(({ id, startsAt, attendee, status, color }) => ({ id, startsAt, attendee, status, color })),
      count: found.length,
    }
  })
}

function rangeOf(dates: string[], timeZone: string): Range {
  return {
    from: startOfDateInZone(dates[0] ?? '', timeZone),
    until: startOfDateInZone(addDays(dates.at(-1) ?? '', 1), timeZone),
  }
}

type Rules = Pick<SlotInputs['query'], 'weekly'> & SlotInputs['days']

/** The default schedule and the days off around some dates. */
async function readRules(db: Db, host: CalendarHost, dates: string[]): Promise<Rules> {
  const row = await findScheduleInForce(db, host.id, null)
  const { timeOff, holidays } = daysOffFromRow(row)
  const years = { first: Number(dates[0]?.slice(0, 4)) - 1, last: Number(dates.at(-1)?.slice(0, 4)) }
  return {
    weekly: JSON.parse(row.weekly),
    overrides: JSON.parse(row.overrides),
    timeOff: timeOffFor(timeOff, { team: null }),
    holidays: await findHolidays(holidays, years, host.locale),
  }
}

/** The hours in force, and what overrides take away from the usual ones. */
function hoursInRange(
  { weekly, ...days }: Rules,
  { dates, range, timeZone }: { dates: string[]; range: Range; timeZone: string },
): { open: Interval[]; blocked: Interval[] } {
  // Hours may begin on the date before and end at midnight.
  const first = dayNumber(dates[0] ?? '') - 1
  const last = dayNumber(dates.at(-1) ?? '') + 1
  const around = { first, last, segments: segmentsAround(timeZone, first * DAY_MS, (last + 1) * DAY_MS) }
  const hoursUnder = (overrides: Rules['overrides']) => mergeTouching(openIntervals({ weekly, overrides }, around))
  const open = hoursUnder(overridesInForce(days, range))
  // A whole day off is said at the head of its date.
  const wholeDays = overridesInForce(
    { ...days, overrides: days.overrides.filter(({ intervals }) => intervals.length === 0) },
    range,
  )
  const gaps = open.map(({ start, end }) => ({ from: start, until: end }))
  const blocked = hoursUnder(wholeDays).flatMap(({ start, end }) =>
    subtractRanges({ from: start, until: end }, gaps).map(({ from, until }) => ({ start: from, end: until })),
  )
  return { open, blocked }
}

function stretchesOn(day: GridDayPlace, intervals: Interval[]): Stretch[] {
  return intervals.flatMap((interval) => stretchOnDay(day, interval) ?? [])
}

type GridDayPlace = Pick<GridDay, 'startsAt' | 'minutes' | 'offset'>

function eventsOn(day: GridDayPlace, end: number, events: ShownEvent[]): Pick<CalendarDay, 'allDay' | 'events'> {
  const met = events.flatMap((event) => {
    const stretch = stretchOnDay(day, { start: event.startsAt, end: event.endsAt })
    return stretch ? [{ event, stretch }] : []
  })
  const isAllDay = ({ event, stretch }: (typeof met)[number]) => event.kind === 'busy' && stretch.length === day.minutes
  const timed = met.filter((one) => !isAllDay(one))
  const boxes = placeEvents(
    timed.map(({ stretch }) => stretch),
    end,
  )
  return {
    allDay: met.filter(isAllDay).map(({ event }) => event),
    events: timed.map(({ event }, index) => ({ ...event, ...boxes[index]! })),
  }
}
