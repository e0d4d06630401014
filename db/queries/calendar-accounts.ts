import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from '../schema'
import type { CalendarAccountsTable } from '../tables/calendars'

const DAY_MS = 86_400_000

export type CalendarAccountRow = Selectable<CalendarAccountsTable>

export async function insertCalendarAccount(db: Db, row: Insertable<CalendarAccountsTable>): Promise<void> {
  await db.insertInto('calendar_accounts').values(row).execute()
}

/** Oldest first; also those that the host is leaving. */
export async function findCalendarAccounts(db: Db, hostId: string): Promise<CalendarAccountRow[]> {
  return db
    .selectFrom('calendar_accounts')
    .selectAll()
    .where('host_id', '=', hostId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function findCalendarAccount(db: Db, hostId: string, id: string): Promise<CalendarAccountRow | undefined> {
  return db
    .selectFrom('calendar_accounts')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** For the worker and the renewal of tokens, which know the id from our own rows. Other callers must pass the host. */
export async function findCalendarAccountById(db: Db, id: string): Promise<CalendarAccountRow | undefined> {
  return db.selectFrom('calendar_accounts').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findCalendarAccountByKey(
  db: Db,
  hostId: string,
  { provider, accountKey }: { provider: CalendarAccountRow['provider']; accountKey: string },
): Promise<CalendarAccountRow | undefined> {
  return db
    .selectFrom('calendar_accounts')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('provider', '=', provider)
    .where('account_key', '=', accountKey)
    .executeTakeFirst()
}

/** Whether another host has connected the same account at the provider. */
export async function hasOtherAccount(
  db: Db,
  { provider, account_key, id }: Pick<CalendarAccountRow, 'provider' | 'account_key' | 'id'>,
): Promise<boolean> {
  const other = await db
    .selectFrom('calendar_accounts')
    .select('id')
    .where('provider', '=', provider)
    .where('account_key', '=', account_key)
    .where('id', '<>', id)
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

/** Google's grants that were refused about a week after their consent. */
export async function countWeeklyEndedGrants(db: Db): Promise<number> {
  const [from, until] = [6.5 * DAY_MS, 8 * DAY_MS]
  const { count } = await db
    .selectFrom('calendar_accounts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('provider', '=', 'google')
    .where('status', '=', 'reconnect_needed')
    .where(({ eb, ref }) => eb(eb('failing_since', '-', ref('granted_at')), '>=', from))
    .where(({ eb, ref }) => eb(eb('failing_since', '-', ref('granted_at')), '<=', until))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function updateCalendarAccount(
  db: Db,
  hostId: string,
  id: string,
  values: Updateable<CalendarAccountsTable>,
): Promise<void> {
  await db.updateTable('calendar_accounts').set(values).where('host_id', '=', hostId).where('id', '=', id).execute()
}

/** Its calendars, what was read from them, and what we know of our events there go with it. @returns whether there was one */
export async function deleteCalendarAccount(db: Db, hostId: string, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('calendar_accounts')
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** Takes the lease to renew the tokens, across all processes (T1). @returns whether it was free */
export async function takeTokenLease(db: Db, id: string, owner: string, now: number, until: number): Promise<boolean> {
  const result = await db
    .updateTable('calendar_accounts')
    .set({ refresh_lease_owner: owner, refresh_lease_until: until })
    .where('id', '=', id)
    .where('refresh_lease_until', '<=', now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function releaseTokenLease(db: Db, id: string, owner: string): Promise<void> {
  await db
    .updateTable('calendar_accounts')
    .set({ refresh_lease_owner: null, refresh_lease_until: 0 })
    .where('id', '=', id)
    .where('refresh_lease_owner', '=', owner)
    .execute()
}

/**
 * Compare-and-swap from `connected`: if several calls find that an account no longer lets us in, one notifies the host (T4).
 *
 * @param secret the refresh token or password, as it is stored, that was refused
 * @returns whether this call changed it
 */
export async function markCalendarReconnectNeeded(db: Db, id: string, secret: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('calendar_accounts')
    .set(({ fn, val }) => ({
      status: 'reconnect_needed',
      error: 'reconnect_needed',
      failing_since: fn.coalesce('failing_since', val(now)),
      updated_at: now,
    }))
    .where('id', '=', id)
    .where('status', '=', 'connected')
    .where(({ or, eb }) => or([eb('refresh_token', '=', secret), eb('password', '=', secret)]))
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/**
 * Accounts that are due and not being read, of hosts who can be booked: each host's first account comes before any host's second. Also those
 * that wait for their host, because what they mean changes after an hour.
 *
 * @param viewed hosts whose pages are being viewed: theirs are due once they were checked before `viewedBefore`
 */
export async function findDueCalendarAccounts(
  db: Db,
  now: number,
  { viewed, viewedBefore, limit, ofHost }: { viewed: string[]; viewedBefore: number; limit: number; ofHost: number },
): Promise<{ id: string; host_id: string }[]> {
  const due = db
    .selectFrom('calendar_accounts')
    .innerJoin('hosts', 'hosts.id', 'calendar_accounts.host_id')
    .select(({ fn }) => [
      'calendar_accounts.id',
      'calendar_accounts.host_id',
      'calendar_accounts.next_check_at',
      fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy('calendar_accounts.host_id').orderBy('calendar_accounts.next_check_at'))
        .as('turn'),
    ])
    .where(({ or, and, eb }) =>
      or([
        eb('calendar_accounts.next_check_at', '<=', now),
        and([
          eb('calendar_accounts.host_id', 'in', viewed.length > 0 ? viewed : ['']),
          eb('calendar_accounts.status', '=', 'connected'),
          or([eb('calendar_accounts.checked_at', 'is', null), eb('calendar_accounts.checked_at', '<=', viewedBefore)]),
        ]),
      ]),
    )
    .where('calendar_accounts.paused_until', '<=', now)
    .where('calendar_accounts.lease_until', '<=', now)
    .where('hosts.suspended_at', 'is', null)
    .where('hosts.email_verified_at', 'is not', null)
  return db
    .selectFrom(due.as('due'))
    .select(['due.id', 'due.host_id'])
    .where('due.turn', '<=', ofHost)
    .orderBy('due.turn')
    .orderBy('due.next_check_at')
    .limit(limit)
    .execute()
}

/** Takes the lease to read an account, across all processes. @returns whether it was free */
export async function takeReadLease(
  db: Db,
  { hostId, id, owner, now, until }: { hostId: string; id: string; owner: string; now: number; until: number },
): Promise<boolean> {
  const result = await db
    .updateTable('calendar_accounts')
    .set({ lease_owner: owner, lease_until: until })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('lease_until', '<=', now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Keeps the lease of a read that goes on; does nothing if another owner has it by now. */
export async function extendReadLease(
  db: Db,
  { hostId, id, owner }: { hostId: string; id: string; owner: string },
  until: number,
): Promise<void> {
  await db
    .updateTable('calendar_accounts')
    .set({ lease_until: until })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('lease_owner', '=', owner)
    .execute()
}

/**
 * Stores the outcome of a read and releases the lease. A read that somebody asked for meanwhile stays due.
 *
 * @param startedAt when the read began
 * @returns whether the lease was still held
 */
export async function settleRead(
  db: Db,
  { hostId, id, owner, startedAt }: { hostId: string; id: string; owner: string; startedAt: number },
  { next_check_at, ...values }: Updateable<CalendarAccountsTable> & { next_check_at: number },
): Promise<boolean> {
  const result = await db
    .updateTable('calendar_accounts')
    .set(({ eb, ref }) => ({
      ...values,
      lease_owner: null,
      lease_until: 0,
      next_check_at: eb
        .case()
        .when(eb.and([eb('next_check_at', '>', startedAt), eb('next_check_at', '<', next_check_at)]))
        .then(ref('next_check_at'))
        .else(next_check_at)
        .end(),
    }))
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('lease_owner', '=', owner)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** The next round reads it, whatever was planned. */
export async function markReadDue(db: Db, hostId: string, id: string, now: number): Promise<void> {
  // Later than the start of a read that is going on, which may have missed the cause.
  await db
    .updateTable('calendar_accounts')
    .set({ next_check_at: now + 1 })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .execute()
}

/** Disconnected accounts whose events are still being taken out. */
export async function findLeavingAccounts(db: Db): Promise<CalendarAccountRow[]> {
  return db.selectFrom('calendar_accounts').selectAll().where('status', '=', 'leaving').limit(200).execute()
}

/** For the operator: accounts by provider and state, which is `ok` or the reason of the last failure. */
export async function countCalendarAccounts(
  db: Db,
): Promise<{ provider: string; state: string; count: number; oldestReadAt: number }[]> {
  const rows = await db
    .selectFrom('calendar_accounts')
    .select(({ fn, val }) => [
      'provider',
      fn.coalesce('error', val('ok')).as('state'),
      fn.countAll().as('count'),
      fn.min(fn.coalesce('checked_at', 'created_at')).as('oldest'),
    ])
    .groupBy(['provider', 'error'])
    .execute()
  return rows.map(({ provider, state, count, oldest }) => ({
    ...{ provider, state: String(state), count: Number(count), oldestReadAt: Number(oldest) },
  }))
}
