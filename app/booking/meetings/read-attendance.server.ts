import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { findJobsOfBooking } from '#db/queries/jobs'
import { findEndedMeetings, findOutcome, type MeetingOutcomeRow } from '#db/queries/meeting-outcomes'
import type { DB } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { attendanceFrom, type FoundAttendance, NOTHING_FOUND, overlaps, type UnknownReason } from '~/booking/attendance'
import { attendanceJob, nextReading } from '~/booking/attendance-job'
import { keepReading } from '~/booking/changes/keep-attendance.server'
import { planFollowUps } from '~/booking/changes/queue-after-meeting.server'
import type { Conferencing, ConferencingFailure, MeetingSession } from '~/booking/conferencing'
import { enqueue } from '~/outbox/enqueue.server'
import type { JobOutcome } from '~/outbox/job'
import type { Keyring } from '~/security/sealed-text.server'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '~/time/units'
import { outcomeOfFailure } from './meeting-job-outcome'

/** A provider's session lasts at most this long, so one that reaches into a booking began at most this long before it. */
const MAX_SESSION_MS = 8 * HOUR_MS
/** A reading this old counts for other bookings of the host that are due. */
const SHARED_FOR_MS = 5 * MINUTE_MS
/** After this long without an answer the state stays unknown. */
const GIVE_UP_AFTER_MS = 2 * DAY_MS
/** Without a session this many readings are needed before a meeting counts as not held: the clock may have been wrong meanwhile. */
const READS_TO_BE_SURE = 3
const AGAIN_MS = [10 * MINUTE_MS, HOUR_MS]

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  conferencing: Conferencing
  clock: () => number
}

/**
 * Reads the organizer's history after a meeting's end, once for all of their meetings in that time, and writes what it says of each. It is
 * read again later, because the provider's history is late by an unknown time, and then has more sessions and recordings.
 */
export async function readAttendance(
  tools: Tools,
  bookingId: string,
  { endsAt, afterMs }: { endsAt: number; afterMs: number },
): Promise<JobOutcome> {
  const { db, clock } = tools
  const booking = await findBooking(db, bookingId)
  if (booking?.status !== 'confirmed' || booking.ends_at !== endsAt || booking.meeting_id === null)
    return { result: 'superseded' }
  // One after the other for each host: the first one reads for all that are due.
  const outcome = await inTurn(booking.host_id, async () => {
    if (isShared(await findOutcome(db, bookingId), endsAt + afterMs, clock())) return null
    const failure = await readHistory(tools, booking)
    return failure && outcomeWithout(tools, booking, failure)
  })
  if (outcome) return outcome
  await queueNext(tools, booking, afterMs)
  return { result: 'done' }
}

/** The last reading of each host that is under way in this process. */
const turns = new Map<string, Promise<unknown>>()

async function inTurn<T>(hostId: string, run: () => Promise<T>): Promise<T> {
  const before = turns.get(hostId)
  const turn = (before ?? Promise.resolve()).then(run, run)
  turns.set(hostId, turn)
  try {
    return await turn
  } finally {
    if (turns.get(hostId) === turn) turns.delete(hostId)
  }
}

/** Whether the job of another booking has just read it for this one. */
function isShared(known: MeetingOutcomeRow | undefined, dueAt: number, now: number): boolean {
  return known?.read_at != null && known.read_at >= dueAt && Math.abs(now - known.read_at) < SHARED_FOR_MS
}

/** @returns why there is no answer; null once everything that it says is written */
async function readHistory(tools: Tools, booking: BookingDetailsRow): Promise<ConferencingFailure | null> {
  const { db, conferencing, clock } = tools
  const from = booking.starts_at - MAX_SESSION_MS
  const asked = clock()
  const listed = await conferencing.sessions(booking.host_id, from, asked)
  if (!listed.ok) return listed
  for (const row of await findEndedMeetings(db, booking.host_id, { from: from + MAX_SESSION_MS, now: asked }))
    await writeReading(tools, row, listed.value, asked)
  return null
}

