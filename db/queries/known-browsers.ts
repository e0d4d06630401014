import type { Db } from '../schema'

/** Notes that a host has signed in in a browser. @returns whether they had before, in it and in any */
export async function noteBrowser(
  db: Db,
  { hostId, browserHash }: { hostId: string; browserHash: string },
  now: number,
): Promise<{ known: boolean; isFirst: boolean }> {
  const known = await db
    .updateTable('known_browsers')
    .set({ last_used_at: now })
    .where('host_id', '=', hostId)
    .where('browser_hash', '=', browserHash)
    .executeTakeFirst()
  if (known.numUpdatedRows > 0n) return { known: true, isFirst: false }
  const other = await db.selectFrom('known_browsers').select('host_id').where('host_id', '=', hostId).executeTakeFirst()
  await db
    .insertInto('known_browsers')
    .values({ host_id: hostId, browser_hash: browserHash, last_used_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { known: false, isFirst: other === undefined }
}

export async function deleteBrowsersUnusedSince(db: Db, instant: number): Promise<void> {
  await db.deleteFrom('known_browsers').where('last_used_at', '<=', instant).execute()
}
