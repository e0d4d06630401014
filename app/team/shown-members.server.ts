import { findBookableMembers } from '#db/queries/teams'
import type { Db } from '#db/schema'

/** The members whom a team's public page names: those who agreed to be booked, if the team wants to show any (S3). */
export async function listShownMembers(db: Db, pageId: string) {
  const members = await findBookableMembers(db, pageId)
  return members
    .filter(({ shows_members }) => shows_members === 1)
    .map(({ name, handle, photo_id }) => ({ name, handle, photoUrl: photo_id && `/photos/${photo_id}` }))
}
