import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { findOutcome, type MeetingOutcomeRow, saveOutcome, saveRecording } from '#db/queries/meeting-outcomes'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { SYSTEM } from '~/booking/actor'
import { attendanceOf, type FoundAttendance, mergedAttendance } from '~/booking/attendance'
import { sealRecording } from '~/booking/recording.server'
import type { Keyring } from '~/security/sealed-text.server'
import { queueFollowUps } from './queue-follow-ups.server'

export interface HistoryReading {
  found: FoundAttendance
  recordingUrl: string | null
  /** Whether the history was read; false if the provider did not answer. */
  complete: boolean
  /** Whether so many readings without a session, until now, mean that the meeting was not held. */
  isSure: (reads: number, now: number) => boolean
}

/**
 * Writes what the provider's history says of a booking, with everything that follows from it, in one transaction (E1). The host's word
 * stays: it is stored apart, and wins.
 */
export async function keepReading(
  { keyring, ...tools }: { db: Kysely<DB>; dialect: Dialect; keyring: Keyring },
  seen: BookingDetailsRow,
  reading: HistoryReading,
  now: number,
): Promise<void> {
  await withHostLocked(tools, seen.host_id, async (tx) => {
    const before = await findBooking(tx, seen.id)
    if (!before || !isSameMeeting(before, seen)) return
    await write(tx, before, reading, now)
    const url = before.attendee_email === '' ? null : reading.recordingUrl
    const isNew = url !== null && (await saveRecording(tx, seen.id, sealRecording(keyring, seen.id, url), now))
    const row = await findBooking(tx, seen.id)
    if (!row) return
    if (!hasSameAttendance(before, row))
      await queueFollowUps(tx, { change: 'attendance_changed', row, before, actor: SYSTEM, data: stateIn(row) }, now)
    if (isNew) await queueFollowUps(tx, { change: 'recording_ready', row, before, actor: SYSTEM }, now)
  })
}

/** A booking that was moved, passed on or cancelled meanwhile has another meeting, or none. */
function isSameMeeting(row: BookingDetailsRow, seen: BookingDetailsRow): boolean {
  return (
    row.status === 'confirmed' &&
    row.host_id === seen.host_id &&
    row.meeting_id === seen.meeting_id &&
    row.starts_at === seen.starts_at &&
    row.ends_at === seen.ends_at
  )
}

async function write(
  tx: Db,
  row: BookingDetailsRow,
  { found, complete, isSure }: HistoryReading,
  now: number,
): Promise<void> {
  const known = await findOutcome(tx, row.id)
  const reads = (known?.reads ?? 0) + (complete ? 1 : 0)
  const merged = known ? mergedAttendance(foundIn(known), found) : found
  const isAbsent = merged.state === 'unknown' && merged.reason === 'not_listed' && complete && isSure(reads, now)
  const state = isAbsent ? NOT_HELD : keptOf(known, merged, complete)
  await saveOutcome(tx, {
    booking_id: row.id,
    host_id: row.host_id,
    state: state.state,
    reason: state.reason,
    started_at: state.startedAt,
    ended_at: state.endedAt,
    participants: state.participants,
    reads,
    read_at: complete ? now : (known?.read_at ?? null),
  })
}

const NOT_HELD: FoundAttendance = { state: 'not_held', reason: null, startedAt: null, endedAt: null, participants: 0 }

/**
 * A provider that does not answer takes nothing back that it said before. Nor does a history that still has nothing: "not held" stays, also
 * when the clock that counted the day was ahead.
 */
function keptOf(known: MeetingOutcomeRow | undefined, merged: FoundAttendance, complete: boolean): FoundAttendance {
  const saysNothing = merged.state === 'unknown' && (!complete || merged.reason === 'not_listed')
  return known?.state === 'not_held' && saysNothing ? foundIn(known) : merged
}

function foundIn(row: MeetingOutcomeRow): FoundAttendance {
  return {
    state: row.state,
    reason: row.reason as FoundAttendance['reason'],
    startedAt: row.started_at,
    endedAt: row.ended_at,
    participants: row.participants,
  }
}

/** The first "unknown" is no news to anybody. */
function hasSameAttendance(before: BookingDetailsRow, row: BookingDetailsRow): boolean {
  const shown = (of: BookingDetailsRow) => {
    const { reason: _reason, ...attendance } = attendanceOf(of) ?? { state: 'unknown', suggested: null, ...NO_FIGURES }
    return JSON.stringify(attendance)
  }
  return shown(before) === shown(row)
}

const NO_FIGURES = { startedAt: null, endedAt: null, participants: null, reason: null }

/** For the history: no names, no links. */
export function stateIn(row: BookingDetailsRow): Record<string, unknown> {
  const attendance = attendanceOf(row)
  return { state: attendance?.state ?? 'unknown', participants: attendance?.participants ?? null }
}
