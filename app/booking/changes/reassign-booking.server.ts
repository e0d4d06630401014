import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { swapHost } from '#db/queries/booking-changes'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { findKnownEventType } from '#db/queries/event-types'
import type { DB, Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import { findTypeMembers } from '~/availability/slots/team-members.server'
import type { Actor } from '~/booking/actor'
import { type Booking, bookingFromRow, holdsTime } from '~/booking/booking'
import { type EventType, eventTypeFromRow, type TeamAssignment } from '~/event-types/event-type'
import { hasProviderMeeting } from '~/event-types/location'
import { buffersOf } from '~/event-types/own-settings'
import { newIdByTime } from '~/security/tokens.server'
import { MINUTE_MS } from '~/time/units'
import { assignByRule, keepChoice } from './assign-hosts.server'
import { queueFollowUps } from './queue-follow-ups.server'
import { withBookingLocked } from './with-booking-locked.server'

export interface Reassignment {
  /** The member who takes over; null: the next by the team's rule. */
  hostId: string | null
  actor: Actor
  /** For the member who takes over. */
  reason?: string | null
}

export type ReassignBookingResult =
  | { ok: true; booking: Booking; changed: boolean }
  /** `member_unavailable`: the named member, or everybody, is busy then, pauses, or takes no part in the event type. */
  | { ok: false; reason: 'member_unavailable' | 'not_of_a_team' | 'not_held' | 'already_begun'; booking: Booking }

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

/**
 * Another member of the team takes a booking over: id, UID and time stay, SEQUENCE rises. The former host's meeting is deleted, the new
 * host's connection makes another one, and everybody hears of it once. The former host's time is free for the very next request.
 *
 * @param seen the booking as its team or its host found it
 */
export async function reassignBooking(
  tools: Tools,
  seen: BookingDetailsRow,
  reassignment: Reassignment,
  now: number,
): Promise<ReassignBookingResult> {
  const eventType = await readTeamEventType(tools.db, seen)
  if (!eventType) return { ok: false, reason: 'not_of_a_team', booking: bookingFromRow(seen) }
  const { members } = await findTypeMembers(tools.db, eventType)
  const mayTakeOver = [eventType.hostId, ...members.map(({ id }) => id)]
  return withBookingLocked(
    tools,
    seen,
    (tx, before, locked) => reassign(tx, { before, eventType, locked }, reassignment, now),
    mayTakeOver,
  )
}

/** Also of an event type that is no longer offered: its bookings still take place. */
async function readTeamEventType(
  db: Db,
  { event_type_id, team_rule }: BookingDetailsRow,
): Promise<(EventType & { team: TeamAssignment }) | null> {
  const row = team_rule === 'collective' ? undefined : await findKnownEventType(db, event_type_id)
  const eventType = row && eventTypeFromRow(row)
  return eventType?.team ? { ...eventType, team: eventType.team } : null
}

async function reassign(
  tx: Db,
  {
    before,
    eventType,
    locked,
  }: { before: BookingDetailsRow; eventType: EventType & { team: TeamAssignment }; locked: ReadonlySet<string> },
  { hostId, actor, reason = null }: Reassignment,
  now: number,
): Promise<ReassignBookingResult> {
  const refused = (why: Extract<ReassignBookingResult, { ok: false }>['reason']) =>
    ({ ok: false, reason: why, booking: bookingFromRow(before) }) as const
  if (!holdsTime(before.status)) return refused('not_held')
  if (before.starts_at <= now) return refused('already_begun')
  if (hostId === before.host_id) return { ok: true, booking: bookingFromRow(before), changed: false }
  const accepted = asAccepted(eventType)
  const assigned = await assignByRule(
    tx,
    {
      eventType: accepted,
      slots: {
        ...{ eventType: accepted, now, exceptBookingId: before.id },
        durationMinutes: (before.ends_at - before.starts_at) / MINUTE_MS,
      },
      ...{ start: before.starts_at, attendeeEmail: before.attendee_email, memberId: hostId },
      ...{ without: [before.host_id], exceptBookingId: before.id },
    },
    locked,
    now,
  )
  if (!assigned) return refused('member_unavailable')
  const turnGroupId = await keepChoice(tx, eventType.id, assigned.choice, now)
  await swapHost(
    tx,
    before,
    {
      ...{ ...meetingAnew(before, now), ...buffersOf(eventType, [assigned.member]) },
      ...{ host_id: assigned.member.id, turn_group_id: turnGroupId },
    },
    now,
  )
  const after = await findBooking(tx, before.id)
  if (!after) throw new Error('A booking vanished under the lock of its hosts')
  const data = { fromHost: before.host_name, toHost: after.host_name, ...(reason === null ? {} : { reason }) }
  if (actor.kind === 'manager' && actor.id !== undefined)
    await recordAudit(
      tx,
      {
        ...{ act: 'booking_reassigned', hostId: before.host_id, actor: { kind: 'manager', id: actor.id } },
        facts: { booking: before.id },
      },
      now,
    )
  await queueFollowUps(tx, { change: 'reassigned', row: after, before, actor, data }, now)
  return { ok: true, booking: bookingFromRow(after), changed: true }
}

/** The time was accepted already: only whether the member is free then counts, not how soon it is, nor on which grid it lies. */
function asAccepted(eventType: EventType & { team: TeamAssignment }): EventType & { team: TeamAssignment } {
  const leftToMembers = eventType.team.leftToMembers.filter((name) => name !== 'minimumNotice')
  return {
    ...{ ...eventType, minimumNoticeMinutes: 0, bookingWindow: { kind: 'open' }, stepMinutes: 1 },
    team: { ...eventType.team, leftToMembers, returnsToMember: false },
  }
}

/**
 * The former host's meeting is no longer the booking's. A new marker distinguishes the two, also where both hosts use one account at
 * the provider.
 */
export function meetingAnew(before: BookingDetailsRow, now: number) {
  if (!hasProviderMeeting(before.location_kind)) return {}
  return {
    meeting_status: 'pending',
    meeting_marker: newIdByTime('bkg', now).slice(-8).toUpperCase(),
    meeting_attempted_at: null,
    meeting_id: null,
    join_url: null,
    dial_in: null,
    meeting_synced_body: null,
    meeting_gone_at: null,
    link_by_host: 0,
  } as const
}
