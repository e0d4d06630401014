import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { saveQuotas, type TenantQuotas } from '#db/queries/tenant-quotas'
import { findTenant } from '#db/queries/tenants'
import type { DB } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'

const MAX_QUOTA = 1_000_000

/** A typed quota; empty: the default. @returns undefined for anything but a whole number */
export function readQuota(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  return /^\d{1,7}$/.test(text) && Number(text) <= MAX_QUOTA ? Number(text) : undefined
}

/** @returns whether there is such a tenant */
export async function changeQuotas(
  db: Kysely<DB>,
  { id, operatorId, quotas }: { id: string; operatorId: string; quotas: TenantQuotas },
  now: number,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    if (!(await findTenant(tx, id, now))) return false
    await saveQuotas(tx, id, quotas, now)
    await recordAudit(tx, { act: 'quotas_changed', hostId: id, actor: { kind: 'operator', id: operatorId } }, now)
    return true
  })
}
