import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { findMemberDetails, touchTeam, updateMember } from '#db/queries/teams'
import type { DB, Db } from '#db/schema'
import { findTypesNeeding, tellOfIncompleteTypes } from './incomplete-types.server'
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

/**
 * Saves the member's own decision. Bookings that they have stay theirs. If an event type needs them, the team's managers get a mail.
 *
 * @returns whether they are in the team
 */
export async function chooseBookable(
  db: Kysely<DB>,
  { teamId, hostId }: ActingMember,
  choice: Bookable,
  now: number,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await touchTeam(tx, teamId, now)
    const row = await findMemberDetails(tx, teamId, hostId)
    if (!row) return false
    const titles = choice === 'yes' ? [] : await findTypesNeeding(tx, { teamId, hostId })
    const since = row.bookable_since ?? now
    await updateMember(tx, teamId, hostId, {
      bookable_since: choice === 'no' ? null : since,
      paused_at: choice === 'paused' ? (row.paused_at ?? now) : null,
    })
    await tellOfIncompleteTypes(tx, { teamId, hostId, titles }, now)
    return true
  })
}
