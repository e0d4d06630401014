import { type SqlBool, sql } from 'kysely'
import type { Db } from '../schema'

export interface TenantPlace {
  at: number
  id: string
}

/** A host as the operator sees them, or the public page of a team: no word of an attendee is among these columns. */
export type TenantRow = Awaited<ReturnType<typeof findTenants>>[number]

interface Found {
  search: string
  suspendedOnly: boolean
  after: TenantPlace | undefined
  limit: number
  since: number
}

/** Newest first. `since`: from when recent bookings and mails are counted. */
export async function findTenants(db: Db, { search, suspendedOnly, after, limit, since }: Found) {
  let query = tenants(db, since)
  if (search !== '') query = query.where(isLike(search))
  if (suspendedOnly) query = query.where('hosts.suspended_at', 'is not', null)
  if (after)
    query = query.where(({ eb, and, or }) =>
      or([
        eb('hosts.created_at', '<', after.at),
        and([eb('hosts.created_at', '=', after.at), eb('hosts.id', '<', after.id)]),
      ]),
    )
  return query.orderBy('hosts.created_at', 'desc').orderBy('hosts.id', 'desc').limit(limit).execute()
}

export async function findTenant(db: Db, id: string, since: number) {
  return tenants(db, since).where('hosts.id', '=', id).executeTakeFirst()
}

/** In names, addresses and handles, without case as far as the databases agree about it. */
function isLike(search: string) {
  const pattern = `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return sql<SqlBool>`(lower(hosts.name) like ${pattern} escape '\\' or hosts.email like ${pattern} escape '\\'
    or hosts.handle like ${pattern} escape '\\')`
}

function tenants(db: Db, since: number) {
  return db
    .selectFrom('hosts')
    .leftJoin('teams as page', 'page.host_id', 'hosts.id')
    .leftJoin('team_members as member', 'member.host_id', 'hosts.id')
    .leftJoin('teams as team', 'team.id', 'member.team_id')
    .leftJoin('mail_quarantines as quarantine', 'quarantine.host_id', 'hosts.id')
    .leftJoin('tenant_quotas as quota', 'quota.host_id', 'hosts.id')
    .where(({ eb, or }) => or([eb('hosts.is_team', '=', 0), eb('page.id', 'is not', null)]))
    .select([
      ...(['hosts.id', 'hosts.name', 'hosts.handle', 'hosts.is_team', 'hosts.email_verified_at'] as const),
      ...(['hosts.suspended_at', 'hosts.created_at', 'hosts.locale', 'hosts.time_zone'] as const),
      ...(['team.name as team_name', 'member.role as team_role'] as const),
      ...(['quarantine.cause as quarantine_cause', 'quarantine.began_at as quarantine_began_at'] as const),
      ...(['quota.bookings_per_day as quota_bookings_per_day'] as const),
      'quota.mails_per_day as quota_mails_per_day',
    ])
    .select(({ selectFrom, ref, fn }) => [
      sql<string>`case when hosts.is_team = 1 then '' else hosts.email end`.as('email'),
      selectFrom('bookings').select(fn.countAll().as('n')).whereRef('host_id', '=', ref('hosts.id')).as('bookings'),
      selectFrom('bookings')
        .select(fn.countAll().as('n'))
        .whereRef('host_id', '=', ref('hosts.id'))
        .where('created_at', '>', since)
        .as('recent_bookings'),
      selectFrom('event_types')
        .select(fn.countAll().as('n'))
        .whereRef('host_id', '=', ref('hosts.id'))
        .as('event_types'),
      selectFrom('sent_mails')
        .select(fn.countAll().as('n'))
        .whereRef('host_id', '=', ref('hosts.id'))
        .where('accepted_at', '>', since)
        .as('recent_mails'),
      selectFrom('goto_connections')
        .select('status')
        .whereRef('host_id', '=', ref('hosts.id'))
        .where('status', '<>', 'offered')
        .limit(1)
        .as('goto_status'),
      selectFrom('calendar_accounts')
        .select(fn.countAll().as('n'))
        .whereRef('host_id', '=', ref('hosts.id'))
        .as('calendar_accounts'),
      selectFrom('calendar_accounts')
        .select(fn.countAll().as('n'))
        .whereRef('host_id', '=', ref('hosts.id'))
        .where('status', '=', 'reconnect_needed')
        .as('broken_calendars'),
      selectFrom('webhooks').select(fn.countAll().as('n')).whereRef('host_id', '=', ref('hosts.id')).as('webhooks'),
      selectFrom('api_keys')
        .select(fn.countAll().as('n'))
        .whereRef('host_id', '=', ref('hosts.id'))
        .where('revoked_at', 'is', null)
        .as('api_keys'),
      selectFrom('audit_entries')
        .select((of) => of.fn.max('audit_entries.at').as('at'))
        .whereRef('actor_id', '=', ref('hosts.id'))
        .as('last_seen_at'),
      selectFrom('jobs')
        .select(fn.countAll().as('n'))
        .whereRef('host_id', '=', ref('hosts.id'))
        .where('state', '=', 'failed')
        .as('failed_jobs'),
    ])
}

/** @returns whether there was such a tenant, and whether this changed it */
export async function setSuspended(db: Db, id: string, suspendedAt: number | null, now: number): Promise<boolean> {
  const result = await db
    .updateTable('hosts')
    .set({ suspended_at: suspendedAt, updated_at: now })
    .where('id', '=', id)
    .where('suspended_at', suspendedAt === null ? 'is not' : 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
