import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import {
  type BookingCalendarEventRow,
  deleteCalendarEvent,
  type EventOwner,
  findCalendarEvent,
  insertCalendarEvent,
  isSharedEvent,
  updateCalendarEvent,
} from '#db/queries/booking-calendar-events'
import { findCoHosts } from '#db/queries/booking-co-hosts'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { type CalendarAccountRow, findCalendarAccount } from '#db/queries/calendar-accounts'
import { deleteObjects } from '#db/queries/calendar-objects'
import {
  type CalendarRow,
  findCalendarOfHost,
  findCalendarSettings,
  findReceivingCalendar,
  updateCalendar,
} from '#db/queries/calendars'
import type { DB, Db } from '#db/schema'
import { asCoHost } from '~/booking/as-co-host'
import type { Env } from '~/env.server'
import { QueueFullError, queueOfProcess } from '~/limits/bounded-queue'
import type { JobOutcome } from '~/outbox/job'
import type { Clock } from '~/time/clock'
import { SECOND_MS } from '~/time/units'
import type { AccountAccess } from './account-access.server'
import { eventOfBooking, writtenMark } from './booking-event'
import type { CalendarFailure, WrittenEvent } from './calendar-provider'
import { placeOfCalendar } from './calendar-row'
import { noteFound, writtenTimes } from './store-changes.server'

/** After a conflict the calendar is read, so that what the host did there is known before it is written again. */
const AFTER_CONFLICT_MS = 2 * SECOND_MS

/**
 * Writing to servers that hosts name. Half of what the worker does at once: the rest is for mails and meetings, whatever many such servers
 * do (E7). Nothing waits in it, because the job would keep its place in the worker.
 */
export const caldavWriteQueue = queueOfProcess({
  name: 'caldav-writes',
  atOnce: 8,
  atOncePerKey: 2,
  waiting: 0,
  retryAfterSeconds: 5,
})

export interface WriteTools {
  db: Kysely<DB>
  access: AccountAccess
  /** Reads an account now. */
  readNow(hostId: string, accountId: string): Promise<void>
  env: Pick<Env, 'APP_URL'>
  clock: Clock
}

interface Target {
  calendar: CalendarRow
  account: CalendarAccountRow
}

/**
 * Brings the one event that a booking may have in the calendar of one of its hosts in line with the booking: writes, moves or deletes it,
 * or does nothing. Safe to repeat after a lost answer.
 *
 * @param owner the booking, and one of its hosts or a former one
 */
export async function writeBookingEvent(tools: WriteTools, owner: EventOwner): Promise<JobOutcome> {
  const { db, clock } = tools
  const { hostId } = owner
  const [stored, known] = await Promise.all([findBooking(db, owner.bookingId), findCalendarEvent(db, owner)])
  if (!stored) return { result: 'superseded' }
  const booking = await asHostOf(db, stored, hostId)
  // What is over stays in the calendar as it was, unless its attendee was erased.
  const isOver = stored.ends_at <= clock()
  if (isOver && stored.status === 'confirmed' && stored.attendee_email !== '') return { result: 'superseded' }
  const present = known && (await findTarget(tools, hostId, known.calendar_id))
  const target = booking && (await chooseTarget(tools, booking, present))
  const isAtNamedServer = [present, target].some((place) => place?.account.provider === 'caldav')
  const work = () => bringInLine(tools, booking, { known, present, target })
  if (!isAtNamedServer) return work()
  try {
    return await caldavWriteQueue.run(hostId, work)
  } catch (error) {
    if (!(error instanceof QueueFullError)) throw error
    return { result: 'put_off', error: error.message, afterMs: error.retryAfterSeconds * SECOND_MS }
  }
}

/** The booking as one of its hosts has it, in that host's language and zone; undefined for somebody who does not have it. */
async function asHostOf(db: Db, booking: BookingDetailsRow, hostId: string): Promise<BookingDetailsRow | undefined> {
  if (booking.host_id === hostId) return booking
  const coHosts = booking.team_rule === 'collective' ? await findCoHosts(db, booking.id) : []
  const own = coHosts.find(({ id }) => id === hostId)
  return own && asCoHost(booking, own)
}

