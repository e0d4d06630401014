import { type SqlBool, sql } from 'kysely'
import type { Db } from '../schema'
import { type BookingDetailsRow, searchKeys, withDetails } from './bookings'
import { UNSETTLED_STATES } from './jobs'

/** They name nobody, and they must run so that GoTo's meetings, the host's calendar and figures are correct (E10). */
const MEETING_KINDS = ['meeting-create', 'meeting-update', 'meeting-delete', 'calendar-event', 'attendance']

/**
 * The host's bookings that involve an address: as attendee, as guest, or as the recipient of a mail about it. Addresses are
 * ASCII, so both databases agree on their lower case.
 */
export async function findBookingsOfPerson(db: Db, hostId: string, address: string): Promise<BookingDetailsRow[]> {
  const wanted = address.toLowerCase()
  // A LIKE pattern for an entry of the JSON list; wildcards in an address are escaped.
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

/** A booking without any data of its attendee. Its time, state, meeting and event type stay. */
export async function blankBooking(db: Db, id: string, { title, manageTokenHash, manageToken }: Blanked) {
  await db
    .updateTable('bookings')
    .set(({ eb, ref }) => ({
      title,
      attendee_name: '',
      attendee_email: '',
      guests: '[]',
      answers: '[]',
      notes: '',
      ...searchKeys({ title, attendee_name: '', attendee_email: '' }),
      tracking: '{}',
      metadata: '{}',
      crm_system: null,
      crm_type: null,
      crm_id: null,
      cancellation_reason: null,
      private_note: '',
      meeting_synced_body: null,
      manage_token_hash: manageTokenHash,
      manage_token: manageToken,
      // If the host calls, it is the attendee's number.
      location_detail: eb.case().when('location_kind', '=', 'host_calls').then('').else(ref('location_detail')).end(),
    }))
    .where('id', '=', id)
    .execute()
}

/** The link to the recording; when and how the meeting was held stays for the figures. */
export async function blankRecording(db: Db, bookingId: string): Promise<void> {
  await db
    .updateTable('meeting_outcomes')
    .set({ recording: null, recording_found_at: null, recording_sent_at: null })
    .where('booking_id', '=', bookingId)
    .execute()
}

export async function setGuests(db: Db, id: string, guests: string): Promise<void> {
  await db.updateTable('bookings').set({ guests }).where('id', '=', id).execute()
}

/** Removes names and texts from a booking's history; kinds and times of events stay. */
export async function setEventData(
  db: Db,
  id: number,
  { actorName, data }: { actorName: string | null; data: string },
): Promise<void> {
  await db.updateTable('booking_events').set({ actor_name: actorName, data }).where('id', '=', id).execute()
}

/** Removes the address and the server's response from a sent mail; its time and SEQUENCE stay. */
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
 * Deletes queued and finished jobs of a booking, except those for GoTo and the host's calendar.
 *
 * @param lane only the jobs of this lane
 * @returns false when one of them is running
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

/** GoTo's response may repeat the subject of the request. */
export async function blankMeetingErrors(db: Db, bookingId: string): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ last_error: null })
    .where('booking_id', '=', bookingId)
    .where('kind', 'in', MEETING_KINDS)
    .execute()
}

/** Sent and queued deliveries to webhooks and CRMs, and the CRM record of the booking. */
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

/** Deletes the stored first response. @param requestToo also the digest of the request: a repetition then gets "key reused" */
export async function blankAnswers(db: Db, bookingId: string, requestToo: boolean): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ answer: null, ...(requestToo ? { request_hash: '' } : {}) })
    .where('booking_id', '=', bookingId)
    .execute()
}
