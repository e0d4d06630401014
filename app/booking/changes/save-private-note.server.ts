import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { setPrivateNote } from '#db/queries/booking-changes'
import type { BookingDetailsRow } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { recordEvent } from './record-event.server'

/**
 * Saves the host's private note on a booking. Only the admin pages show it, never a mail, an invite or the API. The history
 * says that it was changed, not what it says.
 *
 * @param note as `NotesSchema` returned it
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
