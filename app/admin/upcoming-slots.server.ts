import type { Db } from '#db/schema'
import { findOfferedSlots, type SlotRequest } from '~/availability/slots/find-slots.server'
import { DAY_MS } from '~/time/units'
import { dateInZone, startOfDateInZone } from '~/time/wall-time'

/** Most hosts have a free time soon; later ranges are searched only if not. */
const REACHES_DAYS = [7, 30, 90]

type SlotSearch = Omit<SlotRequest, 'from' | 'until'>

/** The first free times of an event type. @returns slot starts, epoch ms, ascending */
export async function findUpcomingSlots(db: Db, request: SlotSearch, most: number): Promise<number[]> {
  const found = await searchFrom(db, request, request.now, (starts) => starts.length >= most)
  return found.slice(0, most)
}

export interface FreeDay {
  /** In the host's zone. */
  date: string
  /** Epoch ms, ascending. */
  starts: number[]
}

/**
 * The first days with free times, with all of them.
 *
 * @param date in the host's zone, to begin with; null for today
 */
export async function findUpcomingDays(
  db: Db,
  request: SlotSearch,
  date: string | null,
  most: number,
): Promise<FreeDay[]> {
  const { timeZone } = request.host
  const from = date === null ? request.now : startOfDateInZone(date, timeZone)
  // The last day that was searched may be cut in its middle.
  const enough = (starts: number[]) => byDate(starts, timeZone).length > most
  return byDate(await searchFrom(db, request, from, enough), timeZone).slice(0, most)
}

async function searchFrom(
  db: Db,
  request: SlotSearch,
  from: number,
  enough: (starts: number[]) => boolean,
): Promise<number[]> {
  let found: number[] = []
  for (const days of REACHES_DAYS) {
    found = await findOfferedSlots(db, { ...request, from, until: from + days * DAY_MS })
    if (enough(found)) break
  }
  return found
}

function byDate(starts: number[], timeZone: string): FreeDay[] {
  const days = new Map<string, number[]>()
  for (const start of starts) {
    const date = dateInZone(start, timeZone)
    const already = days.get(date)
    if (already) already.push(start)
    else days.set(date, [start])
  }
  return [...days].map(([date, starts]) => ({ date, starts }))
}
