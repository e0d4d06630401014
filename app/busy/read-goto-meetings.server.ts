import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { findBookedMeetingIds } from '#db/queries/booking-meetings'
import { replaceIntervals } from '#db/queries/busy-intervals'
import { findConnection } from '#db/queries/goto-connections'
import { findMeetingRead, settleMeetingRead, takeMeetingReadLease } from '#db/queries/goto-meeting-reads'
import type { DB, Db } from '#db/schema'
import type { ListedMeeting } from '~/booking/conferencing'
import type { GotoService } from '~/goto/goto-service.server'
import { MARKER_AT_END } from '~/goto/meeting-request'
import { QueueFullError, queueOfProcess } from '~/limits/bounded-queue'
import { newId } from '~/security/tokens.server'
import { SECOND_MS } from '~/time/units'
import { horizonAround, inPieces } from './intervals'

/** Longer than the time limit of a call to GoTo, including a token refresh. */
const LEASE_MS = 40 * SECOND_MS
const LEASE_POLL_MS = 100
/** If an organizer has more upcoming meetings, the nearest count. */
const MAX_MEETINGS = 2_000
/** After a failure GoTo is not called for a moment, however many attendees come. */
const PAUSE_AFTER_FAILURE_MS = 5 * SECOND_MS

/**
 * All hosts' reads together: GoTo answers 10 a second for all of them, and a hanging GoTo holds each for many seconds. Bookings,
 * viewed pages and the rounds take turns, so none of them uses up the places of the others.
 */
export const gotoReadQueue = queueOfProcess({
  name: 'goto-reads',
  atOnce: 16,
  atOncePerKey: 8,
  waiting: 96,
  waitingPerKey: 64,
  retryAfterSeconds: 5,
})

/** What a read is for. */
export type ReadPurpose = 'booking' | 'view' | 'round'

interface Tools {
  db: Kysely<DB>
  goto: GotoService
  clock: () => number
}

/**
 * Reads the times of an organizer's own meetings at GoTo: an organizer hosts one meeting at a time, so they block slots. GoTo
 * sends no notice of new ones, so its list is read, at most once at a time per host: in this process by sharing the promise,
 * across processes by a lease. The database keeps the last result until a newer one replaces it.
 */
export function createGotoMeetingReader({ db, goto, clock }: Tools) {
  const owner = newId('gmr')
  const reading = new Map<string, Promise<boolean>>()
  const failedAt = new Map<string, number>()

  /**
   * @param maxAgeMs a result of this age is new enough
   * @returns whether the database now has a result that new, or the host is not connected; false also when the queue is full:
   *   the last known state counts, as when GoTo does not answer
   */
  async function freshen(hostId: string, maxAgeMs: number, purpose: ReadPurpose): Promise<boolean> {
    const connection = await findConnection(db, hostId)
    if (connection?.status !== 'connected') return true
    if (await isNewerThan(connection.id, maxAgeMs)) return true
    if (Math.abs(clock() - (failedAt.get(connection.id) ?? 0)) < PAUSE_AFTER_FAILURE_MS) return false
    const running = reading.get(connection.id)
    if (running) return running
    const read = gotoReadQueue
      .run(purpose, () => readUnderLease(connection.id, hostId, maxAgeMs))
      .catch(asNotRead)
      .finally(() => reading.delete(connection.id))
    reading.set(connection.id, read)
    return read
  }

  async function isNewerThan(connectionId: string, maxAgeMs: number): Promise<boolean> {
    const last = await findMeetingRead(db, connectionId)
    return last?.read_at != null && last.failing_since === null && Math.abs(clock() - last.read_at) <= maxAgeMs
  }

  async function readUnderLease(connectionId: string, hostId: string, maxAgeMs: number): Promise<boolean> {
    const giveUpAt = clock() + LEASE_MS
    const lease = { connectionId, hostId, owner }
    while (!(await takeMeetingReadLease(db, { ...lease, now: clock(), until: clock() + LEASE_MS }))) {
      if (clock() > giveUpAt) return false
      await new Promise((resolve) => setTimeout(resolve, LEASE_POLL_MS))
      if (await isNewerThan(connectionId, maxAgeMs)) return true
    }
    const listed = await goto.upcomingMeetings(hostId)
    if (!listed.ok) {
      failedAt.set(connectionId, clock())
      await settleMeetingRead(db, lease, { error: listed.reason, now: clock() })
      return false
    }
    failedAt.delete(connectionId)
    const now = clock()
    await inTransaction(db, async (tx) => {
      await store(tx, hostId, connectionId, listed.value, now)
      await settleMeetingRead(tx, lease, { error: null, now })
    })
    return true
  }

  return { freshen }
}

function asNotRead(error: unknown): false {
  if (!(error instanceof QueueFullError)) throw error
  return false
}

/**
 * Our own meetings are bookings, where a move or a cancellation is known earlier than at GoTo: here they would count twice.
 * They are recognised by their marker, for any of our hosts: the bookings keep hosts apart who share an account at GoTo. If
 * somebody has rewritten the subject, the meeting is recognised by its id.
 */
async function store(tx: Db, hostId: string, connectionId: string, listed: ListedMeeting[], now: number) {
  const horizon = horizonAround(now)
  const near = listed
    .filter(
      ({ startsAt, endsAt, subject }) => startsAt < endsAt && endsAt > horizon.from && !MARKER_AT_END.test(subject),
    )
    .sort((a, b) => a.startsAt - b.startsAt)
    .slice(0, MAX_MEETINGS)
  const meetingIds = near.map(({ meetingId }) => meetingId).filter((id) => id !== null)
  const ours = new Set(await findBookedMeetingIds(tx, hostId, meetingIds))
  const intervals = near
    .filter(({ meetingId }) => meetingId === null || !ours.has(meetingId))
    .flatMap(({ subject, startsAt, endsAt }) =>
      inPieces({ start: startsAt, end: endsAt }, horizon).map(({ start, end }) => ({
        starts_at: start,
        ends_at: end,
        all_day: 0 as const,
        blocks: 1 as const,
        label: subject.slice(0, 200),
      })),
    )
  await replaceIntervals(tx, hostId, { feed_id: null, connection_id: connectionId }, intervals)
}
