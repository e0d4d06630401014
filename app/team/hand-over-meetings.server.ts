import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import type { BookingDetailsRow } from '#db/queries/bookings'
import { findHeldTeamBookings } from '#db/queries/team-meetings'
import { findTeamPage } from '#db/queries/teams'
import type { DB } from '#db/schema'
import { leaveBooking } from '~/booking/changes/leave-booking.server'
import { reassignBooking } from '~/booking/changes/reassign-booking.server'
import { enqueue } from '~/outbox/enqueue.server'
import type { NewJob, TeamHandoverPayload } from '~/outbox/job'
import type { Range } from '~/time/range'
import { DAY_MS } from '~/time/units'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

/** How many meetings one request hands over. Each is a transaction of its own; a job continues with the rest. */
export const MAX_HANDED_AT_ONCE = 40

/** A meeting of a team that was to be handed over. */
export interface HandedMeeting {
  id: string
  title: string
  startsAt: number
  endsAt: number
  attendee: string
  /** Who has it now; null: nobody else can take it, so it stays with whom it was. */
  takenBy: string | null
}

export interface HandedMeetings {
  /** The first ones, in order of time. */
  handed: HandedMeeting[]
  /** Whether a job continues with more. */
  more: boolean
}

/**
 * Offers the meetings to come that a member has for the team to the others, by the team's rule: whoever is ill, or leaves.
 *
 * @param range of their starts
 */
export async function handOverMeetings(
  tools: Tools,
  { teamId, hostId, range }: { teamId: string; hostId: string; range: Range },
  by: Pick<TeamHandoverPayload, 'actor' | 'reason' | 'leaves'>,
  now: number,
): Promise<HandedMeetings> {
  const page = await findTeamPage(tools.db, teamId)
  if (!page?.host_id) return { handed: [], more: false }
  return continueHandover(tools, hostId, { pageId: page.host_id, ...range, ...by }, now)
}

/** Hands over the first meetings of a range, and queues a job for the rest. */
export async function continueHandover(
  tools: Tools,
  hostId: string,
  handover: TeamHandoverPayload,
  now: number,
): Promise<HandedMeetings> {
  const { pageId, until } = handover
  const range = { from: Math.max(handover.from, now + 1), until }
  const found = await findHeldTeamBookings(tools.db, { pageId, hostId }, { ...range, limit: MAX_HANDED_AT_ONCE + 1 })
  const rows = found.slice(0, MAX_HANDED_AT_ONCE)
  const handed: HandedMeeting[] = []
  for (const row of rows) {
    const { id, title, starts_at: startsAt, ends_at: endsAt, attendee_name: attendee } = row
    handed.push({ id, title, startsAt, endsAt, attendee, takenBy: await offer(tools, row, hostId, handover, now) })
  }
  const last = rows.at(-1)
  const more = found.length > rows.length && last !== undefined
  // Meetings of one host begin at different times.
  if (more) {
    const rest = handoverJob(hostId, { ...handover, from: last.starts_at + 1 }, now)
    await inTransaction(tools.db, (tx) => enqueue(tx, rest, now))
  }
  return { handed, more }
}

/** @returns who has it afterwards; null: it stays */
async function offer(
  tools: Tools,
  row: BookingDetailsRow,
  hostId: string,
  { actor, reason, leaves }: TeamHandoverPayload,
  now: number,
): Promise<string | null> {
  // Whoever leaves a collective booking leaves it to the others; whoever is away gets somebody in their place.
  if (row.team_rule === 'collective' && leaves)
    return (await leaveBooking(tools, row, { hostId, actor }, now))?.name ?? null
  const result = await reassignBooking(tools, row, { hostId: null, of: hostId, actor, reason }, now)
  // Somebody else may have handed it over meanwhile.
  return result.ok || result.reason === 'changed_meanwhile' ? result.booking.host.name : null
}

function handoverJob(hostId: string, payload: TeamHandoverPayload, now: number): NewJob {
  return {
    ...{ kind: 'team-handover', payload, hostId, lane: `handover:${hostId}` },
    ...{ runAt: now, deadlineAt: now + DAY_MS },
  }
}
