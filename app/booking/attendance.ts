import type { BookingDetailsRow } from '#db/queries/bookings'
import type { FollowUpOutcome } from '#db/tables/event-types'
import type { MeetingSession } from './conferencing'

/** What became of a meeting. `held` and `not_held` are what the provider's history says, the last two are the host's word. */
export const ATTENDANCE_STATES = ['unknown', 'held', 'not_held', 'attended', 'no_show'] as const
export type AttendanceState = (typeof ATTENDANCE_STATES)[number]

/** What a host or a program may say; `unknown` takes it back. */
export const STATED_ATTENDANCE = ['attended', 'no_show', 'unknown'] as const
export type StatedAttendance = (typeof STATED_ATTENDANCE)[number]

/** Why it is unknown. */
export type UnknownReason =
  /** The history does not have the meeting yet. */
  | 'not_listed'
  /** It has the meeting, at times that cannot be read. */
  | 'unreadable'
  /** The account may not read its history. */
  | 'refused'
  | 'not_connected'
  | 'reconnect_needed'
  /** The provider does not answer, or asks to wait. */
  | 'unreachable'

export interface Attendance {
  state: AttendanceState
  /** Never decided by us: a meeting with one participant may have been held by telephone. */
  suggested: 'no_show' | null
  startedAt: number | null
  endedAt: number | null
  participants: number | null
  /** While the state is unknown. */
  reason: UnknownReason | null
}

/** What the history of a provider says. */
export interface FoundAttendance {
  state: 'unknown' | 'held' | 'not_held'
  reason: UnknownReason | null
  startedAt: number | null
  endedAt: number | null
  participants: number | null
}

type AttendanceColumns = Pick<
  BookingDetailsRow,
  | 'status'
  | 'no_show_at'
  | 'attended_at'
  | 'outcome_state'
  | 'outcome_reason'
  | 'outcome_started_at'
  | 'outcome_ended_at'
  | 'outcome_participants'
>

/** @returns null before the meeting's end, and for a meeting without a history of which the host has said nothing */
export function attendanceOf(row: AttendanceColumns): Attendance | null {
  const stated = statedIn(row)
  if (row.status !== 'confirmed' || (stated === null && row.outcome_state === null)) return null
  const found = {
    startedAt: row.outcome_started_at,
    endedAt: row.outcome_ended_at,
    participants: row.outcome_participants,
  }
  const state = stated ?? row.outcome_state ?? 'unknown'
  return {
    state,
    suggested: stated === null && lacksPeople(state, found.participants) ? 'no_show' : null,
    ...found,
    reason: state === 'unknown' ? (row.outcome_reason as UnknownReason | null) : null,
  }
}

function statedIn({ no_show_at, attended_at }: Pick<AttendanceColumns, 'no_show_at' | 'attended_at'>) {
  if (no_show_at !== null) return 'no_show'
  return attended_at === null ? null : 'attended'
}

/** One participant or none. Whether GoTo counts the organizer is unknown, so this is a question to the host. */
function lacksPeople(state: AttendanceState, participants: number | null): boolean {
  return state === 'not_held' || (state === 'held' && participants !== null && participants <= 1)
}

/**
 * What the sessions of a meeting say about its booked time. A meeting that was started and ended several times is one; a session at
 * another time, such as a test the day before, does not count.
 *
 * @param sessions of any meetings
 */
export function attendanceFrom(
  sessions: MeetingSession[],
  { meetingId, startsAt, endsAt }: { meetingId: string; startsAt: number; endsAt: number },
): FoundAttendance {
  const own = sessions.filter((session) => session.meetingId === meetingId)
  const held = own.filter((session) => overlaps(session, { startsAt, endsAt }))
  if (held.length === 0) {
    const isUnreadable = own.some((session) => session.startsAt === null || session.endsAt === null)
    return { ...NOTHING_FOUND, reason: isUnreadable ? 'unreadable' : 'not_listed' }
  }
  return {
    state: 'held',
    reason: null,
    startedAt: Math.min(...held.map((session) => session.startsAt ?? startsAt)),
    endedAt: Math.max(...held.map((session) => session.endsAt ?? endsAt)),
    participants: countedIn(held),
  }
}

export const NOTHING_FOUND: FoundAttendance = {
  state: 'unknown',
  reason: 'not_listed',
  startedAt: null,
  endedAt: null,
  participants: null,
}

/** A session of no length overlaps the time in which it lies. */
export function overlaps(
  session: Pick<MeetingSession, 'startsAt' | 'endsAt'>,
  { startsAt, endsAt }: { startsAt: number; endsAt: number },
): boolean {
  if (session.startsAt === null || session.endsAt === null) return false
  return session.startsAt < endsAt && (session.endsAt > startsAt || session.startsAt >= startsAt)
}

/**
 * The same people usually come again, so the fullest session counts, not the sum. Where one session does not state its number, a
 * number that is too small would suggest that nobody came.
 */
function countedIn(sessions: MeetingSession[]): number | null {
  const counts = sessions.flatMap(({ participants }) => participants ?? [])
  const most = counts.length === 0 ? null : Math.max(...counts)
  return counts.length < sessions.length && (most ?? 0) <= 1 ? null : most
}

/** A later reading together with an earlier one: what was seen once was so, even if a later list lacks it. */
export function mergedAttendance(before: FoundAttendance, now: FoundAttendance): FoundAttendance {
  if (before.state !== 'held') return now
  if (now.state !== 'held') return before
  const smallest = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.min(a, b))
  const largest = (a: number | null, b: number | null) => (a === null || b === null ? (a ?? b) : Math.max(a, b))
  return {
    state: 'held',
    reason: null,
    startedAt: smallest(before.startedAt, now.startedAt),
    endedAt: largest(before.endedAt, now.endedAt),
    participants: largest(before.participants, now.participants),
  }
}

/**
 * What follow-ups go by. A meeting with one participant was held, but with whom is not known, and nobody is thanked or missed on a guess.
 */
export function outcomeOf(attendance: Attendance | null): FollowUpOutcome {
  switch (attendance?.state) {
    case 'attended':
      return 'met'
    case 'held':
      return attendance.suggested === null && attendance.participants !== null ? 'met' : 'unknown'
    case 'no_show':
    case 'not_held':
      return attendance.state
    default:
      return 'unknown'
  }
}

/** How late a meeting began; 0 if it was on time or early. Null if it is not known to have been held. */
export function latenessMs({ startsAt }: { startsAt: number }, attendance: Attendance | null): number | null {
  return attendance?.startedAt == null ? null : Math.max(0, attendance.startedAt - startsAt)
}
