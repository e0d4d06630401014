import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { beginQuarantine, countComplaints, countMailsToOthers, insertComplaint } from '#db/queries/mail-complaints'
import type { DB } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import { DAY_MS } from '~/time/units'

/** Complaints of this time count, by how many different mailboxes complained. */
export const COMPLAINTS_COUNTED_MS = 7 * DAY_MS
export const MAX_REPORTS = 3
export const MAX_BOUNCES = 10
/** So many bounces are usual for a tenant with many mails. */
const USUAL_BOUNCES_PERCENT = 10

/**
 * Notes that a reader reported a tenant's mail, or that a server refused it for good. Beyond a threshold all mails of the tenant to others
 * wait for the operator (S16).
 */
export async function complainAboutMail(
  db: Kysely<DB>,
  complaint: { hostId: string; kind: 'bounce' | 'report'; mailbox: string },
  now: number,
): Promise<void> {
  const { hostId } = complaint
  await inTransaction(db, async (tx) => {
    await insertComplaint(tx, complaint, now)
    const since = now - COMPLAINTS_COUNTED_MS
    const { bounce, report } = await countComplaints(tx, hostId, since)
    const tooManyBounces =
      bounce >= MAX_BOUNCES && bounce * 100 >= (await countMailsToOthers(tx, hostId, since)) * USUAL_BOUNCES_PERCENT
    const cause = report >= MAX_REPORTS ? 'reports' : tooManyBounces ? 'bounces' : null
    if (cause && (await beginQuarantine(tx, hostId, cause, now)))
      await recordAudit(tx, { act: 'mails_quarantined', hostId, actor: { kind: 'system' } }, now)
  })
}
