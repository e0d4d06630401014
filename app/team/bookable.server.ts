import { findMemberDetails, updateMember } from '#db/queries/teams'
import type { Db } from '#db/schema'
import type { ActingMember } from './team-page.server'

/** Whether a member is booked through the team's page: by their own consent only, and they may pause. */
export type Bookable = 'no' | 'yes' | 'paused'

export async function readBookable(db: Db, { teamId, hostId }: ActingMember): Promise<Bookable> {
  const row = await findMemberDetails(db, teamId, hostId)
  return bookableFromRow(row)
}

/** @param row of `team_members`; undefined for nobody of the team */
export function bookableFromRow(
  row: { bookable_since: number | null; paused_at: number | null } | undefined,
): Bookable {
  if (row === undefined || row.bookable_since === null) return 'no'
  return row.paused_at === null ? 'yes' : 'paused'
}

/** Saves the member's own decision. Bookings that they have stay theirs. @returns whether they are in the team */
export async function chooseBookable(
  db: Db,
  { teamId, hostId }: ActingMember,
  choice: Bookable,
  now: number,
): Promise<boolean> {
  const row = await findMemberDetails(db, teamId, hostId)
  if (!row) return false
  const since = row.bookable_since ?? now
  return updateMember(db, teamId, hostId, {
    bookable_since: choice === 'no' ? null : since,
    paused_at: choice === 'paused' ? (row.paused_at ?? now) : null,
  })
}
