import { findEventTypeMembers } from '#db/queries/event-type-members'
import { findTurnGroups, findTurnsByPeriod } from '#db/queries/turns'
import type { Db } from '#db/schema'
import { deficitsOf, type OpenMember } from '~/availability/assignment/deficits'
import { countPassed, NONE_PASSED, type PassedTurns, readTurns } from '~/booking/changes/read-turns.server'
import type { EventType, TeamAssignment } from '~/event-types/event-type'
import { DAY_MS } from '~/time/units'

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

const PERIODS = 6

/** How far each member was from their exact share at the end of a part of the counted days: above 0 they had more. */
export interface SharesAt {
  /** Epoch ms. */
  until: number
  differences: { id: string; difference: number }[]
}

/** Fairness over time: the counted days in parts, the bookings of which add up. */
export async function readSharesOverTime(
  db: Db,
  eventType: EventType & { team: TeamAssignment },
  now: number,
): Promise<SharesAt[]> {
  const { countedDays, countsCancelled, countsNoShows } = eventType.team
  const periodMs = Math.ceil((countedDays * DAY_MS) / PERIODS)
  const since = now - PERIODS * periodMs
  const counted = { eventTypeId: eventType.id, since, countsCancelled, countsNoShows }
  const [members, rows] = await Promise.all([
    findEventTypeMembers(db, eventType.id),
    findTurnsByPeriod(db, counted, periodMs),
  ])
  const groups = await findTurnGroups(db, [...new Set(rows.map(({ turn_group_id }) => turn_group_id ?? ''))])
  return Array.from({ length: PERIODS }, (_, index) => {
    const until = rows.filter(({ period }) => Number(period) <= index)
    const turns = groups.map((group) => ({
      open: JSON.parse(group.open_members) as OpenMember[],
      taken: until
        .filter(({ turn_group_id }) => turn_group_id === group.id)
        .map(({ host_id, count }) => ({ memberId: host_id, count: Number(count) })),
    }))
    const deficits = deficitsOf(turns)
    const differences = members.map(({ id }) => ({ id, difference: 0 - (deficits.get(id) ?? 0) }))
    return { until: since + (index + 1) * periodMs, differences }
  })
}
