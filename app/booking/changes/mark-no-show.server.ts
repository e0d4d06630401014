import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { setNoShow } from '#db/queries/booking-changes'
import type { BookingDetailsRow } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { recordEvent } from './record-event.server'

export type MarkNoShowResult = { ok: true; changed: boolean } | { ok: false; reason: 'not_confirmed' | 'not_yet' }

/** The host marks that the attendee did not come, or takes that back. Nobody else is notified. */
export async function markNoShow(
  { db }: { db: Kysely<DB> },
  row: BookingDetailsRow,
  { noShow, actor }: { noShow: boolean; actor: Actor },
  now: number,
): Promise<MarkNoShowResult> {
  if (row.status !== 'confirmed') return { ok: false, reason: 'not_confirmed' }
  if (row.starts_at > now) return { ok: false, reason: 'not_yet' }
  return inTransaction(db, async (tx) => {
    const changed = await setNoShow(tx, row.host_id, row.id, noShow ? now : null)
    if (changed) await recordEvent(tx, row, { kind: noShow ? 'no_show' : 'no_show_undone', actor, data: {} }, now)
    return { ok: true, changed }
  })
}
