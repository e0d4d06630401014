import type { Db } from '../schema'

export async function findSubscribeSecret(db: Db, hostId: string): Promise<string | null> {
  const row = await db.selectFrom('subscribe_feeds').select('secret').where('host_id', '=', hostId).executeTakeFirst()
  return row?.secret ?? null
}

/** The host whose bookings a feed shows. A suspended host's feed is not found. */
export async function findHostBySubscribeSecret(db: Db, secretHash: string): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('subscribe_feeds')
    .innerJoin('hosts', 'hosts.id', 'subscribe_feeds.host_id')
    .select('hosts.id')
    .where('secret_hash', '=', secretHash)
    .where('hosts.suspended_at', 'is', null)
    .executeTakeFirst()
}

/** The old secret, if there was one, becomes invalid. */
export async function replaceSubscribeSecret(
  db: Db,
  hostId: string,
  { hash, sealed }: { hash: string; sealed: string },
  now: number,
): Promise<void> {
  const values = { secret_hash: hash, secret: sealed, created_at: now }
  await db
    .insertInto('subscribe_feeds')
    .values({ host_id: hostId, ...values })
    .onConflict((conflict) => conflict.column('host_id').doUpdateSet(values))
    .execute()
}

export async function deleteSubscribeSecret(db: Db, hostId: string): Promise<void> {
  await db.deleteFrom('subscribe_feeds').where('host_id', '=', hostId).execute()
}
