import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../schema'

/** How much of a budget is in use. Subjects are counted and never named. */
export interface BudgetFigures {
  /** The most that one subject has used. */
  highest: number
  /** Subjects that have used much of it, but not all. */
  near: number
  usedUp: number
}

/** The time in which uses count: after `dayAgo`; later than `latest` is from a clock that was set back since. */
interface Day {
  dayAgo: number
  latest: number
}

/**
 * The mails of mailboxes that have not agreed: those that strangers caused, or those of established hosts about their bookings.
 * A mailbox with two of its three is near: it gets no further first mail.
 */
export async function findRecipientFigures(
  db: Db,
  kind: 'mail' | 'host',
  { dayAgo, latest }: Day,
): Promise<BudgetFigures> {
  const counts = (place: number) => {
    const at = sql.ref(`${kind}_${place}`)
    return sql`(${at} > ${dayAgo} and ${at} <= ${latest})`
  }
  const used = sql<number>`case when ${counts(3)} then 3 when ${counts(2)} then 2 when ${counts(1)} then 1 else 0 end`
  return figuresOf(
    await db
      .selectFrom('mail_recipients')
      .select([highest(used).as('highest'), rows(sql`${used} = 2`).as('near'), rows(sql`${used} = 3`).as('usedUp')])
      .where('agreed_at', 'is', null)
      .where('seen_at', '>', dayAgo)
      .executeTakeFirst(),
  )
}

/** The first mails of hosts, either of those with an account since `establishedAt` or of newer ones. */
export async function findTenantFigures(
  db: Db,
  cause: 'own' | 'visitors',
  { established, establishedAt, limit, near, day }: TenantBudget,
): Promise<BudgetFigures> {
  const used = sql<number>`tenant_mail_counts.${sql.ref(cause)}`
  const isEstablished = sql<boolean>`coalesce(hosts.email_verified_at <= ${establishedAt}, false)`
  return figuresOf(
    await db
      .selectFrom('tenant_mail_counts')
      .innerJoin('hosts', 'hosts.id', 'tenant_mail_counts.host_id')
      .select(figuresUpTo(used, limit, near))
      .where('began_at', '>', day.dayAgo)
      .where('began_at', '<=', day.latest)
      .where(established ? isEstablished : sql<boolean>`not ${isEstablished}`)
      .executeTakeFirst(),
  )
}

export interface TenantBudget {
  established: boolean
  establishedAt: number
  limit: number
  near: number
  day: Day
}

/** Counted requests whose keys begin with this text. @param ends when counts of the present window end */
export async function findCountedFigures(
  db: Db,
  prefix: string,
  { limit, near, ends }: { limit: number; near: number; ends: { after: number; latest: number } },
): Promise<BudgetFigures> {
  return figuresOf(
    await db
      .selectFrom('request_counts')
      .select(figuresUpTo(sql<number>`count`, limit, near))
      .where('key', 'like', `${prefix}%`)
      .where('ends_at', '>', ends.after)
      .where('ends_at', '<=', ends.latest)
      .executeTakeFirst(),
  )
}

/** What is asked beyond a limit is counted as well, but not used. */
function figuresUpTo(used: RawBuilder<number>, limit: number, near: number) {
  return [
    highest(sql<number>`case when ${used} > ${limit} then ${limit} else ${used} end`).as('highest'),
    rows(sql`${used} >= ${near} and ${used} < ${limit}`).as('near'),
    rows(sql`${used} >= ${limit}`).as('usedUp'),
  ] as const
}

function highest(used: RawBuilder<number>) {
  return sql<number | string | null>`max(${used})`
}

function rows(condition: RawBuilder<unknown>) {
  return sql<number | string | null>`sum(case when ${condition} then 1 else 0 end)`
}

function figuresOf(row: Record<keyof BudgetFigures, number | string | null> | undefined): BudgetFigures {
  const numberOf = (name: keyof BudgetFigures) => Number(row?.[name] ?? 0)
  return { highest: numberOf('highest'), near: numberOf('near'), usedUp: numberOf('usedUp') }
}
