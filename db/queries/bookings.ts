import { type Insertable, type Selectable, type SqlBool, sql, type Updateable } from 'kysely'
import { foldText } from '../fold-text'
import { prepareInsert, prepareQuery } from '../prepare-query'
import type { BookingsTable, Db } from '../schema'

export type BookingRow = Selectable<BookingsTable>
/** A booking with what its page, mails and API answer say about its event type and host. */
export type BookingDetailsRow = BookingRow & {
  event_type_slug: string
  event_type_title: string
  event_type_instructions: string
  event_type_confirmation_text: string
  host_handle: string
  host_name: string
  host_email: string
  host_time_zone: string
  host_locale: string
}

type Status = BookingRow['status']
const HELD = ['pending', 'confirmed'] as const

export async function insertBooking(db: Db, row: Insertable<BookingsTable>): Promise<void> {
  await insertIntoBookings(db, [{ ...row, ...searchKeys(row) }])
}

const insertIntoBookings = prepareInsert('bookings')

/** To be written with every change of the title or of the attendee's name or address. */
export function searchKeys(row: { title: string; attendee_name: string; attendee_email: string }) {
  return {
    title_key: foldText(row.title),
    attendee_key: foldText(`${row.attendee_name} ${row.attendee_email}`),
  }
}

/** Twice what an event type may last: where a search for bookings that reach into a range begins. */
const LONGEST_BOOKING_MS = 86_400_000

/** Bookings that hold time in a range: a walk along an index, bounded on both sides, so that neither past nor other hosts are read (P4). */
export async function findHeldBookings(db: Db, hostId: string, range: { from: number; until: number }) {
  return heldBookings(db, { hostId, ...range, startsAfter: range.from - LONGEST_BOOKING_MS })
}

const heldBookings = prepareQuery((db, range: { hostId: string; startsAfter: number; from: number; until: number }) =>
  db
    .selectFrom('bookings')
    .select(['id', 'event_type_id', 'starts_at', 'ends_at', 'buffer_before_minutes', 'buffer_after_minutes'])
    .where('host_id', '=', range.hostId)
    .where('status', 'in', HELD)
    .where('starts_at', '>', range.startsAfter)
    .where('starts_at', '<', range.until)
    .where('ends_at', '>', range.from)
    .orderBy('starts_at'),
)

/** The same with everything about them, for a calendar that shows them. */
export async function findHeldBookingsWithDetails(
  db: Db,
  hostId: string,
  range: { from: number; until: number },
): Promise<BookingDetailsRow[]> {
  return withDetails(db)
    .where('bookings.host_id', '=', hostId)
    .where('bookings.status', 'in', HELD)
    .where('bookings.ends_at', '>', range.from)
    .where('bookings.starts_at', '<', range.until)
    .orderBy('bookings.starts_at')
    .execute()
}

/** For the worker, which acts on what its job names. Everybody else asks with a host or a manage token. */
export async function findBooking(db: Db, id: string): Promise<BookingDetailsRow | undefined> {
  const [row] = await bookingById(db, { id })
  return row
}

const bookingById = prepareQuery((db, { id }: { id: string }) => withDetails(db).where('bookings.id', '=', id))

export async function findBookingOfHost(db: Db, hostId: string, id: string): Promise<BookingDetailsRow | undefined> {
  return withDetails(db).where('bookings.host_id', '=', hostId).where('bookings.id', '=', id).executeTakeFirst()
}

export async function findBookingsById(db: Db, hostId: string, ids: string[]): Promise<BookingDetailsRow[]> {
  if (ids.length === 0) return []
  return (
    withDetails(db)
      .where('bookings.id', 'in', ids)
      // As an expression, or SQLite walks all the host's bookings to find these few.
      .where(sql<SqlBool>`bookings.host_id || '' = ${hostId}`)
      .execute()
  )
}

export async function findBookingByManageToken(db: Db, tokenHash: string): Promise<BookingDetailsRow | undefined> {
  return withDetails(db).where('bookings.manage_token_hash', '=', tokenHash).executeTakeFirst()
}

/** Confirmed bookings that have not begun, soonest first. */
export async function findUpcomingConfirmed(db: Db, hostId: string, now: number): Promise<BookingDetailsRow[]> {
  return withDetails(db)
    .where('bookings.host_id', '=', hostId)
    .where('bookings.status', '=', 'confirmed')
    .where('bookings.starts_at', '>', now)
    .orderBy('bookings.starts_at')
    .execute()
}

