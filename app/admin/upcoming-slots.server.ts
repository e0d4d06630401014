import type { Db } from '#db/schema'
import { findOfferedSlots, type SlotRequest } from '~/availability/slots/find-slots.server'
import { DAY_MS } from '~/time/units'

/** Most hosts have a free time soon; later ranges are searched only if not. */
const REACHES_DAYS = [7, 30, 90]

/** The first free times of an event type. @returns slot starts, epoch ms, ascending */
export async function findUpcomingSlots(
  db: Db,
  request: Omit<SlotRequest, 'from' | 'until'>,
  most: number,
): Promise<number[]> {
  let found: number[] = []
  for (const days of REACHES_DAYS) {
    found = await findOfferedSlots(db, { ...request, from: request.now, until: request.now + days * DAY_MS })
    if (found.length >= most) break
  }
  return found.slice(0, most)
}
