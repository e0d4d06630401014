import { type Insertable, type SqlBool, sql } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { HeldBackMailsTable } from '../tables/mail-budgets'
import { CLOCKS_DIFFER_MS } from './request-counts'

/** The column that must be a day old for one more mail: of the second or the third last mail. */
type BudgetColumn = 'mail_2' | 'mail_3' | 'host_2' | 'host_3'

interface Taken {
  mailbox: string
  /** In lower case; a verified account of this address has agreed. */
  email: string
  now: number
  dayAgo: number
  /** A timestamp after this is from a clock that was set back since. */
  latest: number
}

/**
 * Counts one mail to a mailbox if its budget allows it: one statement, so that concurrent processes never exceed the budget. A
 * mailbox that has agreed is counted and never refused.
 *
 * @returns whether the mailbox has agreed; undefined when the budget is used up
 */
export async function takeMailBudget(
  db: Db,
  column: BudgetColumn,
  taken: Taken,
): Promise<{ agreed: boolean } | undefined> {
  const [row] = await takings[column](db, { ...taken })
  return row && { agreed: row.agreed_at !== null }
}

const takings = {
  mail_2: taking('mail_2'),
  mail_3: taking('mail_3'),
  host_2: taking('host_2'),
  host_3: taking('host_3'),
}

function taking(column: BudgetColumn) {
  const [first, second, third] = column.startsWith('host')
    ? (['host_1', 'host_2', 'host_3'] as const)
    : (['mail_1', 'mail_2', 'mail_3'] as const)
  return prepareQuery((db, { mailbox, email, now, dayAgo, latest }: Taken & Record<string, unknown>) =>
    db
      .insertInto('mail_recipients')
      .values(({ selectFrom }) => ({
        mailbox,
        agreed_at: selectFrom('hosts')
          .select('email_verified_at')
          .where('email', '=', email)
          .where('email_verified_at', 'is not', null),
        [first]: now,
        seen_at: now,
      }))
      .onConflict((conflict) =>
        conflict
          .column('mailbox')
          .doUpdateSet({
            agreed_at: sql<number | null>`coalesce(mail_recipients.agreed_at, excluded.agreed_at)`,
            [first]: sql<number>`excluded.${sql.ref(first)}`,
            [second]: sql<number>`mail_recipients.${sql.ref(first)}`,
            [third]: sql<number>`mail_recipients.${sql.ref(second)}`,
            seen_at: sql<number>`excluded.seen_at`,
          })
          .where(
            sql<SqlBool>`coalesce(mail_recipients.agreed_at, excluded.agreed_at) is not null
              or mail_recipients.${sql.ref(column)} <= ${dayAgo} or mail_recipients.${sql.ref(column)} > ${latest}`,
          ),
      )
      .returning('agreed_at'),
  )
}

/** @param email in lower case; a verified account of this address has agreed */
export async function findAgreement(db: Db, { mailbox, email }: { mailbox: string; email: string }): Promise<boolean> {
  const recipient = await db
    .selectFrom('mail_recipients')
    .select('agreed_at')
    .where('mailbox', '=', mailbox)
    .where('agreed_at', 'is not', null)
    .executeTakeFirst()
  if (recipient) return true
  const account = await db
    .selectFrom('hosts')
    .select('id')
    .where('email', '=', email)
    .where('email_verified_at', 'is not', null)
    .executeTakeFirst()
  return account !== undefined
}

/** Records that the mailbox has agreed to our mails. */
export async function markAgreed(db: Db, mailbox: string, now: number): Promise<void> {
  await db
    .insertInto('mail_recipients')
    .values({ mailbox, agreed_at: now, seen_at: now })
    .onConflict((conflict) =>
      conflict.column('mailbox').doUpdateSet({
        agreed_at: sql<number>`coalesce(mail_recipients.agreed_at, excluded.agreed_at)`,
        seen_at: sql<number>`excluded.seen_at`,
      }),
    )
    .execute()
}

/**
 * Counts one first mail of a host to an address that has not agreed, unless the day's budget is used up.
 *
 * @returns whether the budget allowed it
 */
export async function takeTenantBudget(
  db: Db,
  {
    hostId,
    cause,
    most,
    now,
    dayAgo,
  }: { hostId: string; cause: 'own' | 'visitors'; most: number; now: number; dayAgo: number },
): Promise<boolean> {
  const other = cause === 'own' ? 'visitors' : 'own'
  const over = sql`tenant_mail_counts.began_at <= ${dayAgo} or tenant_mail_counts.began_at > ${now + CLOCKS_DIFFER_MS}`
  const row = await db
    .insertInto('tenant_mail_counts')
    .values({ host_id: hostId, began_at: now, own: 0, visitors: 0, [cause]: 1 })
    .onConflict((conflict) =>
      conflict
        .column('host_id')
        .doUpdateSet({
          began_at: sql<number>`case when ${over} then excluded.began_at else tenant_mail_counts.began_at end`,
          [cause]: sql<number>`case when ${over} then 1 else tenant_mail_counts.${sql.ref(cause)} + 1 end`,
          [other]: sql<number>`case when ${over} then 0 else tenant_mail_counts.${sql.ref(other)} end`,
        })
        .where(sql<SqlBool>`(${over}) or tenant_mail_counts.${sql.ref(cause)} < ${most}`),
    )
    .returning('host_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertHeldBack(db: Db, rows: Insertable<HeldBackMailsTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('held_back_mails').values(rows).execute()
}

/** Mails about the present state of a booking that were held back: not reminders, and nothing that follows the meeting. */
export async function findHeldBack(db: Db, bookingId: string, sequence: number) {
  return heldBack(db, { bookingId, sequence })
}

const heldBack = prepareQuery((db, { bookingId, sequence }: { bookingId: string; sequence: number }) =>
  db
    .selectFrom('held_back_mails')
    .select(['mail', 'recipient', 'reason'])
    .where('booking_id', '=', bookingId)
    .where('sequence', '=', sequence)
    .where('mail', 'not like', 'reminder%')
    .where('mail', 'not like', 'follow-up-%')
    .where('mail', '<>', 'recording'),
)

/** How many mails were held back since then, by mail and reason. */
export async function countHeldBack(db: Db, since: number) {
  const rows = await db
    .selectFrom('held_back_mails')
    .select(['mail', 'reason', sql<number>`count(*)`.as('count')])
    .where('at', '>', since)
    .groupBy(['mail', 'reason'])
    .execute()
  return rows.map(({ mail, reason, count }) => ({ mail, reason, count: Number(count) }))
}

/** In the order of their reasons. @param since 0 for all that is kept */
export async function countHeldBackByReason(db: Db, since = 0) {
  const rows = await db
    .selectFrom('held_back_mails')
    .select(['reason', sql<number>`count(*)`.as('count')])
    .where('at', '>', since)
    .groupBy('reason')
    .orderBy('reason')
    .execute()
  return rows.map(({ reason, count }) => ({ reason, count: Number(count) }))
}

/** Deletes mailboxes without mails for a long time; those that have agreed are kept longer. */
export async function deleteOldMailCounts(
  db: Db,
  { counts, agreed, held }: { counts: number; agreed: number; held: number },
) {
  await db.deleteFrom('mail_recipients').where('seen_at', '<', counts).where('agreed_at', 'is', null).execute()
  await db.deleteFrom('mail_recipients').where('seen_at', '<', agreed).execute()
  await db.deleteFrom('held_back_mails').where('at', '<', held).execute()
}
