import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import {
  findBookingIdsOfHost,
  findOwnEvents,
  findOwnEventsToCome,
  type OwnEventRow,
  type SeenEvent,
  updateCalendarEvent,
} from '#db/queries/booking-calendar-events'
import { countBusyIntervals } from '#db/queries/busy-intervals'
import { deleteAllObjects, deleteObjects, findObjectIds, insertObjects } from '#db/queries/calendar-objects'
import { type CalendarRow, findCalendarOfHost, updateCalendar } from '#db/queries/calendars'
import type { DB, Db } from '#db/schema'
import { queueAccountMail } from '~/accounts/queue-account-mail.server'
import { inPieces, MAX_BUSY_TIMES_OF_HOST } from '~/busy/intervals'
import { newIdByTime } from '~/security/tokens.server'
import { MINUTE_MS } from '~/time/units'
import type { CalendarChanges, RemoteEvent } from './calendar-provider'

/** A write that has not ended by then has failed, and its job runs again. */
const BEING_WRITTEN_MS = 2 * MINUTE_MS

export class TooManyBusyTimes extends Error {}

interface ReadOutcome {
  calendar: Pick<CalendarRow, 'id' | 'host_id' | 'sync_state'>
  changes: CalendarChanges
  window: { from: number; until: number }
  /** When the request began: what was written later may be missing in the answer. */
  startedAt: number
  now: number
}

/**
 * Stores what a read found, in one transaction: the intervals of changed objects are replaced, those of others stay, so that nothing is free
 * in between. Our own events make nobody busy; what the host did to them is noted.
 *
 * @returns false when something has to be read again: the answer is older than a write of ours
 * @throws TooManyBusyTimes when the host would have more than we keep; nothing is changed then
 */
export async function storeChanges(db: Kysely<DB>, outcome: ReadOutcome): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { changes, window, startedAt, now } = outcome
    const place = { hostId: outcome.calendar.host_id, calendarId: outcome.calendar.id }
    // The host may have disconnected it, or changed what it is used for, meanwhile.
    const calendar = await findCalendarOfHost(tx, place.hostId, place.calendarId)
    if (!calendar || calendar.sync_state !== outcome.calendar.sync_state) return true
    const upToDate = await noteEdits(tx, place, changes, startedAt, now)
    const own = await findOwnState(tx, place, changes)
    const foreign = changes.events.filter((event) => !isOwn(event, own))
    const goesOnFrom = upToDate ? changes.syncState : await stateToRepeat(tx, calendar, changes, foreign)
    if (changes.full) await deleteAllObjects(tx, place)
    else await deleteObjects(tx, place, [...changes.removed, ...changes.events.map(({ remoteId }) => remoteId)])
    const objects = objectsOf(foreign, { window, blocks: calendar.blocks, now })
    const added = objects.reduce((sum, { intervals }) => sum + intervals.length, 0)
    if (added > 0 && (await countBusyIntervals(tx, place.hostId)) + added > MAX_BUSY_TIMES_OF_HOST)
      throw new TooManyBusyTimes()
    await insertObjects(tx, place, objects)
    await updateCalendar(tx, place.hostId, place.calendarId, {
      sync_state: goesOnFrom,
      ...(upToDate && changes.full ? { window_from: window.from, window_until: window.until } : {}),
      ...(upToDate ? { unread_count: changes.unread.length + (changes.full ? 0 : calendar.unread_count) } : {}),
      read_at: now,
      gone_at: null,
    })
    return upToDate
  })
}

/**
 * Where the next read begins after one that a write of ours has overtaken: the same part is read again. Where that part has brought new
 * events, everything is: if one of them vanishes before, the same part no longer mentions it, and it would block for ever.
 */
async function stateToRepeat(
  tx: Db,
  { id: calendarId, host_id: hostId, sync_state }: CalendarRow,
  { full }: CalendarChanges,
  foreign: RemoteEvent[],
): Promise<string | null> {
  // What a read of everything has brought may be unknown to the state from which the last list of changes went on.
  if (full) return null
  if (foreign.length === 0) return sync_state
  const ids = foreign.map(({ remoteId }) => remoteId)
  const known = await findObjectIds(tx, { hostId, calendarId }, ids)
  return ids.every((id) => known.has(id)) ? sync_state : null
}

function objectsOf(
  events: RemoteEvent[],
  { window, blocks, now }: { window: ReadOutcome['window']; blocks: 0 | 1; now: number },
) {
  // An event that is listed twice counts as it was listed last.
  const each = [...new Map(events.map((event) => [event.remoteId, event])).values()]
  return each.map(({ remoteId, etag, intervals }) => ({
    id: newIdByTime('cob', now),
    remote_id: remoteId,
    etag,
    intervals: intervals.flatMap(({ start, end, allDay }) =>
      inPieces({ start, end }, window).map((piece) => ({
        starts_at: piece.start,
        ends_at: piece.end,
        all_day: allDay ? (1 as const) : (0 as const),
        blocks,
        label: null,
      })),
    ),
  }))
}

interface Place {
  hostId: string
  calendarId: string
}

interface OwnState {
  events: Map<string, OwnEventRow>
  /** Bookings of the host, whatever became of them. */
  bookingIds: Set<string>
}

