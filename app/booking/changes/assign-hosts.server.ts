import { createHash } from 'node:crypto'
import { findLastHostOfAttendee, keepTurnGroup } from '#db/queries/turns'
import type { Db } from '#db/schema'
import { assignMember, type Candidate, type TurnChoice } from '~/availability/assignment/assign-member'
import { findSlotsOfHosts, type SlotRequest } from '~/availability/slots/find-slots.server'
import { findTypeMembers, type TypeMember } from '~/availability/slots/team-members.server'
import type { EventType, TeamAssignment } from '~/event-types/event-type'
import { DAY_MS } from '~/time/units'
import { readTurns } from './read-turns.server'

export interface AssignmentRequest {
  eventType: EventType & { team: TeamAssignment }
  slots: Omit<SlotRequest, 'host' | 'from' | 'until'>
  /** Epoch ms. */
  start: number
  attendeeEmail: string
  /** The member whom the attendee chose. */
  memberId?: string | null
  /** Members who are not asked, such as the one who hands a booking over. */
  without?: string[]
  /** A booking that passes to somebody else does not count as a turn. */
  exceptBookingId?: string
}

export interface Assignment {
  member: TypeMember
  choice: TurnChoice
}

/**
 * The member of a team who takes a booking at a time, by the event type's rule. Call it in the transaction that books, with the
 * members locked: what is read here then stays true.
 *
 * @param locked the members whose hosts are locked; one who joined since then gets the next booking
 * @returns null when nobody can take it
 */
export async function assignByRule(
  tx: Db,
  request: AssignmentRequest,
  locked: ReadonlySet<string>,
  now: number,
): Promise<Assignment | null> {
  const { eventType, start, without = [] } = request
  const { members } = await findTypeMembers(tx, eventType)
  const asked = members.filter(({ id }) => locked.has(id) && !without.includes(id))
  const able = asked.filter(({ passed }) => passed === null)
  const offers = await findSlotsOfHosts(tx, { ...request.slots, from: start, until: start + 1 }, able)
  const free = new Set(able.filter((_, index) => offers[index]?.[0] === start).map(({ id }) => id))
  // In a rush most are refused: they read no turns.
  if (free.size === 0) return null
  const { turns, lastTurns } = await readTurns(tx, request, now)
  const candidates = asked.map(({ id, weight, priority, passed }): Candidate => {
    const why = passed ?? (free.has(id) ? null : 'busy')
    return { id, weight, priority, passed: why, lastTurnAt: lastTurns.get(id) ?? null }
  })
  const choice = assignMember({
    candidates,
    turns,
    preferredId: await findPreferred(tx, request, now),
    askedId: request.memberId ?? null,
    seed: `${eventType.id} ${start}`,
  })
  const member = choice && asked.find(({ id }) => id === choice.memberId)
  return member ? { member, choice } : null
}

async function findPreferred(
  tx: Db,
  { eventType, attendeeEmail }: AssignmentRequest,
  now: number,
): Promise<string | null> {
  const { returnsToMember, countedDays } = eventType.team
  if (!returnsToMember) return null
  const since = now - countedDays * DAY_MS
  return findLastHostOfAttendee(tx, { eventTypeId: eventType.id, email: attendeeEmail, since })
}

/** Stores who could have taken a booking. @returns the id for the booking's row */
export async function keepChoice(
  tx: Db,
  eventTypeId: string,
  { open, passed }: TurnChoice,
  now: number,
): Promise<string> {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const members = {
    open_members: JSON.stringify(open.toSorted(byId)),
    passed_members: JSON.stringify(passed.toSorted(byId)),
  }
  const digest = createHash('sha256').update(JSON.stringify([eventTypeId, members]))
  const id = `tgr_${digest.digest('base64url').slice(0, 22)}`
  await keepTurnGroup(tx, { id, event_type_id: eventTypeId, ...members, created_at: now })
  return id
}
