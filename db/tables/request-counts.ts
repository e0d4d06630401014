import type { Instant } from './columns'

/** How often something was asked for until `ends_at`, when several processes must count together. */
export interface RequestCountsTable {
  /** SHA-256 over the limit's name and whom it counts. */
  key: string
  count: number
  ends_at: Instant
}