async function findOwnState(
  tx: Db,
  { hostId }: { hostId: string },
  { events }: Pick<CalendarChanges, 'events'>,
): Promise<OwnState> {
  const ids = [...new Set(events.flatMap(({ booking }) => booking?.bookingId ?? []))]
  const bookingIds = await findBookingIdsOfHost(tx, hostId, ids)
  const rows = await findOwnEvents(tx, hostId, [...bookingIds])
  return { bookingIds, events: new Map(rows.map((row) => [row.booking_id, row])) }
}

/** Our event of a booking of this host, or its invitation by mail; a copy that somebody made of our event is an event like others. */
function isOwn({ remoteId, booking }: RemoteEvent, { events, bookingIds }: OwnState): boolean {
  if (!booking || !bookingIds.has(booking.bookingId)) return false
  const known = events.get(booking.bookingId)?.remote_id ?? null
  return booking.invitation || known === null || known === remoteId
}

/** Notes on the bookings what their host did to their events: nothing else changes without the host's word (K4). */
async function noteEdits(
  tx: Db,
  place: Place,
  { full, events, removed }: CalendarChanges,
  startedAt: number,
  now: number,
): Promise<boolean> {
  const present = new Map(events.map((event) => [event.remoteId, event]))
  const ours = new Map(events.flatMap((event) => (isEventOfOurs(event) ? [[event.booking?.bookingId, event]] : [])))
  const gone = new Set(removed)
  let upToDate = true
  for (const row of await findOwnEventsToCome(tx, place, now)) {
    const event = row.remote_id === null ? ours.get(row.booking_id) : present.get(row.remote_id)
    const isGone = !event && row.remote_id !== null && (full || gone.has(row.remote_id))
    if (!event && !isGone) continue
    // Written while the request was on its way, or being written: the answer may show what was there before.
    if (
      row.written_at !== null &&
      (row.written_at >= startedAt || (row.written === null && now - row.written_at < BEING_WRITTEN_MS))
    )
      upToDate = false
    // Its job has not ended: it writes again whatever is there.
    else if (row.written === null) await updateCalendarEvent(tx, row, { etag: event?.etag ?? null })
    else if (!event) await noteFound(tx, row, { found: 'deleted', start: null, end: null }, now)
    else if (event.booking) await noteTimes(tx, row, event, event.booking, now)
  }
  return upToDate
}

/**
 * Whether changes say nothing of an event that we wrote about when the calendar was last read. If its host has deleted it since, no list of
 * changes need mention it: it came and went between two of them. Only reading everything shows that it is missing.
 */
export async function missOwnEvent(
  db: Db,
  { calendar, changes, startedAt }: Pick<ReadOutcome, 'changes' | 'startedAt'> & { calendar: CalendarRow },
): Promise<boolean> {
  if (changes.full) return false
  const since = (calendar.read_at ?? 0) - BEING_WRITTEN_MS
  const listed = new Set([...changes.removed, ...changes.events.map(({ remoteId }) => remoteId)])
  const own = await findOwnEventsToCome(db, { hostId: calendar.host_id, calendarId: calendar.id }, startedAt)
  return own.some(
    ({ remote_id, written, written_at }) =>
      remote_id !== null && written !== null && (written_at ?? 0) >= since && !listed.has(remote_id),
  )
}

function isEventOfOurs({ booking }: RemoteEvent): boolean {
  return booking !== null && !booking.invitation
}

async function noteTimes(
  tx: Db,
  row: OwnEventRow,
  { remoteId, etag }: RemoteEvent,
  { start, end }: { start: number; end: number },
  now: number,
): Promise<void> {
  await updateCalendarEvent(tx, row, { remote_id: remoteId, etag })
  const there = { ...row, remote_id: remoteId }
  // Outside what is kept its times are unknown; a booking that has changed meanwhile is written again soon.
  const known = end > start
  if (known && (start !== row.starts_at || end !== row.ends_at)) {
    if (writtenTimes(row.written) === `${row.starts_at}-${row.ends_at}`)
      await noteFound(tx, there, { found: 'moved', start, end }, now)
  } else if (known && row.found !== null)
    await updateCalendarEvent(tx, there, {
      ...{ found: null, found_starts_at: null, found_ends_at: null, found_at: null },
    })
}

/** The times that were written last. */
export function writtenTimes(written: string | null): string | null {
  return written?.split(' ')[0] ?? null
}

/** The host is asked once about each thing that they did, by one mail and on the page of the booking. */
export async function noteFound(
  tx: Db,
  row: SeenEvent & {
    host_id: string
    found: string | null
    found_starts_at: number | null
    found_ends_at: number | null
  },
  { found, start, end }: { found: 'deleted' | 'moved'; start: number | null; end: number | null },
  now: number,
): Promise<void> {
  if (row.found === found && row.found_starts_at === start && row.found_ends_at === end) return
  const isThere = await updateCalendarEvent(tx, row, {
    found,
    found_starts_at: start,
    found_ends_at: end,
    found_at: now,
    ...(found === 'deleted' ? { remote_id: null, etag: null } : {}),
  })
  if (!isThere) return
  await queueAccountMail(tx, row.host_id, { mail: 'calendar-edit', bookingId: row.booking_id, foundAt: now }, now)
}