export async function findMeetingStatus(db: Db, id: string): Promise<BookingRow['meeting_status'] | undefined> {
  const row = await db.selectFrom('bookings').select('meeting_status').where('id', '=', id).executeTakeFirst()
  return row?.meeting_status
}

export interface BookingFilter {
  status?: 'upcoming' | 'past' | 'cancelled'
  from?: number
  until?: number
  eventTypeId?: string
  crmId?: string
  /** The last booking of the page before, in the order of the list. */
  after?: { startsAt: number; id: string }
  limit: number
  now: number
}

/** Upcoming ones and explicit ranges soonest first; past and cancelled ones latest first. */
export async function findBookingsOfHost(db: Db, hostId: string, filter: BookingFilter): Promise<BookingDetailsRow[]> {
  const direction = filter.status === 'past' || filter.status === 'cancelled' ? 'desc' : 'asc'
  const beyond = direction === 'asc' ? '>' : '<'
  let query = withDetails(db).where('bookings.host_id', '=', hostId)
  if (filter.status === 'upcoming')
    query = query.where('bookings.status', 'in', HELD).where('bookings.ends_at', '>', filter.now)
  if (filter.status === 'past')
    query = query.where('bookings.status', 'in', HELD).where('bookings.ends_at', '<=', filter.now)
  if (filter.status === 'cancelled') query = query.where('bookings.status', 'in', ['cancelled', 'declined'])
  if (filter.from !== undefined) query = query.where('bookings.starts_at', '>=', filter.from)
  if (filter.until !== undefined) query = query.where('bookings.starts_at', '<', filter.until)
  if (filter.eventTypeId !== undefined) query = query.where('bookings.event_type_id', '=', filter.eventTypeId)
  if (filter.crmId !== undefined) query = query.where('bookings.crm_id', '=', filter.crmId)
  if (filter.after) {
    const { startsAt, id } = filter.after
    query = query.where(({ eb, and, or }) =>
      or([
        eb('bookings.starts_at', beyond, startsAt),
        and([eb('bookings.starts_at', '=', startsAt), eb('bookings.id', beyond, id)]),
      ]),
    )
  }
  return query.orderBy('bookings.starts_at', direction).orderBy('bookings.id', direction).limit(filter.limit).execute()
}

/** Which of these GoTo meetings belong to bookings of a host. */
export async function findBookedMeetingIds(db: Db, hostId: string, meetingIds: string[]): Promise<string[]> {
  if (meetingIds.length === 0) return []
  const rows = await db
    .selectFrom('bookings')
    .select('meeting_id')
    .where('host_id', '=', hostId)
    .where('meeting_id', 'in', meetingIds)
    .execute()
  return rows.flatMap(({ meeting_id }) => meeting_id ?? [])
}

/** What a booking becomes, beside its state. */
type Changes = Updateable<Omit<BookingsTable, 'id' | 'host_id' | 'status' | 'sequence' | 'updated_at'>>

/**
 * Compare-and-swap of the state (B6): of two that change the same booking, one does.
 *
 * @param swap `announced`: the change takes the next SEQUENCE, because calendars have heard of the booking before
 * @returns whether this call was the one
 */