async function bringInLine(
  tools: WriteTools,
  booking: BookingDetailsRow | undefined,
  { known, present, target }: { known?: BookingCalendarEventRow; present?: Target; target?: Target },
): Promise<JobOutcome> {
  if (known && present && present.calendar.id !== target?.calendar.id) {
    const removed = await removeEvent(tools, present, known)
    if (removed.result !== 'done') return removed
  }
  if (!booking || !target) return { result: known ? 'done' : 'superseded' }
  return writeEvent(tools, target, booking, known?.calendar_id === target.calendar.id ? known : undefined)
}

async function findTarget({ db }: WriteTools, hostId: string, calendarId: string): Promise<Target | undefined> {
  const calendar = await findCalendarOfHost(db, hostId, calendarId)
  const account = calendar && (await findCalendarAccount(db, hostId, calendar.account_id))
  return account && { calendar, account }
}

/** Where the booking belongs now. A host who chose no other calendar keeps the events that are written. */
async function chooseTarget(
  tools: WriteTools,
  booking: BookingDetailsRow,
  present: Target | undefined,
): Promise<Target | undefined> {
  if (booking.ends_at <= tools.clock()) return undefined
  const { requests } = await findCalendarSettings(tools.db, booking.host_id)
  if (booking.status !== 'confirmed' && !(booking.status === 'pending' && requests === 1)) return undefined
  const receiving = await findReceivingCalendar(tools.db, booking.host_id)
  if (receiving) return findTarget(tools, booking.host_id, receiving.id)
  const stays = present !== undefined && present.account.status !== 'leaving'
  return stays ? present : undefined
}

async function writeEvent(
  tools: WriteTools,
  { calendar, account }: Target,
  booking: BookingDetailsRow,
  known: BookingCalendarEventRow | undefined,
): Promise<JobOutcome> {
  const { db, access, env, clock } = tools
  const event = eventOfBooking(booking, env.APP_URL)
  const mark = writtenMark(event)
  if (known?.found === null && known.written === mark && known.remote_id !== null) return { result: 'superseded' }
  // The host is asked what should follow; only a new time of the booking answers that by itself.
  if (known && known.found !== null && writtenTimes(known.written) === writtenTimes(mark))
    return { result: 'superseded' }
  // Connecting again queues it anew.
  if (account.status !== 'connected') return { result: 'superseded' }

  const place = placeOfCalendar(calendar)
  const here = { booking_id: booking.id, calendar_id: calendar.id }
  const before = known ?? (await noteAttempt(tools, calendar, { bookingId: booking.id, hostId: booking.host_id }))
  await updateCalendarEvent(db, here, { written: null, written_at: clock() })
  const written = await access.act(account, (provider, own) =>
    provider.writeEvent(own, place, event, writtenBefore(before)),
  )
  if (written.ok) {
    await inTransaction(db, async (tx) => {
      // A read may have stored it as a foreign event while we did not know its name.
      await deleteObjects(tx, { hostId: calendar.host_id, calendarId: calendar.id }, [written.value.remoteId])
      await updateCalendarEvent(tx, here, {
        ...{ remote_id: written.value.remoteId, etag: written.value.etag, written: mark, written_at: clock() },
        ...{ found: null, found_starts_at: null, found_ends_at: null, found_at: null },
      })
    })
    return { result: 'done' }
  }
  if (!written.outcomeUnknown)
    await updateCalendarEvent(db, here, { written: before.written, written_at: before.written_at })
  return afterRefusal(tools, calendar, before, written)
}

/** Recorded before it is sent: the answer may be lost. */
async function noteAttempt(
  { db, clock }: WriteTools,
  calendar: CalendarRow,
  owner: EventOwner,
): Promise<BookingCalendarEventRow> {
  await insertCalendarEvent(db, {
    ...{ booking_id: owner.bookingId, host_id: owner.hostId, calendar_id: calendar.id, created_at: clock() },
  })
  const row = await findCalendarEvent(db, owner)
  if (!row) throw new Error('A booking vanished while its event was written')
  return row
}

/** What the provider may rely on. Edits that the host has been asked about are overwritten; so is what an unknown answer left there. */
function writtenBefore({ remote_id, etag, written, found }: BookingCalendarEventRow): WrittenEvent | null {
  if (remote_id === null) return null
  return { remoteId: remote_id, etag: found === null && written !== null ? etag : null }
}

