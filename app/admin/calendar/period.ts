import { z } from 'zod'
import { addDays, shiftMonth } from '~/time/wall-time'
import { datesAroundMonth, weekAround } from '~/time/weeks'

export const CALENDAR_VIEWS = ['day', 'week', 'month'] as const
export type CalendarView = (typeof CALENDAR_VIEWS)[number]

/** Years in which the calendar can be turned; zones have no rules that far ahead anyway. */
const FIRST_DATE = '2000-01-01'
const LAST_DATE = '2099-12-31'

/**
 * What an address asks to see.
 *
 * @returns `view` null: as fits the screen, a week or a day; `date` null: where the next booking is
 */
export function readPeriod(query: URLSearchParams): { view: CalendarView | null; date: string | null } {
  const asked = query.get('view')
  const { data: date } = z.iso.date().safeParse(query.get('date'))
  return {
    view: CALENDAR_VIEWS.find((view) => view === asked) ?? null,
    date: date !== undefined && date >= FIRST_DATE && date <= LAST_DATE ? date : null,
  }
}

/** The dates that a view shows; for a month the whole weeks that it touches. */
export function datesInView(view: CalendarView, date: string, firstWeekday: number): string[] {
  if (view === 'day') return [date]
  if (view === 'week') return weekAround(date, firstWeekday)
  return datesAroundMonth(date.slice(0, 7), firstWeekday)
}

/** A date in the period before or after. @example stepInView('month', '2027-01-31', 1) // '2027-02-01' */
export function stepInView(view: CalendarView, date: string, by: 1 | -1): string {
  if (view === 'month') return `${shiftMonth(date.slice(0, 7), by)}-01`
  return addDays(date, view === 'week' ? 7 * by : by)
}
