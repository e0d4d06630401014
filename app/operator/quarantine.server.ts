import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import {
  beginQuarantine,
  countComplaints,
  deleteComplaints,
  endQuarantine,
  settleStoppedMails,
} from '#db/queries/mail-complaints'
import { findTenant } from '#db/queries/tenants'
import type { DB, Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import { COMPLAINTS_COUNTED_MS } from '~/booking/changes/complain.server'
import { STOPPED_BY_OPERATOR } from '~/outbox/job'
import { DAY_MS } from '~/time/units'

export type QuarantineStep = 'stop' | 'release' | 'discard'

export async function readComplaints(db: Db, hostId: string, now: number) {
  return countComplaints(db, hostId, now - COMPLAINTS_COUNTED_MS)
}

/**
 * Stops a tenant's mails to others; or ends that, and sends what waited or discards it. What is so already stays.
 *
 * @returns whether there is such a tenant
 */
export async function changeQuarantine(
  db: Kysely<DB>,
  { id, operatorId, step }: { id: string; operatorId: string; step: QuarantineStep },
  now: number,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    if (!(await findTenant(tx, id, now))) return false
    const actor = { kind: 'operator', id: operatorId } as const
    if (step === 'stop') {
      if (await beginQuarantine(tx, id, 'operator', now))
        await recordAudit(tx, { act: 'mails_quarantined', hostId: id, actor }, now)
      return true
    }
    if (!(await endQuarantine(tx, id))) return true
    await deleteComplaints(tx, id)
    const stopped = { hostId: id, error: STOPPED_BY_OPERATOR, discard: step === 'discard', deadlineAt: now + DAY_MS }
    await settleStoppedMails(tx, stopped, now)
    await recordAudit(tx, { act: step === 'discard' ? 'mails_discarded' : 'mails_released', hostId: id, actor }, now)
    return true
  })
}
