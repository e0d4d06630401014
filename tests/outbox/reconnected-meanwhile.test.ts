import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { insertJobs, wakeJobsOfConnected } from '#db/queries/jobs'
import { withHostLocked } from '#db/with-host-locked'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import { aHost, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import type { JobOutcome } from '~/outbox/job'
import { createWorker } from '~/outbox/outbox.server'

const NOW = Date.UTC(2026, 10, 2, 9)
const GONE: JobOutcome = { result: 'waiting', error: 'GoTo: reconnect_needed' }

describe('a job that found its host’s grant gone', () => {
  it('waits while the host has not reconnected (T4)', async () => {
    const { app, host, start } = await aJobWithoutGrant()
    const runs = await start(async () => GONE)
    expect(runs()).toBe(1)
    expect(await stateOf(app, host)).toBe('waiting')
  })

  it('is woken by the hourly maintenance once its host is connected, whatever happened before', async () => {
    const { app, host, start } = await aJobWithoutGrant()
    await start(async () => GONE)
    await wakeJobsOfConnected(app.services.db, NOW)
    expect(await stateOf(app, host)).toBe('waiting')
    await app.services.db.updateTable('goto_connections').set({ status: 'connected' }).execute()
    await wakeJobsOfConnected(app.services.db, NOW)
    expect(await stateOf(app, host)).toBe('queued')
  })

  it('runs again when the host reconnected while it ran (T4)', async () => {
    const { app, host, start } = await aJobWithoutGrant()
    const runs = await start(async (run) => {
      if (run > 1) return { result: 'done' }
      await reconnect(app, host)
      return GONE
    })
    expect(runs()).toBe(2)
    expect(await stateOf(app, host)).toBe('done')
  })

  it('runs again when the reconnection commits while its wait is being recorded (T4)', async () => {
    const { app, host, start } = await aJobWithoutGrant()
    const { db, dialect } = app.services
    let committed: Promise<void> | undefined
    const runs = await start(async (run) => {
      if (run > 1) return { result: 'done' }
      await new Promise<void>((begun) => {
        committed = withHostLocked({ db, dialect }, host.id, async (tx) => {
          await tx.updateTable('goto_connections').set({ status: 'connected' }).where('host_id', '=', host.id).execute()
          begun()
          // The worker records the wait meanwhile, or tries to.
          await new Promise((resolve) => setTimeout(resolve, 100))
        })
      })
      return GONE
    })
    await committed
    expect(runs()).toBe(2)
    expect(await stateOf(app, host)).toBe('done')
  })
})

/** A host whose grant is gone, with one job; `start` runs it until it waits or has ended. */
async function aJobWithoutGrant() {
  const app = await startTestApp()
  const host = await aHost(app)
  await app.worker.stop(1_000)
  const { db, dialect, goto, clock, elapsed } = app.services
  await db.deleteFrom('jobs').execute()
  await db.updateTable('goto_connections').set({ status: 'reconnect_needed' }).where('host_id', '=', host.id).execute()
  const start = async (answer: (run: number) => Promise<JobOutcome>) => {
    let runs = 0
    const worker = createWorker({
      ...{ db, dialect, log: pino({ level: 'silent' }), share: 'others', clock, elapsed },
      run: async () => answer(++runs),
      mayRunAgain: goto.isConnected,
    })
    onTestFinished(() => worker.stop(1_000))
    const now = clock()
    await insertJobs(db, [
      {
        ...{ host_id: host.id, booking_id: null, kind: 'meetings-check', lane: 'one', payload: '{}', state: 'queued' },
        ...{ run_at: now, deadline_at: now + 3_600_000, created_at: now, updated_at: now },
      },
    ])
    worker.start()
    await expect.poll(() => stateOf(app, host), { timeout: 10_000 }).toMatch(/waiting|done/)
    return () => runs
  }
  return { app, host, start }
}

async function reconnect(app: TestApp, host: TestHost): Promise<void> {
  await connectToSimulator(app.services, { hostId: host.id, accountKey: app.goto.state.accounts[0]?.key ?? '' })
}

async function stateOf({ services }: TestApp, host: TestHost): Promise<string | undefined> {
  const row = await services.db
    .selectFrom('jobs')
    .select('state')
    .where('host_id', '=', host.id)
    .where('kind', '=', 'meetings-check')
    .executeTakeFirst()
  return row?.state
}
