import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { findTenant, findTenants, setSuspended, type TenantPlace, type TenantRow } from '#db/queries/tenants'
import type { DB, Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import { DAY_MS } from '~/time/units'
import { cutLogPage } from '~/ui/log-pages'

const SHOWN = 50
/** What "lately" means for bookings and mails. */
const RECENT_MS = 30 * DAY_MS

/** A tenant for the operator: counts and states, and nothing about any attendee. */
export interface Tenant {
  id: string
  name: string
  handle: string
  email: string
  isTeam: boolean
  team: { name: string; role: string } | null
  verified: boolean
  suspendedAt: number | null
  createdAt: number
  lastSeenAt: number | null
  goto: 'connected' | 'reconnect_needed' | 'not_connected'
  calendars: { accounts: number; broken: number }
  counts: Record<
    'bookings' | 'recentBookings' | 'recentMails' | 'eventTypes' | 'webhooks' | 'apiKeys' | 'failedJobs',
    number
  >
  quarantine: { cause: 'bounces' | 'reports' | 'operator'; beganAt: number } | null
  quotas: { bookingsPerDay: number | null; mailsPerDay: number | null }
}

export interface TenantFilter {
  search: string
  suspendedOnly: boolean
}

export async function listTenants(db: Db, filter: TenantFilter, after: TenantPlace | undefined, now: number) {
  const found = await findTenants(db, { ...filter, after, limit: SHOWN + 1, since: now - RECENT_MS })
  const { rows, older } = cutLogPage(found, SHOWN, ({ created_at: at, id }) => ({ at, id }))
  return { tenants: rows.map(tenantFromRow), older }
}

export async function readTenant(db: Db, id: string, now: number): Promise<Tenant | null> {
  const row = await findTenant(db, id, now - RECENT_MS)
  return row ? tenantFromRow(row) : null
}

/** Suspends a tenant or resumes it; what is so already stays. @returns whether there is such a tenant */
export async function suspendTenant(
  db: Kysely<DB>,
  { id, operatorId, suspend }: { id: string; operatorId: string; suspend: boolean },
  now: number,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    if (!(await findTenant(tx, id, now))) return false
    if (await setSuspended(tx, id, suspend ? now : null, now)) {
      const act = suspend ? 'account_suspended' : 'account_resumed'
      await recordAudit(tx, { act, hostId: id, actor: { kind: 'operator', id: operatorId } }, now)
    }
    return true
  })
}

function tenantFromRow(row: TenantRow): Tenant {
  return {
    id: row.id,
    name: row.name,
    handle: row.handle,
    email: row.email,
    isTeam: row.is_team === 1,
    team: row.team_name === null ? null : { name: row.team_name, role: row.team_role ?? 'member' },
    verified: row.email_verified_at !== null,
    suspendedAt: row.suspended_at,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at === null ? null : Number(row.last_seen_at),
    goto: row.goto_status === 'connected' || row.goto_status === 'reconnect_needed' ? row.goto_status : 'not_connected',
    calendars: { accounts: Number(row.calendar_accounts), broken: Number(row.broken_calendars) },
    counts: {
      bookings: Number(row.bookings),
      recentBookings: Number(row.recent_bookings),
      recentMails: Number(row.recent_mails),
      eventTypes: Number(row.event_types),
      webhooks: Number(row.webhooks),
      apiKeys: Number(row.api_keys),
      failedJobs: Number(row.failed_jobs),
    },
    quarantine:
      row.quarantine_cause === null ? null : { cause: row.quarantine_cause, beganAt: row.quarantine_began_at ?? 0 },
    quotas: {
      bookingsPerDay: row.quota_bookings_per_day,
      mailsPerDay: row.quota_mails_per_day,
    },
  }
}
