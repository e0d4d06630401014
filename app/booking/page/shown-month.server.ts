import type { Db } from '#db/schema'
import type { SlotRequest } from '~/availability/slots/find-slots.server'
import { explainEmptyMonth } from './explain-empty-month.server'
import { findMonthOfSlots, type Viewer } from './month-of-slots.server'

interface Opening extends Viewer {
  /** The date of the booking that is to be moved: the page opens on it, and its month is the usual one. */
  bookedDate?: string
}

/**
 * The month and the day that a page of free times shows, as its address asks for them: `month=YYYY-MM`, `date=YYYY-MM-DD`.
 * Without valid ones, where the visitor finds a choice, with the first free day.
 */
export async function findShownMonth(
  db: Db,
  slots: Omit<SlotRequest, 'from' | 'until'>,
  query: URLSearchParams,
  { bookedDate, ...viewer }: Opening,
) {
  const asked = { month: validMonth(query.get('month')), date: validDate(query.get('date')) }
  const isOpening = asked.month === null && asked.date === null
  const opening = bookedDate === undefined ? asked : { month: bookedDate.slice(0, 7), date: bookedDate }
  const found = await findMonthOfSlots(db, slots, isOpening ? opening : asked, viewer)
  const { month, previousMonth, nextMonth, today, weeks } = found
  const days = weeks.flat()
  // A neighbour's day is shown first only where the page itself chose the month by its choice of days.
  const withNeighbours = asked.month === null && bookedDate === undefined
  const free = days.filter(({ inMonth, starts }) => starts.length > 0 && (inMonth || withNeighbours))
  const selected =
    days.find(({ date }) => date === asked.date) ??
    (isOpening ? free.find(({ date }) => date === bookedDate) : undefined) ??
    free[0]
  const chosenDate = selected && selected.starts.length === 0 ? selected.date : null
  return {
    why: await explainEmptyMonth(db, slots, { month, chosenDate, empty: selected === undefined }, viewer.timeZone),
    month,
    previousMonth,
    nextMonth,
    today,
    weeks: weeks.map((week) => week.map(({ date, inMonth, starts }) => ({ date, inMonth, free: starts.length }))),
    selected: selected ? { date: selected.date, starts: selected.starts } : null,
  }
}

function validMonth(text: string | null): string | null {
  return text !== null && /^20\d\d-(0[1-9]|1[0-2])$/.test(text) ? text : null
}

function validDate(text: string | null): string | null {
  return text !== null && /^20\d\d-(0[1-9]|1[0-2])-([0-2]\d|3[01])$/.test(text) ? text : null
}
