import { type SqlBool, sql } from 'kysely'
import type { Db } from '../schema'
import { type BookingDetailsRow, searchKeys, withDetails } from './bookings'
import { UNSETTLED_STATES } from './jobs'

/** They name nobody, and GoTo's side of a booking is in order only when they have run (E10). */
const MEETING_KINDS = ['meeting-create', 'meeting-update', 'meeting-delete']

/**
 * The host's bookings that have anything to do with an address: as attendee, as guest, or because a mail about it went there.
 * Addresses are ASCII, so that both databases agree on their lower case.
 */
export async function findBookingsOfPerson(db: Db, hostId: string, address: string): Promise<BookingDetailsRow[]> {
  const wanted = address.toLowerCase()
  // As it stands in the list, which is JSON; an address may hold what a pattern would take for any character.
  const among = `%"${wanted.replace(/[%_]/g, '\\$&')}"%`
  return withDetails(db)
    .where('bookings.host_id', '=', hostId)
    .where(({ or, exists, selectFrom }) =>
      or([
        sql<SqlBool>`lower(bookings.attendee_email) = ${wanted}`,
        sql<SqlBool>`lower(bookings.guests) like ${among} escape '\\'`,
        exists(
          selectFrom('sent_mails')
            .select('sent_mails.id')
            .whereRef('sent_mails.booking_id', '=', 'bookings.id')
            .where('sent_mails.recipient', '<>', 'host')
            .where(sql<SqlBool>`lower(sent_mails.address) = ${wanted}`),
        ),
      ]),
    )
    .orderBy('bookings.starts_at')
    .orderBy('bookings.id')
    .execute()
}

interface Blanked {
  title: string
  manageTokenHash: string
  manageToken: string
}

/** What a booking keeps of its attendee: nothing. Its time, state, meeting and event type stay. */
export async function blankBooking(db: Db, id: string, { title, manageTokenHash, manageToken }: Blanked) {
  await db
    .updateTable('bookings')
    .set(({ eb, ref }) => ({
      ...{ title, attendee_name: '', attendee_email: '', guests: '[]', answers: '[]', notes: '' },
      ...searchKeys({ title, attendee_name: '', attendee_email: '' }),
      ...{ tracking: '{}', metadata: '{}', crm_system: null, crm_type: null, crm_id: null },
      ...{ cancellation_reason: null, private_note: '', meeting_synced_body: null },
      ...{ manage_token_hash: manageTokenHash, manage_token: manageToken },
      // Where the host calls, it is the attendee's number.
      location_detail: eb.case().when('location_kind', '=', 'host_calls').then('').else(ref('location_detail')).end(),
    }))
    .where('id', '=', id)
    .execute()
}

export async function setGuests(db: Db, id: string, guests: string): Promise<void> {
  await db.updateTable('bookings').set({ guests }).where('id', '=', id).execute()
}

/** The names and words in a booking's history go; what happened and when stays. */
export async function setEventData(
  db: Db,
  id: number,
  { actorName, data }: { actorName: string | null; data: string },
): Promise<void> {
  await db.updateTable('booking_events').set({ actor_name: actorName, data }).where('id', '=', id).execute()
}

/** That a mail went out, when and with which SEQUENCE stays; to which address, and the server's words about it, go. */
export async function blankMails(db: Db, bookingId: string, address: string | null): Promise<void> {
  await db
    .updateTable('sent_mails')
    .set({ address: '', response: '' })
    .where('booking_id', '=', bookingId)
    .where('recipient', '<>', 'host')
    .$if(address !== null, (query) => query.where(sql<SqlBool>`lower(address) = ${address?.toLowerCase()}`))
    .execute()
}

/**
 * Takes away what was queued for a booking and what is kept of jobs that are done, but for GoTo's.
 *
 * @param lane only this one's jobs
 * @returns false when one of them is being run at this moment
 */
export async function deleteJobsAbout(db: Db, bookingId: string, now: number, lane?: string): Promise<boolean> {
  const about = db
    .deleteFrom('jobs')
    .where('booking_id', '=', bookingId)
    .where('kind', 'not in', MEETING_KINDS)
    .where((eb) => eb.or([eb('lease_until', '<=', now), eb('state', 'not in', UNSETTLED_STATES)]))
  await (lane === undefined ? about : about.where(sql<SqlBool>`lower(lane) = ${lane.toLowerCase()}`)).execute()
  const left = await db
    .selectFrom('jobs')
    .select('id')
    .where('booking_id', '=', bookingId)
    .where('kind', 'not in', MEETING_KINDS)
    .$if(lane !== undefined, (query) => query.where(sql<SqlBool>`lower(lane) = ${lane?.toLowerCase()}`))
    .executeTakeFirst()
  return left === undefined
}

/** What GoTo answered may repeat the subject it was given. */
export async function blankMeetingErrors(db: Db, bookingId: string): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ last_error: null })
    .where('booking_id', '=', bookingId)
    .where('kind', 'in', MEETING_KINDS)
    .execute()
}

/** What webhooks and CRMs were told or are to be told, and which record of a CRM stands for the booking. */
export async function deleteDeliveriesAbout(db: Db, bookingId: string): Promise<void> {
  await db.deleteFrom('deliveries').where('booking_id', '=', bookingId).execute()
  await db.deleteFrom('connector_records').where('booking_id', '=', bookingId).execute()
}

export async function findSnapshots(db: Db, bookingId: string): Promise<{ id: string; snapshot: string }[]> {
  return db.selectFrom('deliveries').select(['id', 'snapshot']).where('booking_id', '=', bookingId).execute()
}

export async function setSnapshot(db: Db, id: string, snapshot: string): Promise<void> {
  await db.updateTable('deliveries').set({ snapshot }).where('id', '=', id).execute()
  await db.updateTable('delivery_attempts').set({ request: null, answer: '' }).where('delivery_id', '=', id).execute()
}

/** The first answer is forgotten. @param requestToo also what was asked: whoever repeats it is told that its key was used */
export async function blankAnswers(db: Db, bookingId: string, requestToo: boolean): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ answer: null, ...(requestToo ? { request_hash: '' } : {}) })
    .where('booking_id', '=', bookingId)
    .execute()
}
