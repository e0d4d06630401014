import type { Insertable, Selectable } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { AddressProofsTable, HeldTimesTable } from '../tables/bookings'
import { MAX_BOOKING_MS } from './bookings'

export type AddressProofRow = Selectable<AddressProofsTable>

/** Times of a host that wait for a proof now, around a range, by start. */
export async function findHeldForProof(db: Db, hostId: string, range: { from: number; until: number; now: number }) {
  return heldForProof(db, { hostId, ...range, startsAfter: range.from - MAX_BOOKING_MS })
}

const heldForProof = prepareQuery(
  (db, range: { hostId: string; startsAfter: number; from: number; until: number; now: number }) =>
    db
      .selectFrom('held_times')
      .select(['host_id', 'event_type_id', 'starts_at', 'ends_at', 'buffer_before_minutes', 'buffer_after_minutes'])
      .where('host_id', '=', range.hostId)
      .where('starts_at', '>', range.startsAfter)
      .where('starts_at', '<', range.until)
      .where('ends_at', '>', range.from)
      .where('held_until', '>', range.now)
      .orderBy('starts_at'),
)

/** The same of several hosts, in no order. */
export async function findHeldForProofOfHosts(
  db: Db,
  hostIds: string[],
  { from, until, now }: { from: number; until: number; now: number },
) {
  return db
    .selectFrom('held_times')
    .select(['host_id', 'event_type_id', 'starts_at', 'ends_at', 'buffer_before_minutes', 'buffer_after_minutes'])
    .where('host_id', 'in', hostIds)
    .where('starts_at', '>', from - MAX_BOOKING_MS)
    .where('starts_at', '<', until)
    .where('ends_at', '>', from)
    .where('held_until', '>', now)
    .execute()
}

export async function insertAddressProof(db: Db, row: Insertable<AddressProofsTable>): Promise<void> {
  await db.insertInto('address_proofs').values(row).execute()
}

/** In place of what the proof held before. */
export async function setHeldTimes(db: Db, proofId: string, rows: Insertable<HeldTimesTable>[]): Promise<void> {
  await releaseHeldTimes(db, proofId)
  if (rows.length > 0) await db.insertInto('held_times').values(rows).execute()
}

export async function releaseHeldTimes(db: Db, proofId: string): Promise<void> {
  await db.deleteFrom('held_times').where('proof_id', '=', proofId).execute()
}

/** For whoever has a signed token that names it. */
export async function findAddressProof(db: Db, id: string): Promise<AddressProofRow | undefined> {
  return db.selectFrom('address_proofs').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The proof that a form has asked for (B4). */
export async function findProofOfForm(db: Db, formKey: string): Promise<AddressProofRow | undefined> {
  return db.selectFrom('address_proofs').selectAll().where('form_key', '=', formKey).executeTakeFirst()
}

/** Ends the time that it holds, and what it is for. */
export async function deleteAddressProof(db: Db, id: string): Promise<void> {
  await db.deleteFrom('address_proofs').where('id', '=', id).execute()
}

/** Frees its time; what was typed stays for the form. */
export async function withdrawProof(db: Db, id: string, now: number): Promise<void> {
  await releaseHeldTimes(db, id)
  await db
    .updateTable('address_proofs')
    .set({ withdrawn_at: now, held_until: now })
    .where('id', '=', id)
    .where('booking_id', 'is', null)
    .execute()
}

export async function holdAgain(db: Db, id: string, heldUntil: number): Promise<void> {
  await db.updateTable('address_proofs').set({ held_until: heldUntil }).where('id', '=', id).execute()
}

export async function countProofMail(db: Db, id: string): Promise<void> {
  await db
    .updateTable('address_proofs')
    .set(({ eb }) => ({ mails: eb('mails', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Counts a try before it is compared, so that parallel tries are counted as well. @returns how many there were before it */
export async function countCodeTry(db: Db, id: string): Promise<number> {
  const row = await db
    .updateTable('address_proofs')
    .set(({ eb }) => ({ wrong_codes: eb('wrong_codes', '+', 1) }))
    .where('id', '=', id)
    .returning('wrong_codes')
    .executeTakeFirst()
  return (row?.wrong_codes ?? Number.POSITIVE_INFINITY) - 1
}

export async function markProofBooked(db: Db, id: string, bookingId: string): Promise<void> {
  await db.updateTable('address_proofs').set({ booking_id: bookingId }).where('id', '=', id).execute()
}

/** What an address has sent to a host and has not proven. */
export async function findProofsOfAddress(db: Db, hostId: string, email: string): Promise<AddressProofRow[]> {
  return db
    .selectFrom('address_proofs')
    .selectAll()
    .where('host_id', '=', hostId)
    .where(({ eb, fn }) => eb(fn<string>('lower', ['email']), '=', email.toLowerCase()))
    .execute()
}

export async function deleteProofsOfAddress(db: Db, hostId: string, email: string): Promise<void> {
  for (const { id } of await findProofsOfAddress(db, hostId, email)) await deleteAddressProof(db, id)
}

export async function deleteProofsBefore(db: Db, before: number): Promise<void> {
  await db.deleteFrom('address_proofs').where('created_at', '<', before).execute()
}
