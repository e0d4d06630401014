import type { Db } from '../schema'
import type { BlockedSendersTable } from '../tables/operator'

type Kind = BlockedSendersTable['kind']

/** @param hostId null: the operator's list */
export async function findBlockedSenders(db: Db, hostId: string | null) {
  return db
    .selectFrom('blocked_senders')
    .select(['id', 'kind', 'value', 'created_at as createdAt'])
    .where('host_id', hostId === null ? 'is' : '=', hostId)
    .orderBy('value')
    .execute()
}

/** @returns false if it was blocked already */
export async function insertBlockedSender(
  db: Db,
  { hostId, kind, value }: { hostId: string | null; kind: Kind; value: string },
  now: number,
): Promise<boolean> {
  const known = (await findBlockedSenders(db, hostId)).some((row) => row.kind === kind && row.value === value)
  if (known) return false
  await db.insertInto('blocked_senders').values({ host_id: hostId, kind, value, created_at: now }).execute()
  return true
}

/** @returns whose it was; undefined if this list has no such entry (S1) */
export async function deleteBlockedSender(db: Db, hostId: string | null, id: number): Promise<string | undefined> {
  const row = await db
    .deleteFrom('blocked_senders')
    .where('host_id', hostId === null ? 'is' : '=', hostId)
    .where('id', '=', id)
    .returning('value')
    .executeTakeFirst()
  return row?.value
}

/** @param hostId null: only the operator's list counts */
export async function findBlock(
  db: Db,
  hostId: string | null,
  { address, domains }: { address: string; domains: string[] },
): Promise<boolean> {
  const row = await db
    .selectFrom('blocked_senders')
    .select('id')
    .where(({ eb, or }) => or([eb('host_id', 'is', null), ...(hostId === null ? [] : [eb('host_id', '=', hostId)])]))
    .where(({ eb, or, and }) =>
      or([
        and([eb('kind', '=', 'address'), eb('value', '=', address)]),
        and([eb('kind', '=', 'domain'), eb('value', 'in', domains)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
