import type { Db } from '#db/schema'
import type { SlotRequest } from '~/availability/slots/find-slots.server'
import { startOfDateInZone } from '~/time/wall-time'
import { explainEmptyMonth } from './explain-empty-month.server'
import { findMonthOfSlots } from './month-of-slots.server'

/**
 * The month and the day that a page of free times shows, as its address asks for them: `month=YYYY-MM`, `date=YYYY-MM-DD`.
 * Without valid ones, the first month and day that have any.
 *
 * @param timeZone the reader's
 */
export async function findShownMonth(
  db: Db,
  slots: Omit<SlotRequest, 'from' | 'until'>,
  query: URLSearchParams,
  timeZone: string,
) {
  const date = validDate(query.get('date'))
  const asked = validMonth(query.get('month')) ?? date?.slice(0, 7) ?? null
  const { month, previousMonth, nextMonth, weeks } = await findMonthOfSlots(db, slots, asked, timeZone)
  const days = weeks.flat().filter(({ inMonth }) => inMonth)
  const selected = days.find((day) => day.date === date) ?? days.find(({ starts }) => starts.length > 0)
  const empty = days.every(({ starts }) => starts.length === 0)
  const chosenDate = selected && selected.starts.length === 0 ? selected.date : null
  return {
    why: await explainEmptyMonth(db, slots, { month, chosenDate, empty }, timeZone),
    month,
    previousMonth,
    nextMonth,
    weeks: weeks.map((week) => week.map(({ date, inMonth, starts }) => ({ date, inMonth, free: starts.length }))),
    selected: selected
      ? { date: selected.date, starts: selected.starts, noon: startOfDateInZone(selected.date, 'UTC') }
      : null,
  }
}

function validMonth(text: string | null): string | null {
  return text !== null && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : null
}

function validDate(text: string | null): string | null {
  return text !== null && /^20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/.test(text) ? text : null
}
