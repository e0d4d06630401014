import type { Db } from '../schema'

const DAY_MS = 86_400_000

export async function findRetention(db: Db, hostId: string): Promise<number | null> {
  const row = await db.selectFrom('hosts').select('keep_people_days').where('id', '=', hostId).executeTakeFirstOrThrow()
  return row.keep_people_days
}

export async function setRetention(db: Db, hostId: string, days: number | null): Promise<void> {
  await db.updateTable('hosts').set({ keep_people_days: days }).where('id', '=', hostId).execute()
}

export async function findHostsWithRetention(db: Db): Promise<{ id: string; days: number }[]> {
  const rows = await db
    .selectFrom('hosts')
    .select(['id', 'keep_people_days'])
    .where('keep_people_days', 'is not', null)
    .execute()
  return rows.map(({ id, keep_people_days }) => ({ id, days: keep_people_days ?? 0 }))
}

/** A host's bookings that ended at least so many days ago and still have personal data, oldest first. */
export function findBookingsToForget(db: Db, hostId: string, { days, now }: { days: number; now: number }) {
  const before = now - days * DAY_MS
  return db
    .selectFrom('bookings')
    .select('id')
    .where('host_id', '=', hostId)
    .where('starts_at', '<', before)
    .where('ends_at', '<', before)
    .where('attendee_email', '<>', '')
    .orderBy('starts_at')
}

export async function countBookingsToForget(
  db: Db,
  hostId: string,
  time: { days: number; now: number },
): Promise<number> {
  const row = await db
    .selectFrom(findBookingsToForget(db, hostId, time).clearOrderBy().as('old'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
