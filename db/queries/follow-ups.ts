import type { Db } from '../schema'
import type { FollowUp, FollowUpOutcome } from '../tables/event-types'

/** The setting of an event type, also of a deleted one: its meetings may still be to come. */
export async function findAfterMeeting(db: Db, eventTypeId: string): Promise<string | null> {
  const row = await db
    .selectFrom('event_types')
    .select('after_meeting')
    .where('id', '=', eventTypeId)
    .executeTakeFirst()
  return row?.after_meeting ?? null
}

export async function saveAfterMeeting(
  db: Db,
  { hostId, eventTypeId, value }: { hostId: string; eventTypeId: string; value: string | null },
  now: number,
): Promise<void> {
  await db
    .updateTable('event_types')
    .set({ after_meeting: value, updated_at: now })
    .where('host_id', '=', hostId)
    .where('id', '=', eventTypeId)
    .execute()
}

interface Claimed {
  bookingId: string
  followUp: FollowUp
  outcome: FollowUpOutcome
}

/**
 * Whether a follow-up may be sent. The caller has the host locked.
 *
 * @returns `no` where one was claimed for another outcome of the same meeting; `again` where an attempt to send this one was made before
 */
export async function findClaim(tx: Db, { bookingId, followUp, outcome }: Claimed): Promise<'first' | 'again' | 'no'> {
  const claimed = await tx
    .selectFrom('follow_ups')
    .select(['follow_up', 'outcome'])
    .where('booking_id', '=', bookingId)
    .execute()
  if (claimed.some((other) => other.outcome !== outcome)) return 'no'
  return claimed.some((other) => other.follow_up === followUp) ? 'again' : 'first'
}

/** Claims a follow-up before it is sent for the first time. */
export async function claimFollowUp(tx: Db, { bookingId, followUp, outcome }: Claimed, now: number): Promise<void> {
  await tx
    .insertInto('follow_ups')
    .values({ booking_id: bookingId, follow_up: followUp, outcome, claimed_at: now })
    .execute()
}

export async function isUnsubscribed(db: Db, hostId: string, mailbox: string): Promise<boolean> {
  const row = await db
    .selectFrom('unsubscribes')
    .select('created_at')
    .where('host_id', '=', hostId)
    .where('mailbox', '=', mailbox)
    .executeTakeFirst()
  return row !== undefined
}

/** @param wanted whether mails are wanted again */
export async function setUnsubscribed(
  db: Db,
  { hostId, mailbox, wanted }: { hostId: string; mailbox: string; wanted: boolean },
  now: number,
): Promise<void> {
  if (wanted) {
    await db.deleteFrom('unsubscribes').where('host_id', '=', hostId).where('mailbox', '=', mailbox).execute()
    return
  }
  await db
    .insertInto('unsubscribes')
    .values({ host_id: hostId, mailbox, created_at: now })
    .onConflict((conflict) => conflict.columns(['host_id', 'mailbox']).doNothing())
    .execute()
}
