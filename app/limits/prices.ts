/**
 * The cost of requests, known in advance (S21). One point is about a millisecond of the process's only thread on a small
 * machine.
 */

const MINUTES_OF_DAY = 24 * 60
/** Finding, writing and sending some 17,000 slots takes 40 ms. */
const SLOTS_PER_POINT = 400

export const PRICES = {
  /** Reading from the database and rendering. */
  page: 8,
  apiCall: 2,
  /** The reference of the API is one long page. */
  apiReference: 25,
  /** Many rows, page after page of them. */
  export: 100,
  /** Another site's page, of up to a megabyte. */
  pageCheck: 50,
  /** The holidays of a country that are not cached. */
  holidays: 20,
} as const

/** @example priceOfSlots({ days: 62, stepMinutes: 5 }) // 45 */
export function priceOfSlots({ days, stepMinutes }: { days: number; stepMinutes: number }): number {
  return Math.ceil((days * MINUTES_OF_DAY) / stepMinutes / SLOTS_PER_POINT)
}
