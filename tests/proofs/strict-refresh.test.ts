import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Db } from '#db/schema'
import { bundleProgram } from '#tests/setup/bundle-program'
import { type PostgresOfRun, postgresOfRun } from '#tests/setup/postgres-of-run'
import { aHost, startTestApp } from '#tests/setup/test-app'
import type { GotoSimulator } from '#tests/simulators/goto/server'
import { aFleet, bookingOf, FULL } from './fleet'
import type { TokenEnvironment, TokenQuestion } from './token-process'

const ROUNDS = FULL ? 100 : 5
const JOBS = 50
/** GoTo's pace is nine calls a second, so these take a while; each process has several of them under way at once. */
const ROUNDS_OF_BOOKINGS = FULL ? 5 : 1
const BOOKINGS = FULL ? JOBS : 24
const LOOK_EVERY_MS = 20
/** Two compete as four do, and each takes a second of a core to start. */
const PROCESSES = FULL ? 4 : 2
const HOUR_MS = 3_600_000

let postgres: PostgresOfRun
/** They keep the tokens of one app after another. */
let children: ChildProcess[]
beforeAll(async () => {
  postgres = await postgresOfRun()
  const program = await bundleProgram('tests/proofs/token-process.ts')
  children = await Promise.all(Array.from({ length: PROCESSES }, () => aTokenProcess(program)))
})
afterAll(async () => {
  await Promise.all(children.map(end))
})

describe.each(['SQLite', 'PostgreSQL'] as const)('a GoTo that revokes everything on reuse, on %s', (database) => {
  it(`gets one refresh in each of ${ROUNDS} rounds from ${JOBS} jobs in ${PROCESSES} processes (T1, T2, T4)`, async () => {
    const app = await startTestApp({ environment: { DATABASE_URL: await databaseUrl(database) } })
    const host = await aHost(app)
    app.goto.state.refreshStyle = 'strict'
    await Promise.all(children.map((child) => tell(child, { variables: app.variables })))
    for (let round = 0; round < ROUNDS; round++) {
      await expireTokens(app.services.db)
      const before = refreshes(app.goto)
      const answers = await Promise.all(
        children.map((child, index) => ask(child, { hostId: host.id, jobs: share(JOBS, index) })),
      )
      expect(refreshes(app.goto) - before).toBe(1)
      const tokens = answers.flat()
      expect(tokens).toHaveLength(JOBS)
      // The newest of all tokens that GoTo has given; a refused job would report its reason instead.
      expect(new Set(tokens)).toEqual(new Set([[...app.goto.state.access.keys()].at(-1)]))
    }
    expect(app.goto.state.grants.filter(({ revoked }) => revoked)).toEqual([])
    expect(await app.services.goto.statusOf(host.id)).toMatchObject({ status: 'connected' })
  }, 600_000)

  it(`gets one refresh a round from ${ROUNDS_OF_BOOKINGS} × ${BOOKINGS} bookings, and all meetings (T1, T2, E2)`, async () => {
    const fleet = await aFleet({ processes: PROCESSES, databaseUrl: await databaseUrl(database) })
    const host = fleet.hosts[0]!
    fleet.goto.state.refreshStyle = 'strict'
    const slots = await fleet.slots(host)
    const workers = watchWorkers(fleet.connection.db)
    for (let round = 0; round < ROUNDS_OF_BOOKINGS; round++) {
      await expireTokens(fleet.connection.db)
      const before = refreshes(fleet.goto)
      const booked = await Promise.all(
        slots
          .slice(round * BOOKINGS, (round + 1) * BOOKINGS)
          .map((start, index) => fleet.call(host, 'POST', '/bookings', bookingOf(start, `ada${round}-${index}`))),
      )
      expect(booked.map(({ status }) => status)).toEqual(Array.from({ length: BOOKINGS }, () => 201))
      await fleet.rest()
      expect(refreshes(fleet.goto) - before).toBe(1)
      expect(fleet.goto.meetings()).toHaveLength((round + 1) * BOOKINGS)
    }
    console.info(`${database}: ${workers.size} of ${PROCESSES} processes were seen to make meetings`)
    expect(workers.size).toBeGreaterThan(1)
    expect(fleet.goto.state.grants.filter(({ revoked }) => revoked)).toEqual([])
    const [connection] = await fleet.connection.db.selectFrom('goto_connections').select('status').execute()
    expect(connection).toEqual({ status: 'connected' })
    expect(await fleet.breaches()).toEqual([])
  }, 600_000)
})

async function databaseUrl(database: 'SQLite' | 'PostgreSQL'): Promise<string> {
  if (database === 'PostgreSQL') return postgres.createDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'foyer-refresh-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return `file:${join(folder, 'foyer.db')}`
}

/** The owners of the leases of meeting jobs, read until the test ends: a worker for each process that takes part. */
function watchWorkers(db: Db): Set<string> {
  const seen = new Set<string>()
  let over = false
  const looking = (async () => {
    while (!over) {
      const leased = await db
        .selectFrom('jobs')
        .select('lease_owner')
        .where('kind', '=', 'meeting-create')
        .where('lease_owner', 'is not', null)
        .execute()
      for (const { lease_owner } of leased) seen.add(lease_owner ?? '')
      await pause(LOOK_EVERY_MS)
    }
  })()
  onTestFinished(async () => {
    over = true
    await looking
  })
  return seen
}

async function expireTokens(db: Db): Promise<void> {
  await db
    .updateTable('goto_connections')
    .set({ access_expires_at: Date.now() - HOUR_MS })
    .execute()
}

function refreshes(goto: GotoSimulator): number {
  return goto.state.ledger.filter(({ path, body }) => path === '/oauth/token' && body.includes('refresh_token')).length
}

/** How many of the jobs one of the processes has. */
function share(jobs: number, index: number): number {
  return Math.floor(jobs / PROCESSES) + (index < jobs % PROCESSES ? 1 : 0)
}

async function aTokenProcess(program: string): Promise<ChildProcess> {
  const child = fork(program, { execArgv: [] })
  await nextMessage(child)
  return child
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function ask(child: ChildProcess, question: TokenQuestion): Promise<string[]> {
  return (await tell(child, question)) as string[]
}

/** @returns what it says next */
async function tell(child: ChildProcess, message: TokenEnvironment | TokenQuestion): Promise<unknown> {
  child.send(message)
  return nextMessage(child)
}

/** @throws when the process ends without a message */
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
  }
}
