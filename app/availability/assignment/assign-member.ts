import { deficitsOf, type OpenMember, type Turn } from './deficits'
import { repeatableRank } from './repeatable-rank'

/** A member who takes part in an event type of a team, as far as a choice for one time needs them. */
export interface Candidate extends OpenMember {
  /** 1 is asked first. */
  priority: number
  /** Why this member cannot take the time; null if they can. */
  passed: PassedReason | null
  /** When this member last got a booking of the event type, epoch ms; null: not within the window. */
  lastTurnAt: number | null
}

/**
 * `busy`: outside their hours, limits or free times; `paused`: by themselves; `no_meeting`: without a working connection, where
 * the team wants one.
 */
export type PassedReason = 'busy' | 'paused' | 'no_meeting'

export interface TurnChoice {
  memberId: string
  /** Who could have taken it: the members of the highest priority that had one. Stored, because the shares are computed from it. */
  open: OpenMember[]
  passed: { id: string; why: PassedReason | 'lower_priority' }[]
}

interface Question {
  candidates: Candidate[]
  /** The counted bookings of the event type so far. */
  turns: Turn[]
  /** The member who had this attendee before, if they go back to the same one: taken if open, whatever the shares. */
  preferredId?: string | null
  /** The attendee's own choice: nobody else takes it. */
  askedId?: string | null
  /** Decides between members who are equal in everything else; the same text gives the same order. */
  seed: string
}

/** Differences below this come from the computer's arithmetic. */
const EQUAL = 1e-9

/**
 * Who of a team takes a booking. The highest priority with an open member decides; among equals the member who would be a whole
 * booking behind their exact share first, which keeps everybody less than one booking from it in one open group (Tijdeman, The
 * chairman assignment problem, 1980); of several, the one with the longest pause; then a repeatable draw.
 *
 * A member's exact share of one booking is their weight in proportion to the weights of all who could have taken it. So whoever
 * was away has missed no turn and catches up none, and a new member begins at the average.
 *
 * @returns null when nobody can take it
 */
export function assignMember({ candidates, turns, preferredId, askedId, seed }: Question): TurnChoice | null {
  const able = candidates.filter(({ passed }) => passed === null)
  const highest = Math.min(...able.map(({ priority }) => priority))
  const group = able.filter(({ priority }) => priority === highest)
  const named = able.find(({ id }) => id === askedId) ?? (askedId ? null : able.find(({ id }) => id === preferredId))
  const chosen = named === undefined ? nextOf(group, deficitsOf(turns), seed) : named
  if (!chosen) return null
  const open = group.includes(chosen) ? group : [...group, chosen]
  return {
    memberId: chosen.id,
    open: open.map(({ id, weight }) => ({ id, weight })),
    passed: candidates
      .filter((candidate) => !open.includes(candidate))
      .map(({ id, passed }) => ({ id, why: passed ?? 'lower_priority' })),
  }
}

function nextOf(group: Candidate[], deficits: Map<string, number>, seed: string): Candidate | null {
  const total = group.reduce((sum, { weight }) => sum + weight, 0)
  const ranked = group.map((member) => {
    const share = member.weight / total
    const behind = (deficits.get(member.id) ?? 0) + share
    return { member, behind, untilWholeTurn: (1 - leastBehind(group.length) - behind) / share }
  })
  const due = ranked.filter(({ behind }) => behind >= leastBehind(group.length) - EQUAL)
  const first =
    due.length > 0 ? lowest(due, ({ untilWholeTurn }) => untilWholeTurn) : lowest(ranked, (one) => -one.behind)
  const longest = lowest(first, ({ member }) => member.lastTurnAt ?? Number.NEGATIVE_INFINITY)
  return lowest(longest, ({ member }) => repeatableRank(seed, member.id))[0]?.member ?? null
}

/** Tijdeman's bound: members who are less behind than this would get too far ahead. */
function leastBehind(members: number): number {
  return members > 1 ? 1 / (2 * members - 2) : 0
}

/** All that share the lowest value. */
function lowest<T>(all: T[], amountOf: (one: T) => number): T[] {
  const least = Math.min(...all.map(amountOf))
  return all.filter((one) => amountOf(one) === least || amountOf(one) - least <= EQUAL)
}
