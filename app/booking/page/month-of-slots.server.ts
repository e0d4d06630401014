import type { Db } from '#db/schema'
import { findBookableRange, findOfferedSlots, type SlotRequest } from '~/availability/slots/find-slots.server'
import { addDays, dateInZone, isoWeekday, shiftMonth, startOfDateInZone } from '~/time/wall-time'

/** How far ahead to search for the first free month when the address names none. */
const MONTHS_AHEAD = 13

export interface MonthOfSlots {
  /** 'YYYY-MM' */
  month: string
  previousMonth: string | null
  nextMonth: string | null
  /** Whole weeks from Monday; slot starts per date of the attendee. */
  weeks: { date: string; inMonth: boolean; past: boolean; starts: number[] }[][]
}

/**
 * One month of free times by the attendee's dates. Without a month, the first one that has any, so that visitors need not page
 * through empty months.
 *
 * @param month 'YYYY-MM', or null
 * @param timeZone the attendee's
 */
export async function findMonthOfSlots(
  db: Db,
  request: Omit<SlotRequest, 'from' | 'until'>,
  month: string | null,
  timeZone: string,
): Promise<MonthOfSlots> {
  const current = dateInZone(request.now, timeZone).slice(0, 7)
  const window = await findBookableRange(db, { ...request, from: request.now, until: request.now + 1 })
  const lastBookable = Number.isFinite(window.until) ? dateInZone(window.until - 1, timeZone).slice(0, 7) : null

  let shown = month !== null && month >= current ? month : current
  let starts = await startsOf(db, request, shown, timeZone)
  if (month === null) {
    const first = shown
    for (let ahead = 1; starts.length === 0 && ahead < MONTHS_AHEAD; ahead++) {
      const candidate = shiftMonth(first, ahead)
      if (lastBookable !== null && candidate > lastBookable) break
      const found = await startsOf(db, request, candidate, timeZone)
      if (found.length > 0) {
        shown = candidate
        starts = found
      }
    }
  }
  const next = shiftMonth(shown, 1)
  return {
    month: shown,
    previousMonth: shown > current ? shiftMonth(shown, -1) : null,
    nextMonth: lastBookable === null || next <= lastBookable ? next : null,
    weeks: weeksOf(shown, groupByDate(starts, timeZone), dateInZone(request.now, timeZone)),
  }
}

function startsOf(
  db: Db,
  request: Omit<SlotRequest, 'from' | 'until'>,
  month: string,
  timeZone: string,
): Promise<number[]> {
  const from = startOfDateInZone(`${month}-01`, timeZone)
  const until = startOfDateInZone(`${shiftMonth(month, 1)}-01`, timeZone)
  return findOfferedSlots(db, { ...request, from, until })
}

function groupByDate(starts: number[], timeZone: string): Map<string, number[]> {
  const dates = new Map<string, number[]>()
  for (const start of starts) {
    const date = dateInZone(start, timeZone)
    dates.set(date, [...(dates.get(date) ?? []), start])
  }
  return dates
}

function weeksOf(month: string, startsOfDate: Map<string, number[]>, today: string): MonthOfSlots['weeks'] {
  const weeks: MonthOfSlots['weeks'] = []
  const first = `${month}-01`
  let date = addDays(first, 1 - isoWeekday(first))
  while (date.slice(0, 7) <= month) {
    weeks.push(
      Array.from({ length: 7 }, (_, day) => {
        const ofWeek = addDays(date, day)
        const inMonth = ofWeek.startsWith(month)
        return { date: ofWeek, inMonth, past: ofWeek < today, starts: inMonth ? (startsOfDate.get(ofWeek) ?? []) : [] }
      }),
    )
    date = addDays(date, 7)
  }
  return weeks
}
