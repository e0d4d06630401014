import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { raiseSequence, swapHost } from '#db/queries/booking-changes'
import { deleteCoHost, findCoHosts, insertCoHosts } from '#db/queries/booking-co-hosts'
import { markMeetingSynced } from '#db/queries/booking-meetings'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { findKnownEventType } from '#db/queries/event-types'
import type { DB, Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import { findSlotsOfHosts } from '~/availability/slots/find-slots.server'
import { findStandIns, findTypeMembers } from '~/availability/slots/team-members.server'
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
  /** Whose place it is, where several host it together; the organizer's unless given. */
  of?: string
  actor: Actor
  /** For the member who takes over. */
  reason?: string | null
}

export type ReassignBookingResult =
  | { ok: true; booking: Booking; row: BookingDetailsRow; changed: boolean }
  | { ok: false; reason: ReassignRefusal; booking: Booking }

/**
 * `member_unavailable`: the named member, or everybody, is busy then, pauses, or takes no part in the event type. `changed_meanwhile`:
 * somebody else handed it over since the caller read it.
 */
export type ReassignRefusal =
  | 'member_unavailable'
  | 'not_of_a_team'
  | 'not_held'
  | 'already_begun'
  | 'changed_meanwhile'

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
  const together = seen.team_rule === 'collective'
  const members = together
    ? await findStandIns(tools.db, eventType)
    : (await findTypeMembers(tools.db, eventType)).members
  const mayTakeOver = [eventType.hostId, ...members.map(({ id }) => id)]
  return withBookingLocked(
    tools,
    seen,
    (tx, before, locked) =>
      (together ? replaceOne : reassign)(tx, { seen, before, eventType, locked }, reassignment, now),
    mayTakeOver,
  )
}

/** Also of an event type that is no longer offered: its bookings still take place. */
async function readTeamEventType(
  db: Db,
  { event_type_id, team_rule }: BookingDetailsRow,
): Promise<(EventType & { team: TeamAssignment }) | null> {
  const row = team_rule === null ? undefined : await findKnownEventType(db, event_type_id)
  const eventType = row && eventTypeFromRow(row)
  return eventType?.team ? { ...eventType, team: eventType.team } : null
}

interface Place {
  seen: BookingDetailsRow
  before: BookingDetailsRow
  eventType: EventType & { team: TeamAssignment }
  locked: ReadonlySet<string>
}

async function reassign(
  tx: Db,
  { seen, before, eventType, locked }: Place,
  { hostId, of = seen.host_id, actor, reason = null }: Reassignment,
  now: number,
): Promise<ReassignBookingResult> {
  const refused = refusing(before)
  const over = whyOver(before, now)
  if (over) return refused(over)
  if (hostId === before.host_id) return { ok: true, booking: bookingFromRow(before), row: before, changed: false }
  // Of several at once one wins; the others decided about somebody who no longer has it (B6).
  if (before.host_id !== of) return refused('changed_meanwhile')
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
  const former = { id: before.host_id, name: before.host_name }
  return concludeHandover(tx, before, { actor, reason, former, next: assigned.member }, now)
}

interface Handover {
  actor: Actor
  reason: string | null
  former: { id: string; name: string }
  next: { name: string }
}

/** Queues what follows, once the other host is written. */
async function concludeHandover(
  tx: Db,
  before: BookingDetailsRow,
  { actor, reason, former, next }: Handover,
  now: number,
): Promise<ReassignBookingResult> {
  const after = await findBooking(tx, before.id)
  if (!after) throw new Error('A booking vanished under the lock of its hosts')
  const data = { fromHost: former.name, toHost: next.name, ...(reason === null ? {} : { reason }) }
  await recordManaged(tx, { actor, hostId: former.id, bookingId: before.id }, now)
  await queueFollowUps(tx, { change: 'reassigned', row: after, before, former: former.id, actor, data }, now)
  return { ok: true, booking: bookingFromRow(after), row: after, changed: true }
}

/** A manager's act, for the member whose booking it was. */
async function recordManaged(
  tx: Db,
  { actor, hostId, bookingId }: { actor: Actor; hostId: string; bookingId: string },
  now: number,
): Promise<void> {
  if (actor.kind !== 'manager' || actor.id === undefined) return
  const by = { kind: 'manager', id: actor.id } as const
  await recordAudit(tx, { act: 'booking_reassigned', hostId, actor: by, facts: { booking: bookingId } }, now)
}

function refusing(before: BookingDetailsRow) {
  return (reason: ReassignRefusal) => ({ ok: false, reason, booking: bookingFromRow(before) }) as const
}

function whyOver(before: BookingDetailsRow, now: number): ReassignRefusal | null {
  if (!holdsTime(before.status)) return 'not_held'
  return before.starts_at <= now ? 'already_begun' : null
}

/** Another member of the team takes the place of one of the hosts of a collective booking; the others keep theirs. */
async function replaceOne(
  tx: Db,
  { seen, before, eventType, locked }: Place,
  { hostId, of = seen.host_id, actor, reason = null }: Reassignment,
  now: number,
): Promise<ReassignBookingResult> {
  const refused = refusing(before)
  const over = whyOver(before, now)
  if (over) return refused(over)
  const coHosts = await findCoHosts(tx, before.id)
  const present = [{ id: before.host_id, name: before.host_name }, ...coHosts]
  const former = present.find(({ id }) => id === of)
  const isThere = present.some(({ id }) => id === hostId)
  if (hostId === of || (!former && isThere))
    return { ok: true, booking: bookingFromRow(before), row: before, changed: false }
  if (!former) return refused('changed_meanwhile')
  const others = (await findStandIns(tx, eventType)).filter(
    ({ id, passed }) => passed === null && locked.has(id) && !present.some((host) => host.id === id),
  )
  const able = hostId === null ? others : others.filter(({ id }) => id === hostId)
  const asked = {
    ...{ eventType: asAccepted(eventType), now, exceptBookingId: before.id },
    durationMinutes: (before.ends_at - before.starts_at) / MINUTE_MS,
    ...{ from: before.starts_at, until: before.starts_at + 1 },
  }
  const offers = await findSlotsOfHosts(tx, asked, able)
  const next = able.find((_, index) => offers[index]?.[0] === before.starts_at)
  if (!next) return refused('member_unavailable')
  if (of === before.host_id) await swapHost(tx, before, { ...meetingAnew(before, now), host_id: next.id }, now)
  else {
    await deleteCoHost(tx, before.id, of)
    await insertCoHosts(tx, before, [next.id])
    await raiseSequence(tx, before.id, now)
    // The meeting stays the organizer's; it is written again with its other co-organizers.
    await markMeetingSynced(tx, before.id, null)
  }
  return concludeHandover(tx, before, { actor, reason, former, next }, now)
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
