import { HOUR_MS, MINUTE_MS } from '~/time/units'
import { addDays, localTimeAt, startOfDateInZone } from '~/time/wall-time'

/** Clock changes shift an hour's line by a multiple of this: half an hour on Lord Howe Island, an hour elsewhere. */
const LINE_STEP_MINUTES = 15

/** A line of the grid at which an hour of the clock begins. */
export interface HourLine {
  /** Minutes after the day's first instant; `gridOf` turns them into minutes of the grid. */
  at: number
  hour: number
  /** The hour's second time in a night in which the clocks go back. */
  again: boolean
}

/** A date as it passes on a zone's clocks. */
export interface DayRows {
  date: string
  /** Epoch ms. */
  startsAt: number
  /** How long the date lasts: 1,440, or 1,380 or 1,500 when the clocks change. */
  minutes: number
  hours: HourLine[]
}

/** @example rowsOfDay('2027-03-28', 'Europe/Zurich').minutes // 1380 */
export function rowsOfDay(date: string, timeZone: string): DayRows {
  const startsAt = startOfDateInZone(date, timeZone)
  const minutes = (startOfDateInZone(addDays(date, 1), timeZone) - startsAt) / MINUTE_MS
  const hours: HourLine[] = []
  for (let at = 0; at < minutes; at += LINE_STEP_MINUTES) {
    const local = localTimeAt(startsAt + at * MINUTE_MS, timeZone)
    if (local % HOUR_MS !== 0) continue
    const hour = (local / HOUR_MS) % 24
    hours.push({ at, hour, again: hours.some((line) => line.hour === hour) })
  }
  return { date, startsAt, minutes, hours }
}

/** A date as a column of a grid. */
export interface GridDay extends DayRows {
  /** Where the date begins, in minutes of the grid. */
  offset: number
  /** Hours that stand elsewhere than in the grid's own margin; `at` in minutes of the grid. */
  ownHours: HourLine[]
}

export interface Grid {
  /** The length of the longest date. */
  minutes: number
  /** The hours in the margin; `at` in minutes of the grid. */
  hours: HourLine[]
  days: GridDay[]
}

/**
 * Dates side by side. Every minute has the same height, so a night of a clock change is an hour shorter or longer. All dates end on the
 * last line: clocks change at night, so the hours of work stay beside each other.
 *
 * @param days at least one
 */
export function gridOf(days: DayRows[]): Grid {
  const minutes = Math.max(...days.map((day) => day.minutes))
  const linesOf = (day: DayRows) => day.hours.map((line) => ({ ...line, at: line.at + minutes - day.minutes }))
  const usual = days.find((day) => day.minutes === 24 * 60) ?? days[0]!
  const hours = linesOf(usual)
  const inMargin = new Set(hours.map(({ at, hour, again }) => `${at} ${hour} ${again}`))
  return {
    minutes,
    hours,
    days: days.map((day) => ({
      ...day,
      offset: minutes - day.minutes,
      ownHours: linesOf(day).filter(({ at, hour, again }) => !inMargin.has(`${at} ${hour} ${again}`)),
    })),
  }
}

/** A piece of a column, in minutes of the grid. */
export interface Stretch {
  start: number
  length: number
}

/**
 * The part of a range that falls on a date, in whole minutes of the grid.
 *
 * @param range epoch ms, half open
 * @returns null for a range that does not meet the date
 */
export function stretchOnDay(
  { startsAt, minutes, offset }: Pick<GridDay, 'startsAt' | 'minutes' | 'offset'>,
  range: { start: number; end: number },
): Stretch | null {
  const start = Math.max(0, Math.floor((range.start - startsAt) / MINUTE_MS))
  const end = Math.min(minutes, Math.ceil((range.end - startsAt) / MINUTE_MS))
  return start < end ? { start: offset + start, length: end - start } : null
}

/** The instant at a minute of the grid. @returns epoch ms */
export function instantInGrid({ startsAt, offset }: Pick<GridDay, 'startsAt' | 'offset'>, minute: number): number {
  return startsAt + (minute - offset) * MINUTE_MS
}