async function writeReading(
  { db, dialect, keyring }: Tools,
  row: BookingDetailsRow,
  sessions: MeetingSession[],
  now: number,
): Promise<void> {
  const time = { meetingId: row.meeting_id ?? '', startsAt: row.starts_at, endsAt: row.ends_at }
  const found = attendanceFrom(sessions, time)
  const recordings = sessions.filter((session) => session.meetingId === time.meetingId && overlaps(session, time))
  const reading = { found, recordingUrl: longestRecording(recordings), complete: true }
  await keepReading({ db, dialect, keyring }, row, { ...reading, isSure: isSureFor(row) }, now)
}

/** Nothing in the history for a day, and looked for often enough. */
function isSureFor({ ends_at }: BookingDetailsRow): (reads: number, now: number) => boolean {
  return (reads, now) => reads >= READS_TO_BE_SURE && now >= ends_at + DAY_MS
}

function longestRecording(sessions: MeetingSession[]): string | null {
  const lengthOf = ({ startsAt, endsAt }: MeetingSession) => (endsAt ?? 0) - (startsAt ?? 0)
  const recorded = sessions.filter(({ recordingUrl }) => recordingUrl !== null)
  return recorded.sort((a, b) => lengthOf(b) - lengthOf(a))[0]?.recordingUrl ?? null
}

/**
 * The reason is kept, where nothing better is known. What may pass is tried again soon; where it cannot, at the next time.
 *
 * @returns null to go on to the next time
 */
async function outcomeWithout(
  { db, dialect, keyring, conferencing, clock }: Tools,
  booking: BookingDetailsRow,
  failure: ConferencingFailure,
): Promise<JobOutcome | null> {
  const found: FoundAttendance = { ...NOTHING_FOUND, reason: REASONS[failure.reason] ?? 'unreachable' }
  await keepReading(
    { db, dialect, keyring },
    booking,
    { found, recordingUrl: null, complete: false, isSure: () => false },
    clock(),
  )
  const outcome = outcomeOfFailure(conferencing, failure)
  if (failure.reason === 'reconnect_needed') return outcome
  return outcome.result === 'retry' && clock() < booking.ends_at + GIVE_UP_AFTER_MS ? outcome : null
}

const REASONS: Partial<Record<ConferencingFailure['reason'], UnknownReason>> = {
  refused: 'refused',
  not_connected: 'not_connected',
  not_configured: 'not_connected',
  reconnect_needed: 'reconnect_needed',
}

/** The next job of the booking, unless there is nothing more to learn. A second run queues nothing twice. */
async function queueNext(tools: Tools, booking: BookingDetailsRow, afterMs: number): Promise<void> {
  const now = tools.clock()
  await withHostLocked(tools, booking.host_id, async (tx) => {
    const outcome = await findOutcome(tx, booking.id)
    const next = outcome && nextAfter(booking, outcome, afterMs, now)
    if (next == null) {
      // Read again: the host may have said something meanwhile.
      const row = await findBooking(tx, booking.id)
      if (row && outcome?.state === 'unknown') await planFollowUps(tx, row, { isFinal: true }, now)
      return
    }
    const own = JSON.stringify({ endsAt: booking.ends_at, afterMs })
    const isQueued = (await findJobsOfBooking(tx, booking.id)).some(
      ({ kind, state, payload }) =>
        kind === 'attendance' && (state === 'queued' || state === 'waiting') && payload !== own,
    )
    if (!isQueued) await enqueue(tx, attendanceJob(booking, next), now)
  })
}

/** @returns how long after the end; null for never */
function nextAfter(
  { ends_at: endsAt }: BookingDetailsRow,
  outcome: MeetingOutcomeRow,
  afterMs: number,
  now: number,
): number | null {
  const { state, reads, recording } = outcome
  if (state === 'held' && recording !== null && now >= endsAt + HOUR_MS) return null
  const usual = nextReading(endsAt, Math.max(now, endsAt + afterMs))
  if (usual !== null) return usual
  if (state !== 'unknown') return null
  // The last reading came before its time: it was put off while the clock was ahead.
  if (now < endsAt + DAY_MS) return DAY_MS
  const mayBeLate = reads > 0 && reads < READS_TO_BE_SURE
  return mayBeLate ? now - endsAt + (AGAIN_MS[reads - 1] ?? HOUR_MS) : null
}
