import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { connect } from '#db/connection'
import { migrate } from '#db/migrate'
import { bundleProgram } from '#tests/setup/bundle-program'
import { type PostgresOfRun, postgresOfRun } from '#tests/setup/postgres-of-run'
import { type BudgetName, findBudgetUse } from '~/limits/budget-use.server'
import type { HoldReason, PlannedMail } from '~/limits/recipient-budget.server'
import type { BudgetQuestion } from './budget-process'

const PROCESSES = 4
const NOW = Date.UTC(2026, 10, 2, 9)
const VICTIM = 'victim@stranger.example'

let postgres: PostgresOfRun
/** All tests ask the same ones. */
let children: ChildProcess[]
beforeAll(async () => {
  postgres = await postgresOfRun()
  const program = await bundleProgram('tests/proofs/budget-process.ts')
  children = await Promise.all(Array.from({ length: PROCESSES }, () => aBudgetProcess(program)))
})
afterAll(async () => {
  await Promise.all(children.map(end))
})

describe.each(['SQLite', 'PostgreSQL'] as const)(
  'a mail budget that several processes share, on %s (S16)',
  (database) => {
    it('gives a recipient two first mails and one later one, however many processes ask at once', async () => {
      const { ask, held } = await processes(database)
      const first = await ask(40, (n) => ({ address: `victim+${n}@stranger.example` }))
      expect(sent(first)).toBe(2)
      expect(sent(await ask(40, () => ({ address: VICTIM, rank: 'later', mail: 'cancelled' })))).toBe(1)
      expect(sent(await ask(40, () => ({ address: VICTIM, rank: 'account', mail: 'verify-email' })))).toBe(0)
      expect(await held('recipient')).toBe(38 + 39 + 40)
    })

    it('gives a new host thirty strangers a day, and a network two hundred', async () => {
      const { ask, held, use } = await processes(database)
      expect(sent(await ask(60, (n) => ({ address: `own${n}@example.org`, cause: 'host' })))).toBe(30)
      expect(await held('tenant')).toBe(30)
      expect(sent(await ask(240, (n) => ({ address: `visitor${n}@example.org` })))).toBe(200)
      expect(await held('network')).toBe(40)
      // This process has budgeted none of them: it reads what the others have counted.
      expect(await use('new_tenant_own')).toMatchObject({ used: 30, limit: 30, usedUp: 1 })
      expect(await use('network')).toMatchObject({ used: 200, limit: 200, usedUp: 1 })
      expect(await use('new_tenant_visitors')).toMatchObject({ used: 240, limit: 300, near: 1, usedUp: 0 })
    })
  },
)

function sent(reasons: (HoldReason | null)[]): number {
  return reasons.filter((reason) => reason === null).length
}

/** The processes on one database with one new host; they share what is asked among them. */
async function processes(database: 'SQLite' | 'PostgreSQL') {
  const url = await databaseUrl(database)
  const connection = connect(url)
  onTestFinished(() => connection.close())
  await migrate(connection)
  const { db } = connection
  await db
    .insertInto('hosts')
    .values({
      ...{ id: 'hst_1', email: 'dana@example.com', name: 'Dana', handle: 'dana', time_zone: 'UTC', locale: 'en' },
      ...{ welcome_text: '', email_verified_at: NOW, created_at: NOW, updated_at: NOW },
    })
    .execute()
  return {
    async ask(count: number, wishes: (n: number) => Partial<PlannedMail>): Promise<(HoldReason | null)[]> {
      const mails = Array.from(
        { length: count },
        (_, n): PlannedMail => ({
          ...{ mail: 'confirmed', recipient: 'attendee', address: VICTIM, rank: 'first', cause: 'anybody' },
          ...wishes(n),
        }),
      )
      const answers = children.map(async (child, index) => {
        const question: BudgetQuestion = {
          ...{ databaseUrl: url, hostId: 'hst_1', established: false, network: '203.0.113.9', now: NOW },
          mails: mails.filter((_, n) => n % PROCESSES === index),
        }
        child.send(question)
        return (await nextMessage(child)) as (HoldReason | null)[]
      })
      return (await Promise.all(answers)).flat()
    },
    use: async (budget: BudgetName) => (await findBudgetUse(db, NOW)).find((one) => one.budget === budget),
    async held(reason: HoldReason): Promise<number> {
      return (await db.selectFrom('held_back_mails').select('id').where('reason', '=', reason).execute()).length
    },
  }
}

async function databaseUrl(database: 'SQLite' | 'PostgreSQL'): Promise<string> {
  if (database === 'PostgreSQL') return postgres.createDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'foyer-budget-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return `file:${join(folder, 'foyer.db')}`
}

async function aBudgetProcess(program: string): Promise<ChildProcess> {
  const child = fork(program, { execArgv: [] })
  await nextMessage(child)
  return child
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

/** @throws when the process ends instead of saying something */
async function nextMessage(child: ChildProcess): Promise<unknown> {
  const waiting = new AbortController()
  const exit = once(child, 'exit', waiting).then(() => {
    throw new Error('The process has ended')
  })
  try {
    const [message] = await Promise.race([once(child, 'message', waiting), exit])
    return message
  } finally {
    waiting.abort()
    exit.catch(() => {})
  }
}
