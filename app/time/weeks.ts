import { dateOfDay } from './instants'
import { DAY_MS } from './units'
import { addDays, dateInZone, dayNumber, isoWeekday, shiftMonth, startOfDateInZone } from './wall-time'

/** A week as ISO 8601 counts: Monday to Sunday, named by the year that holds its Thursday. */
export interface Week {
  /** `2026-W49` */
  name: string
  /** The dates of its days in the host's zone, Monday first. */
  dates: string[]
  /** `[from, until)`, epoch ms. */
  from: number
  until: number
}

/** @example weekOf('2027-01-01', 'Europe/Zurich').name // '2026-W53' */
export function weekOf(date: string, timeZone: string): Week {
  const monday = addDays(date, 1 - isoWeekday(date))
  const year = addDays(monday, 3).slice(0, 4)
  const firstMonday = mondayOfFirstWeek(Number(year))
  const number = Math.round((Date.parse(monday) - Date.parse(firstMonday)) / (7 * DAY_MS)) + 1
  return {
    name: `${year}-W${String(number).padStart(2, '0')}`,
    dates: Array.from({ length: 7 }, (_, day) => addDays(monday, day)),
    from: startOfDateInZone(monday, timeZone),
    until: startOfDateInZone(addDays(monday, 7), timeZone),
  }
}

/** The week in an address; the present one if there is none. */
export function readWeek(name: string | null, timeZone: string, now: number): Week {
  const [, year, number] = /^(20\d\d)-W(\d\d)$/.exec(name ?? '') ?? []
  if (!year || Number(number) < 1 || Number(number) > 53) return weekOf(dateInZone(now, timeZone), timeZone)
  return weekOf(addDays(mondayOfFirstWeek(Number(year)), (Number(number) - 1) * 7), timeZone)
}

/** @param by how many weeks later; negative for earlier ones */
export function shiftWeek(week: Week, by: number, timeZone: string): Week {
  return weekOf(addDays(week.dates[0]!, by * 7), timeZone)
}

/**
 * The seven dates of the week in which a date falls.
 *
 * @param firstWeekday 1 for Monday to 7 for Sunday
 * @example weekAround('2026-12-03', 7)[0] // '2026-11-29'
 */
export function weekAround(date: string, firstWeekday: number): string[] {
  const first = addDays(date, -((isoWeekday(date) - firstWeekday + 7) % 7))
  return Array.from({ length: 7 }, (_, day) => addDays(first, day))
}

/** The dates of the whole weeks that a month touches. @param month `YYYY-MM` @example datesAroundMonth('2026-12', 1)[0] // '2026-11-30' */
export function datesAroundMonth(month: string, firstWeekday: number): string[] {
  const first = dayNumber(weekAround(`${month}-01`, firstWeekday)[0]!)
  const daysUntilNext = dayNumber(`${shiftMonth(month, 1)}-01`) - first
  return Array.from({ length: Math.ceil(daysUntilNext / 7) * 7 }, (_, day) => dateOfDay(first + day))
}

/** The first week of a year is the one that holds 4 January. */
function mondayOfFirstWeek(year: number): string {
  const fourth = `${year}-01-04`
  return addDays(fourth, 1 - isoWeekday(fourth))
}
