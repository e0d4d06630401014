import type { BookingDetailsRow } from '#db/queries/bookings'
import { findConnection } from '#db/queries/goto-connections'
import type { Db } from '#db/schema'
import type { ConferencingProvider } from '#db/tables/event-types'
import { hasProviderMeeting } from '~/event-types/location'
import { MINUTE_MS } from '~/time/units'

/** How long invites and notes to a CRM wait for the join link before they go without it (rules.md, section 8). */
export const LINK_WAIT_MS = 10 * MINUTE_MS

/**
 * Whether messages about a booking should wait a little for its join link. True if a provider creates the meeting, there is no link
 * yet, and the provider is or was connected: a new connection within these minutes still helps.
 */
export async function isLinkExpected(db: Db, row: BookingDetailsRow): Promise<boolean> {
  if (!hasProviderMeeting(row.location_kind) || row.join_url !== null) return false
  return HAS_CONNECTION[row.location_kind](db, row.host_id)
}

const HAS_CONNECTION: Record<ConferencingProvider, (db: Db, hostId: string) => Promise<boolean>> = {
  goto: async (db, hostId) => (await findConnection(db, hostId)) !== undefined,
}