export async function swapStatus(
  db: Db,
  id: string,
  { from, to, announced, changes = {} }: { from: Status[]; to: Status; announced: boolean; changes?: Changes },
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('bookings')
    .set(({ eb }) => ({
      ...changes,
      status: to,
      sequence: announced ? eb('sequence', '+', 1) : eb.ref('sequence'),
      updated_at: now,
    }))
    .where('id', '=', id)
    .where('status', 'in', from)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/**
 * Gives a held booking another time, if it still has the one it was seen with (B6, B7).
 *
 * @returns whether it had
 */
export async function swapTime(
  db: Db,
  seen: Pick<BookingRow, 'id' | 'starts_at' | 'ends_at'>,
  changes: Changes & { starts_at: number; ends_at: number },
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('bookings')
    .set(({ eb }) => ({
      ...changes,
      previous_starts_at: seen.starts_at,
      previous_ends_at: seen.ends_at,
      sequence: eb('sequence', '+', 1),
      updated_at: now,
    }))
    .where('id', '=', seen.id)
    .where('starts_at', '=', seen.starts_at)
    .where('status', 'in', HELD)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Written before the create is sent, so that a lost answer is known to be possible (E5); taken back when GoTo said no. */
export async function markMeetingAttempted(db: Db, id: string, now: number | null): Promise<void> {
  await db.updateTable('bookings').set({ meeting_attempted_at: now }).where('id', '=', id).execute()
}

/**
 * Writes the meeting down, unless the booking has one already: two workers may both have made one.
 *
 * @returns whether this is now the booking's meeting
 */
export async function markMeetingReady(
  db: Db,
  id: string,
  meeting: { meetingId: string; joinUrl: string; dialIn: string; told: string | null },
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('bookings')
    .set({
      meeting_status: 'ready',
      meeting_id: meeting.meetingId,
      join_url: meeting.joinUrl,
      dial_in: meeting.dialIn,
      meeting_told: meeting.told,
      meeting_gone_at: null,
      updated_at: now,
    })
    .where('id', '=', id)
    .where('meeting_id', 'is', null)
    .where('link_by_host', '=', 0)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** What GoTo holds of the meeting; null before an update is sent, because its answer may be lost. */
export async function markMeetingTold(db: Db, id: string, told: string | null): Promise<void> {
  await db.updateTable('bookings').set({ meeting_told: told }).where('id', '=', id).execute()
}

/** The meeting is gone at GoTo's side: its link is not to be shown any more. @returns whether it was this one's meeting */
export async function markMeetingGone(db: Db, id: string, meetingId: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('bookings')
    .set({
      ...{ meeting_status: 'failed', meeting_id: null, join_url: null, dial_in: null, meeting_told: null },
      ...{ meeting_gone_at: now, updated_at: now },
    })
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Another name for the attendee, or other guests, under the next SEQUENCE. */
export async function changeDetails(
  db: Db,
  row: Pick<BookingRow, 'id' | 'title' | 'attendee_email'>,
  { name, guests }: { name: string; guests: string },
  now: number,
): Promise<void> {
  const { title, attendee_email } = row
  await db
    .updateTable('bookings')
    .set(({ eb }) => ({
      ...{ attendee_name: name, guests, ...searchKeys({ title, attendee_name: name, attendee_email }) },
      ...{ sequence: eb('sequence', '+', 1), updated_at: now },
    }))
    .where('id', '=', row.id)
    .where('status', 'in', HELD)
    .execute()
}

/** @returns whether that changed anything */
export async function setNoShow(db: Db, hostId: string, id: string, noShowAt: number | null): Promise<boolean> {
  const result = await db
    .updateTable('bookings')
    .set({ no_show_at: noShowAt })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('no_show_at', noShowAt === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function setPrivateNote(db: Db, hostId: string, id: string, note: string): Promise<void> {
  await db
    .updateTable('bookings')
    .set({ private_note: note })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .execute()
}

/** A link of the host's own takes the place of whatever GoTo had. */
export async function setLinkByHost(db: Db, id: string, joinUrl: string, now: number): Promise<void> {
  await db
    .updateTable('bookings')
    .set({
      ...{ meeting_status: 'ready', join_url: joinUrl, link_by_host: 1, updated_at: now },
      ...{ meeting_id: null, dial_in: null, meeting_told: null, meeting_gone_at: null },
    })
    .where('id', '=', id)
    .execute()
}

/** GoTo is to make the meeting, perhaps again; until it has, there is no link. */
export async function setMeetingWanted(db: Db, id: string, now: number): Promise<void> {
  await db
    .updateTable('bookings')
    .set({
      ...{ meeting_status: 'pending', join_url: null, link_by_host: 0, updated_at: now },
      ...{ dial_in: null, meeting_told: null, meeting_gone_at: null },
    })
    .where('id', '=', id)
    .execute()
}

export async function markMeetingStatus(
  db: Db,
  id: string,
  status: 'failed' | 'removed' | 'pending',
  now: number,
): Promise<void> {
  await db.updateTable('bookings').set({ meeting_status: status, updated_at: now }).where('id', '=', id).execute()
}

/** For a change that the calendars must hear about although the time stays, such as a join link that came later (C2). */
export async function raiseSequence(db: Db, id: string, now: number): Promise<void> {
  await db
    .updateTable('bookings')
    .set(({ eb }) => ({ sequence: eb('sequence', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute()
}

export function withDetails(db: Db) {
  return db
    .selectFrom('bookings')
    .innerJoin('event_types', 'event_types.id', 'bookings.event_type_id')
    .innerJoin('hosts', 'hosts.id', 'bookings.host_id')
    .selectAll('bookings')
    .select([
      'event_types.slug as event_type_slug',
      'event_types.title as event_type_title',
      'event_types.meeting_instructions as event_type_instructions',
      'event_types.confirmation_text as event_type_confirmation_text',
      'hosts.handle as host_handle',
      'hosts.name as host_name',
      'hosts.email as host_email',
      'hosts.time_zone as host_time_zone',
      'hosts.locale as host_locale',
    ])
}
