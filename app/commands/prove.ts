import { existsSync } from 'node:fs'
import { type Connection, connect, databaseFile } from '#db/connection'
import { findVersion, LATEST_VERSION } from '#db/migrate'
import { findMissingGuards, findOwnDamage } from '#db/queries/database-damage'
import { countHeldBackByReason } from '#db/queries/mail-budgets'
import { findSealedValues } from '#db/queries/sealed-values'
import { countTables, findViolations, RULES } from '#db/queries/violations'
import type { Db } from '#db/schema'
import type { Env } from '~/env.server'
import { type BudgetName, findBudgetUse } from '~/limits/budget-use.server'
import { Keyring } from '~/security/sealed-text.server'
import { hashToken } from '~/security/tokens.server'
import { systemClock } from '~/time/system-time'
import { DAY_MS } from '~/time/units'
import { refuse, say } from './say'

export interface Finding {
  invariant: string
  rule: string
  breaches: string[]
}

/**
 * `npm run prove`: checks every invariant over the whole database, with one line each and counts. @returns the exit code: 1 on
 * any violation
 */
export async function proveCommand(_args: string[], env: Pick<Env, 'DATABASE_URL' | 'APP_SECRET'>): Promise<number> {
  const file = databaseFile(env.DATABASE_URL)
  if (file && !existsSync(file)) return refuse(`There is no database at ${file} yet.`)
  const connection = connect(env.DATABASE_URL)
  try {
    const version = await findVersion(connection)
    if (version !== LATEST_VERSION)
      return refuse(`The database has schema ${version}, this program knows ${LATEST_VERSION}: run "npm start" first.`)
    const findings = await proveAll(connection, new Keyring(env.APP_SECRET))
    for (const { invariant, rule, breaches } of findings) {
      say(`${breaches.length === 0 ? 'ok    ' : 'BREACH'} ${invariant.padEnd(4)} ${rule}`)
      for (const breach of breaches) say(`            ${breach}`)
    }
    const counts = Object.entries(await countTables(connection.db)).map(
      ([table, count]) => `${count} ${table.replaceAll('_', ' ')}`,
    )
    await sayBudgets(connection.db, systemClock())
    const broken = findings.filter(({ breaches }) => breaches.length > 0).length
    say(`${findings.length} rules over ${counts.join(', ')}: ${broken === 0 ? 'all hold' : `${broken} broken`}.`)
    return broken === 0 ? 0 : 1
  } finally {
    await connection.close()
  }
}

const BUDGET_TITLES: Record<BudgetName, string> = {
  recipient: 'a recipient, caused by strangers',
  recipient_later: 'a recipient, more about a booking by its host',
  network: 'the visitors of a network',
  tenant_own: 'a host, caused by themselves',
  tenant_visitors: 'a host, caused by visitors',
  new_tenant_own: 'a new host, caused by themselves',
  new_tenant_visitors: 'a new host, caused by visitors',
}

/** How much of the mail budgets is in use, and what they held back. Subjects are counted, never named. */
export async function sayBudgets(db: Db, now: number): Promise<void> {
  say('Mail budgets in 24 hours:')
  for (const { budget, used, limit, near, usedUp } of await findBudgetUse(db, now))
    say(`       ${BUDGET_TITLES[budget]}: highest ${used} of ${limit}; ${near} near the limit, ${usedUp} at it`)
  const of = (rows: { reason: string; count: number }[]) =>
    rows.length === 0 ? 'none' : rows.map(({ reason, count }) => `${count} by that of the ${reason}`).join(', ')
  say(`Held back by budgets in 24 hours: ${of(await countHeldBackByReason(db, now - DAY_MS))}.`)
  say(`Held back by budgets: ${of(await countHeldBackByReason(db))}.`)
}

export async function proveAll(
  { db, dialect }: Pick<Connection, 'db' | 'dialect'>,
  keyring: Keyring,
): Promise<Finding[]> {
  const findings: Finding[] = [
    {
      invariant: 'D1',
      rule: 'the database finds nothing wrong with itself',
      breaches: await findOwnDamage(db, dialect),
    },
    { invariant: 'B2', rule: 'the database itself refuses overlaps', breaches: await findMissingGuards(db, dialect) },
  ]
  for (const rule of RULES) findings.push({ ...rule, breaches: await findViolations(db, rule) })
  findings.push({
    invariant: 'T5',
    rule: 'every sealed text opens in its place, and nowhere else',
    breaches: await findUnopened(db, keyring),
  })
  return findings
}

async function findUnopened(db: Connection['db'], keyring: Keyring): Promise<string[]> {
  const breaches: string[] = []
  for await (const { place, sealed, context, hash } of findSealedValues(db)) {
    const text = openOrNull(keyring, sealed, context)
    if (text === null) breaches.push(`${place} does not open`)
    else if (hash && hashToken(text) !== hash) breaches.push(`${place} is not the one that its hash names`)
  }
  return breaches
}

function openOrNull(keyring: Keyring, sealed: string, context: string): string | null {
  try {
    return keyring.open(sealed, context)
  } catch {
    // Any decryption error is damage to report, not a reason to stop checking.
    return null
  }
}
