import { findEventTypeMembers } from '#db/queries/event-type-members'
import type { Db } from '#db/schema'
import { deficitsOf } from '~/availability/assignment/deficits'
import { countPassed, NONE_PASSED, type PassedTurns, readTurns } from '~/booking/changes/read-turns.server'
import type { EventType, TeamAssignment } from '~/event-types/event-type'

/** How a member stands with the bookings of an event type that are counted now. */
export interface MemberShare {
  id: string
  name: string
  /** Bookings that they have. */
  taken: number
  /** Bookings that they should have, by their weight among those who could have taken each. */
  share: number
  /** Bookings that they could not take, by the reason. */
  passed: PassedTurns
}

/** The members of an event type in turn, in their order, with what the next choice is made from. */
export async function readShares(
  db: Db,
  eventType: EventType & { team: TeamAssignment },
  now: number,
): Promise<MemberShare[]> {
  const [members, { turns }] = await Promise.all([
    findEventTypeMembers(db, eventType.id),
    readTurns(db, { eventType }, now),
  ])
  const deficits = deficitsOf(turns)
  const passed = countPassed(turns)
  const all = turns.flatMap(({ taken }) => taken)
  return members.map(({ id, name }) => {
    const taken = all.reduce((sum, { memberId, count }) => sum + (memberId === id ? count : 0), 0)
    return { id, name, taken, share: taken + (deficits.get(id) ?? 0), passed: passed.get(id) ?? NONE_PASSED }
  })
}
