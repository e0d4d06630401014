import { countMeetingsToCome, findMeetingsToCome, hasUnsentNews } from '#db/queries/host-data'
import { countMembers, findMembership } from '#db/queries/teams'
import type { Db } from '#db/schema'

/** How many meetings are shown; the bookings page has all of them. */
const MAX_SHOWN = 10

/** What must be done before an account can be deleted, because others rely on it. */
export interface AccountObstacles {
  toCome: { count: number; soonest: { id: string; title: string; startsAt: number; endsAt: number }[] }
  /** The team that would be left without an owner. */
  ownedTeam: string | null
  /** Attendees still have to get a mail about a change, or GoTo has to delete a meeting. */
  beingSent: boolean
}

export async function findObstacles(db: Db, hostId: string, now: number): Promise<AccountObstacles> {
  const membership = await findMembership(db, hostId)
  const leads = membership?.role === 'owner' && (await countMembers(db, membership.team_id)) > 1
  return {
    toCome: {
      count: await countMeetingsToCome(db, hostId, now),
      soonest: await findMeetingsToCome(db, hostId, now, MAX_SHOWN),
    },
    ownedTeam: leads ? membership.team_name : null,
    beingSent: await hasUnsentNews(db, hostId, now),
  }
}
