import type { Db } from '#db/schema'
import { findOfferedSlots, type SlotRequest } from '~/availability/slots/find-slots.server'
import { DAY_MS } from '~/time/units'

/** How far around the requested time to search, in growing ranges: most hosts have a free time in the first. */
const REACHES_DAYS = [1, 3, 14, 60]
const MAX_ALTERNATIVES = 5

/** Whether a time that cannot be booked is taken: without the bookings that there are it would be offered. */
export async function isTaken(db: Db, request: Omit<SlotRequest, 'from' | 'until'>, start: number): Promise<boolean> {
  const [offered] = await findOfferedSlots(db, { ...request, from: start, until: start + 1, ignoresBookings: true })
  return offered === start
}

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

/** A time that cannot be booked: taken by a booking, or not offered at all; and the free times nearest to it. */
export interface UnavailableTime {
  byBooking: boolean
  alternatives: number[]
}

export async function findUnavailable(
  db: Db,
  request: Omit<SlotRequest, 'from' | 'until'>,
  start: number,
): Promise<UnavailableTime> {
  return { byBooking: await isTaken(db, request, start), alternatives: await nearestSlots(db, request, start) }
}
