import { findTurnGroups, findTurns } from '#db/queries/turns'
import type { Db } from '#db/schema'
import type { TurnChoice } from '~/availability/assignment/assign-member'
import type { OpenMember, Turn } from '~/availability/assignment/deficits'
import type { EventType, TeamAssignment } from '~/event-types/event-type'
import { DAY_MS } from '~/time/units'

/** Counted bookings, with who could not have taken them: JSON of {@link TurnChoice.passed}, which no choice is made from. */
export interface CountedTurn extends Turn {
  passedMembers: string
}

/** How many bookings a member could not take, by the reason. */
export type PassedTurns = Record<TurnChoice['passed'][number]['why'], number>

export const NONE_PASSED: PassedTurns = { busy: 0, paused: 0, no_meeting: 0, lower_priority: 0 }

/** The counted bookings of an event type, by who could have taken them, and when each member last got one. */
export async function readTurns(
  db: Db,
  {
    eventType,
    exceptBookingId,
  }: { eventType: EventType & { team: TeamAssignment }; exceptBookingId?: string | undefined },
  now: number,
): Promise<{ turns: CountedTurn[]; lastTurns: Map<string, number> }> {
  const { countedDays, countsCancelled, countsNoShows } = eventType.team
  const since = now - countedDays * DAY_MS
  const taken = await findTurns(db, {
    ...{ eventTypeId: eventType.id, since, countsCancelled, countsNoShows, exceptBookingId },
  })
  const ofGroup = Map.groupBy(taken, (row) => row.turn_group_id ?? '')
  const groups = await findTurnGroups(db, [...ofGroup.keys()])
  const lastTurns = new Map<string, number>()
  for (const { host_id, last_at } of taken)
    lastTurns.set(host_id, Math.max(lastTurns.get(host_id) ?? 0, Number(last_at)))
  const turns = groups.map(
    (group): CountedTurn => ({
      open: JSON.parse(group.open_members) as OpenMember[],
      taken: (ofGroup.get(group.id) ?? []).map((row) => ({ memberId: row.host_id, count: Number(row.count) })),
      passedMembers: group.passed_members,
    }),
  )
  return { turns, lastTurns }
}

/** For each member the bookings that they could not take. */
export function countPassed(turns: CountedTurn[]): Map<string, PassedTurns> {
  const passed = new Map<string, PassedTurns>()
  for (const { taken, passedMembers } of turns) {
    const bookings = taken.reduce((sum, { count }) => sum + count, 0)
    for (const { id, why } of JSON.parse(passedMembers) as TurnChoice['passed']) {
      const counts = passed.get(id) ?? NONE_PASSED
      passed.set(id, { ...counts, [why]: counts[why] + bookings })
    }
  }
  return passed
}
