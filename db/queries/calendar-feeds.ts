import type { Db } from '../schema'

export async function findFeedNames(db: Db, hostId: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('calendar_feeds').select(['id', 'name']).where('host_id', '=', hostId).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
