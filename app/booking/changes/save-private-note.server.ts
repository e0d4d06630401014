import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { setPrivateNote } from '#db/queries/booking-changes'
import type { BookingDetailsRow } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { recordEvent } from './record-event.server'

/**
 * Keeps the host's own note on a booking: on the desk only, never in a mail, an invite or an API answer. The history says that
 * it was changed, not what it says.
 *
 * @param note as `NotesSchema` let it through
 */
export async function savePrivateNote(
  { db }: { db: Kysely<DB> },
  row: BookingDetailsRow,
  { note, actor }: { note: string; actor: Actor },
  now: number,
): Promise<void> {
  if (note === row.private_note) return
  await inTransaction(db, async (tx) => {
    await setPrivateNote(tx, row.host_id, row.id, note)
    await recordEvent(tx, row, { kind: 'note_saved', actor, data: {} }, now)
  })
}
