import type { BookingDetailsRow } from '#db/queries/bookings'
import { findConnection } from '#db/queries/goto-connections'
import type { Db } from '#db/schema'
import { MINUTE_MS } from '~/time/units'

/** How long invites and notes to a CRM wait for the join link before they go without it (contract, section 8). */
export const LINK_WAIT_MS = 10 * MINUTE_MS

/**
 * Whether messages about a booking should wait a little for its join link. True if the meeting is at GoTo, has no link yet, and
 * GoTo is or was connected: a new connection within these minutes still helps.
 */
export async function isLinkExpected(db: Db, row: BookingDetailsRow): Promise<boolean> {
  if (row.location_kind !== 'goto' || row.join_url !== null) return false
  return (await findConnection(db, row.host_id)) !== undefined
}
