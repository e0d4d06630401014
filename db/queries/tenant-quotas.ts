import type { Db } from '../schema'

export interface TenantQuotas {
  bookingsPerDay: number | null
  mailsPerDay: number | null
}

export async function findQuotas(db: Db, hostId: string): Promise<TenantQuotas | undefined> {
  return db
    .selectFrom('tenant_quotas')
    .select(['bookings_per_day as bookingsPerDay', 'mails_per_day as mailsPerDay'])
    .where('host_id', '=', hostId)
    .executeTakeFirst()
}

export async function saveQuotas(db: Db, hostId: string, quotas: TenantQuotas, now: number): Promise<void> {
  const values = { bookings_per_day: quotas.bookingsPerDay, mails_per_day: quotas.mailsPerDay, updated_at: now }
  await db
    .insertInto('tenant_quotas')
    .values({ host_id: hostId, ...values })
    .onConflict((conflict) => conflict.column('host_id').doUpdateSet(values))
    .execute()
}

/** Of a host's event types, also those that a team's members have taken. */
export async function countBookingsSince(db: Db, hostId: string, since: number): Promise<number> {
  const { count } = await db
    .selectFrom('bookings')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('event_type_id', 'in', db.selectFrom('event_types').select('id').where('host_id', '=', hostId))
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(count)
}
