import { sql } from 'kysely'
import { describe, expect, inject, it } from 'vitest'
import { connect } from '#db/connection'
import { type JobNotifier, listenForJobs } from '#db/job-notifier'
import { takeGotoTurn } from '#db/queries/goto-pace'
import { aDatabase, aDatabaseUrl } from '#tests/setup/test-database'
import { createPace } from '~/goto/request-pace.server'
import { createRateLimits } from '~/limits/rate-limit.server'

const onPostgres = inject('postgresServerUrl') !== ''

describe('the pace of requests to GoTo', () => {
  it('gives each of two processes separate turns, nine a second together', async () => {
    const { db } = await aDatabase()
    const now = Date.now()
    const [one, other] = [createPace(db, () => now), createPace(db, () => now)]
    await Promise.all([one, other, one, other, one, other, one, other, one].map((pace) => pace()))
    // Nine have had their turns: the tenth comes a whole second later.
    expect((await takeGotoTurn(db, now, 1)) - now).toBeGreaterThanOrEqual(990)
  })
})

describe('limits on requests', () => {
  it('count the same whether in memory or in the database (S16)', async () => {
    const connection = await aDatabase()
    let now = Date.now()
    const limits = createRateLimits(true, connection, () => now)
    for (let time = 0; time < 4; time++)
      expect(await limits.take('mail-to-address', 'ada@example.com')).toMatchObject({ ok: true })
    await limits.giveBack('mail-to-address', 'ada@example.com')
    await limits.take('mail-to-address', 'ada@example.com')
    expect(await limits.peek('mail-to-address', 'ada@example.com')).toMatchObject({ ok: true })
    await limits.take('mail-to-address', 'ada@example.com')
    const refused = { ok: false, retryAfterSeconds: expect.any(Number) }
    expect(await limits.peek('mail-to-address', 'ada@example.com')).toMatchObject(refused)
    expect(await limits.take('mail-to-address', 'ada@example.com')).toMatchObject(refused)
    expect(await limits.take('mail-to-address', 'bob@example.com')).toMatchObject({ ok: true })
    now += 3_600_001
    if (onPostgres) expect(await limits.take('mail-to-address', 'ada@example.com')).toMatchObject({ ok: true })
  })

  it.runIf(onPostgres)('are shared by processes on PostgreSQL, and store no address in clear text (S16)', async () => {
    const url = await aDatabaseUrl()
    const [here, there] = [connect(url), connect(url)]
    try {
      // No two machines have the same time, and the process that reads the clock first may reach the database second.
      const limits = [createRateLimits(true, here, Date.now), createRateLimits(true, there, () => Date.now() - 2_000)]
      const takes = Array.from({ length: 12 }, (_, index) =>
        limits[index % 2]?.take('mail-to-address', 'ada@example.com'),
      )
      const decisions = await Promise.all(takes)
      expect(decisions.filter((decision) => decision?.ok)).toHaveLength(5)
      expect(JSON.stringify(await here.db.selectFrom('request_counts').selectAll().execute())).not.toContain('ada')
    } finally {
      await Promise.all([here.close(), there.close()])
    }
  })
})

describe.runIf(onPostgres)('the job notifier', () => {
  it('wakes the workers of other processes, not its own, and recovers from a lost connection', async () => {
    const databaseUrl = await aDatabaseUrl()
    const { db, close } = connect(databaseUrl)
    const rings = { here: 0, there: 0 }
    const troubles: string[] = []
    const notifier = (name: keyof typeof rings): JobNotifier =>
      listenForJobs({
        db,
        databaseUrl,
        onRing: () => void rings[name]++,
        onTrouble: (detail) => void troubles.push(detail),
      })
    const [here, there] = [notifier('here'), notifier('there')]
    try {
      await until(() => {
        here.ring()
        return rings.there > 0
      })
      // Each first tests whether it receives its own notification, which the other then receives too.
      let before = { ...rings }
      here.ring()
      await until(() => rings.there > before.there)
      expect(rings.here).toBe(before.here)

      await endListeners(db)
      before = { ...rings }
      await until(() => {
        here.ring()
        return rings.there > before.there
      })
      expect(troubles.length).toBeGreaterThan(0)
    } finally {
      await Promise.all([here.close(), there.close()])
      await close()
    }
  })
})

async function endListeners(db: ReturnType<typeof connect>['db']): Promise<void> {
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen%' and pid <> pg_backend_pid()`.execute(db)
}

/** Ends what would never end. */
const WITHIN_MS = 90_000

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + WITHIN_MS
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`It did not happen within ${WITHIN_MS} ms`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
