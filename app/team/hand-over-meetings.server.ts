import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findHeldTeamBookings } from '#db/queries/team-meetings'
import { findTeamPage } from '#db/queries/teams'
import type { DB } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { reassignBooking } from '~/booking/changes/reassign-booking.server'
import type { Range } from '~/time/range'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

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

/**
 * Offers the meetings to come that a member has for the team to the others, by the team's rule: whoever is ill, or leaves.
 *
 * @param range of their starts
 * @returns every one of them, in order of time
 */
export async function handOverMeetings(
  tools: Tools,
  { teamId, hostId, range }: { teamId: string; hostId: string; range: Range },
  { actor, reason }: { actor: Actor; reason: string | null },
  now: number,
): Promise<HandedMeeting[]> {
  const page = await findTeamPage(tools.db, teamId)
  if (!page?.host_id) return []
  const from = Math.max(range.from, now + 1)
  const rows = await findHeldTeamBookings(tools.db, { pageId: page.host_id, hostId }, { ...range, from })
  const handed: HandedMeeting[] = []
  for (const row of rows) {
    const result = await reassignBooking(tools, row, { hostId: null, actor, reason }, now)
    const { id, title, starts_at: startsAt, ends_at: endsAt, attendee_name: attendee } = row
    handed.push({ id, title, startsAt, endsAt, attendee, takenBy: result.ok ? result.booking.host.name : null })
  }
  return handed
}
