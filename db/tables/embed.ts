import type { Instant } from './columns'

/** Sites that may frame a host's pages; if a host has none, every site may. */
export interface AllowedSitesTable {
  host_id: string
  /** An origin such as `https://example.com` or `https://*.example.com`. */
  site: string
  created_at: Instant
}

/** Links of a scheduling service that a host used before, for pages that still contain them. */
export interface LinkRedirectsTable {
  host_id: string
  /** In lower case, without leading slash: `acme/30min`. */
  old_path: string
  event_type_id: string
  created_at: Instant
}
