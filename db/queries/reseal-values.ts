import { sql } from 'kysely'
import type { Db } from '../schema'

/** Where a sealed text is stored, by the first part of its context; the last part is the id of its row. */
const PLACES: Record<string, { table: string; id: string; columns: string[] }> = {
  'goto-token': { table: 'goto_connections', id: 'id', columns: ['access_token', 'refresh_token'] },
  'webhook-secret': { table: 'webhooks', id: 'id', columns: ['secret', 'previous_secret'] },
  'webhook-url': { table: 'webhooks', id: 'id', columns: ['url'] },
  'calendar-feed': { table: 'calendar_feeds', id: 'id', columns: ['url'] },
  'google-token': { table: 'calendar_accounts', id: 'id', columns: ['access_token', 'refresh_token'] },
  'microsoft-token': { table: 'calendar_accounts', id: 'id', columns: ['access_token', 'refresh_token'] },
  'caldav-password': { table: 'calendar_accounts', id: 'id', columns: ['password'] },
  'calendar-channel': { table: 'calendar_channels', id: 'id', columns: ['secret'] },
  'subscribe-feed': { table: 'subscribe_feeds', id: 'host_id', columns: ['secret'] },
  'connector-headers': { table: 'connectors', id: 'id', columns: ['headers'] },
  'connector-requests': { table: 'connectors', id: 'id', columns: ['requests'] },
  'authenticator-app': { table: 'authenticator_apps', id: 'id', columns: ['secret'] },
  recording: { table: 'meeting_outcomes', id: 'booking_id', columns: ['recording'] },
  'api-answer': { table: 'idempotency_keys', id: 'booking_id', columns: ['answer'] },
  'manage-token': { table: 'bookings', id: 'id', columns: ['manage_token'] },
}

/**
 * Replaces a sealed text by the same one under another key, unless it was replaced meanwhile.
 *
 * @returns false for texts of a few minutes or days, which are not written again
 */
export async function replaceSealed(
  db: Db,
  { context, sealed, again }: { context: string; sealed: string; again: string },
): Promise<boolean> {
  const parts = context.split(':')
  const place = PLACES[parts[0] ?? '']
  if (!place) return false
  for (const column of place.columns)
    await sql`update ${sql.table(place.table)} set ${sql.ref(column)} = ${again}
      where ${sql.ref(place.id)} = ${parts.at(-1)} and ${sql.ref(column)} = ${sealed}`.execute(db)
  return true
}
