/**
 * The cost of requests, known in advance (S21). One point is about a millisecond of the process's only thread on a small
 * machine.
 */

const MINUTES_OF_DAY = 24 * 60
/** Finding, writing and sending some 17,000 slots takes 40 ms. */
const SLOTS_PER_POINT = 400
/** They are found for each member of a team, and written once. */
const SLOTS_OF_MEMBER_PER_POINT = 4_000

export const PRICES = {
  /** Reading from the database and rendering. */
  page: 8,
  /** Each further member of a team, when their month is not in memory or a time is not offered; most when nobody is free for a year. */
  memberOfPage: 4,
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

interface AskedSlots {
  days: number
  stepMinutes: number
  /** Whose times decide: the members of a team; default: one host. */
  hosts?: number
}

/** @example priceOfSlots({ days: 62, stepMinutes: 5 }) // 45 */
export function priceOfSlots({ days, stepMinutes, hosts = 1 }: AskedSlots): number {
  const slots = (days * MINUTES_OF_DAY) / stepMinutes
  return Math.ceil(slots / SLOTS_PER_POINT) + Math.ceil((slots * (hosts - 1)) / SLOTS_OF_MEMBER_PER_POINT)
}
