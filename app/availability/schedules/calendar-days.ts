import { isOnDate } from '~/availability/slots/days-off'
import type { SlotInputs } from '~/availability/slots/slot-inputs'
import { addDays, isoWeekday } from '~/time/wall-time'

/** The hours of a date, and their source. */
export interface DayState {
  date: string
  kind: 'usual' | 'hours' | 'off' | 'time_off' | 'holiday'
  hours: { start: string; end: string }[]
  /** The holiday's name or the note of the time off. */
  name: string
}

type Rules = Pick<SlotInputs['query'], 'weekly'> & SlotInputs['days']

/** The rule that decides about a date, in the same order as `overridesInForce`. */
export function stateOfDay(date: string, { weekly, overrides, timeOff, holidays }: Rules): DayState {
  const away = timeOff.find(({ from, to }) => from <= date && date <= to)
  if (away) return { date, kind: 'time_off', hours: [], name: away.note }
  const own = overrides.find((override) => override.date === date)
  if (own) return { date, kind: own.intervals.length > 0 ? 'hours' : 'off', hours: own.intervals, name: '' }
  const holiday = holidays.find((found) => found.off && isOnDate(found, date))
  if (holiday) return { date, kind: 'holiday', hours: [], name: holiday.name }
  const hours = weekly.filter(({ weekday }) => weekday === isoWeekday(date)).map(({ start, end }) => ({ start, end }))
  return { date, kind: 'usual', hours, name: '' }
}

/** A month as whole weeks from Monday; dates of other months are null. @param month 'YYYY-MM' */
export function weeksOfMonth(month: string): (string | null)[][] {
  const weeks: (string | null)[][] = []
  let monday = addDays(`${month}-01`, 1 - isoWeekday(`${month}-01`))
  while (monday.slice(0, 7) <= month) {
    const start = monday
    weeks.push(
      Array.from({ length: 7 }, (_, day) => addDays(start, day)).map((date) => (date.startsWith(month) ? date : null)),
    )
    monday = addDays(monday, 7)
  }
  return weeks
}
