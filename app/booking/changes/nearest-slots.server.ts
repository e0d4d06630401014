import type { Db } from '#db/schema'
import { findOfferedSlots, type SlotRequest } from '~/availability/slots/find-slots.server'
import { DAY_MS } from '~/time/units'

/** How far around the requested time to search, in growing ranges: most hosts have a free time in the first. */
const REACHES_DAYS = [1, 3, 14, 60]
const MAX_ALTERNATIVES = 5

/**
 * Up to five free times nearest to one that cannot be booked.
 *
 * @param except starts that are no alternative, such as the booking's present one
 * @returns slot starts, epoch ms, ascending
 */
export async function nearestSlots(
  db: Db,
  request: Omit<SlotRequest, 'from' | 'until'>,
  wished: number,
  except: number[] = [],
): Promise<number[]> {
  const around = Math.max(wished, request.now)
  let found: number[] = []
  for (const days of REACHES_DAYS) {
    found = await findOfferedSlots(db, { ...request, from: around - days * DAY_MS, until: around + days * DAY_MS })
    if (found.length >= MAX_ALTERNATIVES + except.length) break
  }
  return found
    .filter((start) => start !== wished && !except.includes(start))
    .sort((a, b) => Math.abs(a - wished) - Math.abs(b - wished))
    .slice(0, MAX_ALTERNATIVES)
    .sort((a, b) => a - b)
}
