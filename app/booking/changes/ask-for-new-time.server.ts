import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import type { BookingDetailsRow } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { holdsTime } from '~/booking/booking'
import { newId } from '~/security/tokens.server'
import { queueMail } from './queue-mails.server'
import { recordEvent } from './record-event.server'

export type AskForNewTimeResult = { ok: true } | { ok: false; reason: 'not_held' | 'already_begun' | 'often_enough' }

/**
 * The host asks the attendee to pick another time: the mail has the host's message and the link to move the booking. The
 * booking stays unchanged until the attendee moves it.
 *
 * @param message as `ReasonSchema` returned it
 */
export async function askForNewTime(
  { db }: { db: Kysely<DB> },
  row: BookingDetailsRow,
  { message, actor }: { message: string; actor: Actor },
  now: number,
): Promise<AskForNewTimeResult> {
  if (!holdsTime(row.status)) return { ok: false, reason: 'not_held' }
  if (row.starts_at <= now) return { ok: false, reason: 'already_begun' }
  return inTransaction(db, async (tx): Promise<AskForNewTimeResult> => {
    const mail = { mail: 'new-time-asked', recipient: 'attendee', message, copy: newId('ask') } as const
    if (!(await queueMail(tx, row, mail, actor, now))) return { ok: false, reason: 'often_enough' }
    await recordEvent(tx, row, { kind: 'new_time_asked', actor, data: { message } }, now)
    return { ok: true }
  })
}
