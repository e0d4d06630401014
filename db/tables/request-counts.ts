import type { Instant } from './columns'

/** The number of requests until `ends_at`, if several processes must count together. */
export interface RequestCountsTable {
  /** SHA-256 over the limit's name and its key. */
  key: string
  count: number
  ends_at: Instant
}
