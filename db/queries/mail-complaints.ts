import type { Db } from '../schema'
import type { MailComplaintsTable, MailQuarantinesTable } from '../tables/operator'

type Kind = MailComplaintsTable['kind']

/** A mailbox counts once for each tenant and kind, however often it complains. */
export async function insertComplaint(
  db: Db,
  { hostId, kind, mailbox }: { hostId: string; kind: Kind; mailbox: string },
  now: number,
): Promise<void> {
  await db
    .insertInto('mail_complaints')
    .values({ host_id: hostId, kind, mailbox, at: now })
    .onConflict((conflict) => conflict.columns(['host_id', 'kind', 'mailbox']).doUpdateSet({ at: now }))
    .execute()
}

/** The mailboxes that complained since then. */
export async function countComplaints(db: Db, hostId: string, since: number): Promise<Record<Kind, number>> {
  const rows = await db
    .selectFrom('mail_complaints')
    .select(({ fn }) => ['kind', fn.countAll().as('count')])
    .where('host_id', '=', hostId)
    .where('at', '>', since)
    .groupBy('kind')
    .execute()
  const of = (kind: Kind) => Number(rows.find((row) => row.kind === kind)?.count ?? 0)
  return { bounce: of('bounce'), report: of('report') }
}

/** Mails to others that a server has accepted since then. */
export async function countMailsToOthers(db: Db, hostId: string, since: number): Promise<number> {
  const { count } = await db
    .selectFrom('sent_mails')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('host_id', '=', hostId)
    .where('accepted_at', '>', since)
    .where('recipient', '<>', 'host')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Released tenants begin anew. */
export async function deleteComplaints(db: Db, hostId: string): Promise<void> {
  await db.deleteFrom('mail_complaints').where('host_id', '=', hostId).execute()
}

export async function deleteComplaintsBefore(db: Db, before: number): Promise<void> {
  await db.deleteFrom('mail_complaints').where('at', '<', before).execute()
}

export async function findQuarantine(db: Db, hostId: string): Promise<MailQuarantinesTable | undefined> {
  return db.selectFrom('mail_quarantines').selectAll().where('host_id', '=', hostId).executeTakeFirst()
}

/** @returns whether it begins now */
export async function beginQuarantine(
  db: Db,
  hostId: string,
  cause: MailQuarantinesTable['cause'],
  now: number,
): Promise<boolean> {
  const result = await db
    .insertInto('mail_quarantines')
    .values({ host_id: hostId, cause, began_at: now })
    .onConflict((conflict) => conflict.column('host_id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) === 1
}

/** @returns whether there was one */
export async function endQuarantine(db: Db, hostId: string): Promise<boolean> {
  const result = await db.deleteFrom('mail_quarantines').where('host_id', '=', hostId).executeTakeFirst()
  return result.numDeletedRows === 1n
}

/** Jobs that were stopped are queued again, also those whose deadline passed meanwhile; or they are discarded. @returns how many */
export async function settleStoppedMails(
  db: Db,
  { hostId, error, discard, deadlineAt }: { hostId: string; error: string; discard: boolean; deadlineAt: number },
  now: number,
): Promise<number> {
  const values = discard
    ? ({ state: 'discarded', updated_at: now } as const)
    : ({ state: 'queued', run_at: now, deadline_at: deadlineAt, updated_at: now } as const)
  const result = await db
    .updateTable('jobs')
    .set(values)
    .where('host_id', '=', hostId)
    .where('state', 'in', ['queued', 'failed'])
    .where('last_error', '=', error)
    .where('lease_until', '<=', now)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
