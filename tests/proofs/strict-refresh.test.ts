import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Db } from '#db/schema'
import { aHost, aHouse, type TestHouse } from '#tests/setup/test-house'
import { type PostgresServer, startPostgres } from '#tests/setup/test-postgres'
import type { GotoSimulator } from '#tests/simulators/goto/server'
import { aFleet, bookingOf, FULL } from './fleet'
import type { TokenQuestion } from './token-process'

const ROUNDS = FULL ? 100 : 10
/** Of real bookings: GoTo's pace of nine calls a second makes each last six seconds. */
const ROUNDS_OF_BOOKINGS = FULL ? 5 : 1
const JOBS = 50
const PROCESSES = 4
const HOUR_MS = 3_600_000

let postgres: PostgresServer
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

describe.each(['SQLite', 'PostgreSQL'] as const)('a GoTo that revokes everything on reuse, on %s', (database) => {
  it(`T1, T2, T4: ${JOBS} jobs in ${PROCESSES} processes meet an expired token, ${ROUNDS} rounds: one refresh a round, and all get its token`, async () => {
    const house = await aHouse({ environment: { DATABASE_URL: await databaseUrl(database) } })
    const host = await aHost(house)
    house.goto.state.refreshStyle = 'strict'
    const children = await Promise.all(Array.from({ length: PROCESSES }, () => aTokenProcess(house)))
    for (let round = 0; round < ROUNDS; round++) {
      await expireTokens(house.services.db)
      const before = refreshes(house.goto)
      const answers = await Promise.all(
        children.map((child, index) => ask(child, { hostId: host.id, jobs: share(JOBS, index) })),
      )
      expect(refreshes(house.goto) - before).toBe(1)
      const tokens = answers.flat()
      expect(tokens).toHaveLength(JOBS)
      // Of all tokens that GoTo has given, the newest: whoever was refused would say why instead.
      expect(new Set(tokens)).toEqual(new Set([[...house.goto.state.access.keys()].at(-1)]))
    }
    expect(await house.services.goto.statusOf(host.id)).toMatchObject({ status: 'connected' })
  }, 300_000)

  it(`T1, T2, E2: ${JOBS} bookings in ${PROCESSES} houses meet an expired token, ${ROUNDS_OF_BOOKINGS} times: one refresh, and a meeting for each`, async () => {
    const fleet = await aFleet({ processes: PROCESSES, databaseUrl: await databaseUrl(database) })
    const host = fleet.hosts[0]!
    fleet.goto.state.refreshStyle = 'strict'
    const slots = await fleet.slots(host)
    for (let round = 0; round < ROUNDS_OF_BOOKINGS; round++) {
      await expireTokens(fleet.connection.db)
      const before = refreshes(fleet.goto)
      const booked = await Promise.all(
        slots
          .slice(round * JOBS, (round + 1) * JOBS)
          .map((start, index) => fleet.call(host, 'POST', '/bookings', bookingOf(start, `ada${round}-${index}`))),
      )
      expect(booked.map(({ status }) => status)).toEqual(Array.from({ length: JOBS }, () => 201))
      await fleet.rest()
      expect(refreshes(fleet.goto) - before).toBe(1)
      expect(fleet.goto.meetings()).toHaveLength((round + 1) * JOBS)
    }
    expect(await fleet.breaches()).toEqual([])
  }, 300_000)
})

async function databaseUrl(database: 'SQLite' | 'PostgreSQL'): Promise<string> {
  if (database === 'PostgreSQL') return postgres.createDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'foyer-refresh-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return `file:${join(folder, 'foyer.db')}`
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

async function aTokenProcess({ variables }: TestHouse): Promise<ChildProcess> {
  const child = fork(new URL('token-process.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, ...variables },
  })
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  })
  await once(child, 'message')
  return child
}

async function ask(child: ChildProcess, question: TokenQuestion): Promise<string[]> {
  child.send(question)
  const [tokens] = (await once(child, 'message')) as [string[]]
  return tokens
}
