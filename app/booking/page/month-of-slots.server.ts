import type { Db } from '#db/schema'
import { findBookableRange, findOfferedSlots, type SlotRequest } from '~/availability/slots/find-slots.server'
import { dateOfDay } from '~/time/instants'
import { addDays, dateInZone, dayInZone, segmentsAround, shiftMonth, startOfDateInZone } from '~/time/wall-time'
import { datesAroundMonth, weekAround } from '~/time/weeks'

/** How far ahead to search for the first free month when the address names none. */
const MONTHS_AHEAD = 13

type MonthRequest = Omit<SlotRequest, 'from' | 'until'>

/** One day of the view, by the attendee's clock, with the slots that start on it. */
interface MonthDay {
  date: string
  /** False for days of the neighbouring months that complete the first and the last week. */
  inMonth: boolean
  starts: number[]
}

export interface MonthOfSlots {
  /** 'YYYY-MM' */
  month: string
  previousMonth: string | null
  nextMonth: string | null
  /** The attendee's date at present. */
  today: string
  /** Whole weeks, from the viewer's first day of a week. */
  weeks: MonthDay[][]
}

/** Whose clock and calendar the month follows. */
export interface Viewer {
  timeZone: string
  /** The day that weeks begin with: Monday is 1, Sunday 7. */
  firstWeekday?: number | undefined
}

/** What the address asks for, each or neither: 'YYYY-MM' and 'YYYY-MM-DD'. */
export interface AskedMonth {
  month: string | null
  date: string | null
}

/**
 * One month of free times by the attendee's dates, with the days of its neighbours that complete its weeks. Without a month it is the one
 * in which visitors find a choice, see {@link findOpeningMonth}, or the month of the date that was asked for, if that one does not show it.
 */
export async function findMonthOfSlots(
  db: Db,
  request: MonthRequest,
  asked: AskedMonth,
  viewer: Viewer,
): Promise<MonthOfSlots> {
  const { timeZone, firstWeekday = 1 } = viewer
  const today = dateInZone(request.now, timeZone)
  const current = today.slice(0, 7)
  const window = await findBookableRange(db, { ...request, from: request.now, until: request.now + 1 })
  const last = Number.isFinite(window.until) ? dateInZone(window.until - 1, timeZone).slice(0, 7) : null
  const read = async (month: string): Promise<ReadMonth> => ({
    month,
    weeks: await readWeeks(db, request, month, { timeZone, firstWeekday }),
  })
  const { month, weeks } = await chooseMonth(read, asked, { current, last, firstWeekday })
  const next = shiftMonth(month, 1)
  return {
    month,
    previousMonth: month > current ? shiftMonth(month, -1) : null,
    nextMonth: last === null || next <= last ? next : null,
    today,
    weeks,
  }
}

type ReadMonth = Pick<MonthOfSlots, 'month' | 'weeks'>

/** The months that can be shown, from the present one to the last bookable one, if there is one. */
interface Bounds {
  current: string
  last: string | null
  firstWeekday: number
}

async function chooseMonth(
  read: (month: string) => Promise<ReadMonth>,
  { month, date }: AskedMonth,
  bounds: Bounds,
): Promise<ReadMonth> {
  const { current } = bounds
  const notPast = (asked: string) => read(asked > current ? asked : current)
  if (month !== null) return notPast(month)
  const opening = await findOpeningMonth(read, bounds)
  const isShown = date === null || opening.weeks.flat().some((day) => day.date === date)
  return isShown ? opening : notPast(date.slice(0, 7))
}

/**
 * The first month with free times; or the one after it, if that shows the same soonest days and more of them: near the end of a month,
 * visitors would otherwise see one week of choice below a month that is over.
 */
async function findOpeningMonth(
  read: (month: string) => Promise<ReadMonth>,
  { current, last, firstWeekday }: Bounds,
): Promise<ReadMonth> {
  const present = await read(current)
  let first = present
  for (let ahead = 1; soonestOf(first) === undefined; ahead++) {
    const month = shiftMonth(current, ahead)
    if (ahead >= MONTHS_AHEAD || (last !== null && month > last)) return present
    first = await read(month)
  }
  const next = shiftMonth(first.month, 1)
  const soonest = soonestOf(first) ?? ''
  if (soonest < (weekAround(`${next}-01`, firstWeekday)[0] ?? '') || (last !== null && next > last)) return first
  const after = await read(next)
  return countFreeDays(after) > countFreeDays(first) ? after : first
}

/** The first free day of the month itself. */
function soonestOf({ weeks }: ReadMonth): string | undefined {
  return weeks.flat().find(({ inMonth, starts }) => inMonth && starts.length > 0)?.date
}

function countFreeDays({ weeks }: ReadMonth): number {
  return weeks.flat().filter(({ starts }) => starts.length > 0).length
}

async function readWeeks(
  db: Db,
  request: MonthRequest,
  month: string,
  { timeZone, firstWeekday }: Required<Viewer>,
): Promise<MonthDay[][]> {
  const dates = datesAroundMonth(month, firstWeekday)
  const from = startOfDateInZone(dates[0] ?? '', timeZone)
  const until = startOfDateInZone(addDays(dates.at(-1) ?? '', 1), timeZone)
  const starts = groupByDate(await findOfferedSlots(db, { ...request, from, until }), timeZone)
  const days = dates.map((date) => ({ date, inMonth: date.startsWith(month), starts: starts.get(date) ?? [] }))
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

function groupByDate(starts: number[], timeZone: string): Map<string, number[]> {
  const dates = new Map<string, number[]>()
  // The zone's clock is looked up once: there are hundreds of starts.
  const segments = segmentsAround(timeZone, starts[0] ?? 0, starts.at(-1) ?? 0)
  for (const start of starts) {
    const date = dateOfDay(dayInZone(start, segments))
    const others = dates.get(date)
    if (others) others.push(start)
    else dates.set(date, [start])
  }
  return dates
}
