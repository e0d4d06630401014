/**
 * What requests cost, known before they are paid (S21). One point is about a millisecond of the process's one thread on a small machine.
 */

const MINUTES_OF_DAY = 24 * 60
/** Found, written down and sent: some 17,000 slots in 40 ms. */
const SLOTS_PER_POINT = 400

export const PRICES = {
  /** Reading from the database and rendering. */
  page: 8,
  apiCall: 2,
  /** Many rows, page after page of them. */
  export: 100,
  /** A stranger's page, of up to a megabyte. */
  pageCheck: 50,
  /** The holidays of a country that were not asked for lately. */
  holidays: 20,
} as const

/** @example priceOfSlots({ days: 62, stepMinutes: 5 }) // 45 */
export function priceOfSlots({ days, stepMinutes }: { days: number; stepMinutes: number }): number {
  return Math.ceil((days * MINUTES_OF_DAY) / stepMinutes / SLOTS_PER_POINT)
}