async function afterRefusal(
  tools: WriteTools,
  calendar: CalendarRow,
  before: BookingCalendarEventRow,
  failure: CalendarFailure,
): Promise<JobOutcome> {
  const { db, clock } = tools
  switch (failure.reason) {
    case 'conflict':
      await readAfterConflict(tools, calendar, before)
      return { result: 'retry', error: errorOf(calendar, failure), afterMs: AFTER_CONFLICT_MS }
    case 'not_found':
      if (before.remote_id === null) return { result: 'failed', error: errorOf(calendar, failure) }
      await inTransaction(db, (tx) => noteFound(tx, before, { found: 'deleted', start: null, end: null }, clock()))
      return { result: 'done' }
    default:
      return outcomeOf(calendar, failure)
  }
}

/**
 * Finds out what the host did to an event that is not as we left it. Some servers state one ETag in lists and another for the event itself:
 * where the whole calendar shows nothing new, the event is as we wrote it, and is overwritten whatever its ETag is.
 */
async function readAfterConflict(
  { db, clock, readNow }: WriteTools,
  { host_id, id, account_id }: CalendarRow,
  before: BookingCalendarEventRow,
): Promise<void> {
  const startedAt = clock()
  // Everything is read: a list of changes may have passed over the event while it was being written.
  await updateCalendar(db, host_id, id, { sync_state: null })
  await readNow(host_id, account_id)
  const [calendar, event] = await Promise.all([
    findCalendarOfHost(db, host_id, id),
    findCalendarEvent(db, ownerOf(before)),
  ])
  const isRead = calendar !== undefined && calendar.sync_state !== null && (calendar.read_at ?? 0) >= startedAt
  if (isRead && event?.found === before.found && event.etag === before.etag)
    await updateCalendarEvent(db, before, { etag: null })
}

/** Deletes an event of ours. What we cannot reach any more is no longer ours to look after. */
async function removeEvent(
  tools: WriteTools,
  { calendar, account }: Target,
  known: BookingCalendarEventRow,
): Promise<JobOutcome> {
  const { db, access } = tools
  const done = async (): Promise<JobOutcome> => {
    await inTransaction(db, async (tx) => {
      await deleteCalendarEvent(tx, ownerOf(known), calendar.id)
      if (known.remote_id !== null)
        await deleteObjects(tx, { hostId: calendar.host_id, calendarId: calendar.id }, [known.remote_id])
    })
    return { result: 'done' }
  }
  // Unless it is being written anew: then the answer may be lost, and the event there.
  if (known.found === 'deleted' && known.remote_id === null && known.written !== null) return done()
  // A colleague who has the booking too keeps the event in the calendar that both share.
  if (await isSharedEvent(db, known)) return done()
  if (account.status === 'reconnect_needed') return { result: 'superseded' }
  const place = placeOfCalendar(calendar)
  const written = known.remote_id === null ? null : { remoteId: known.remote_id, etag: known.etag }
  const deleted = await access.act(account, (provider, own) =>
    provider.deleteEvent(own, place, known.booking_id, written),
  )
  if (deleted.ok || deleted.reason === 'not_found') return done()
  if (deleted.reason === 'reconnect_needed' && account.status === 'leaving') return done()
  return outcomeOf(calendar, deleted)
}

function ownerOf({ booking_id, host_id }: BookingCalendarEventRow): EventOwner {
  return { bookingId: booking_id, hostId: host_id }
}

function outcomeOf(calendar: CalendarRow, failure: CalendarFailure): JobOutcome {
  const error = errorOf(calendar, failure)
  switch (failure.reason) {
    case 'reconnect_needed':
      // Connecting again queues it anew.
      return { result: 'superseded' }
    case 'refused':
    case 'not_found':
      return { result: 'failed', error }
    case 'misconfigured':
    case 'unreachable':
    case 'rate_limited':
    case 'sync_lost':
    case 'conflict':
    case 'unreadable':
      return { result: 'retry', error, afterMs: failure.retryAfterMs, serviceDown: failure.reason === 'unreachable' }
  }
}

function errorOf({ name }: CalendarRow, { reason, status }: CalendarFailure): string {
  return `Calendar ${name}: ${reason}${status === null ? '' : ` (${status})`}`
}
