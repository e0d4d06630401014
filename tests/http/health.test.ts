import { describe, expect, it } from 'vitest'
import { insertJobs } from '#db/queries/jobs'
import { aHost, startTestApp } from '#tests/setup/test-app'
import { healthRoutes } from '~/http/health-routes.server'

const NOW = Date.UTC(2026, 10, 2, 12)
const MINUTE_MS = 60_000

describe('/readyz', () => {
  it('is ready with a job that is five minutes late, and not with one that is later (P3)', async () => {
    const { queueLate, readyz } = await aRestingApp()
    expect(await readyz()).toMatchObject({ status: 200, worker: 'ok', oldestDueJobDelayMs: 0 })
    await queueLate(5 * MINUTE_MS)
    expect(await readyz()).toMatchObject({ status: 200, worker: 'ok', oldestDueJobDelayMs: 5 * MINUTE_MS })
    await queueLate(5 * MINUTE_MS + 1)
    expect(await readyz()).toMatchObject({ status: 503, worker: 'late', oldestDueJobDelayMs: 5 * MINUTE_MS + 1 })
  })

  it('does not count a job that is paused or that is running', async () => {
    const { queueLate, readyz } = await aRestingApp()
    await queueLate(60 * MINUTE_MS, { held_at: NOW })
    await queueLate(60 * MINUTE_MS, { lease_owner: 'wrk_1', lease_until: NOW + MINUTE_MS })
    expect(await readyz()).toMatchObject({ status: 200, oldestDueJobDelayMs: 0 })
  })

  it('is not ready when the worker has not looked for more than two minutes', async () => {
    const { readyz } = await aRestingApp()
    expect(await readyz(NOW - 2 * MINUTE_MS)).toMatchObject({ status: 200, worker: 'ok' })
    expect(await readyz(NOW - 2 * MINUTE_MS - 1)).toMatchObject({ status: 503, worker: 'asleep' })
  })

  it('is not ready without its database, while /healthz is', async () => {
    const { services, routes } = await aRestingApp()
    await services.db.destroy()
    const answer = await routes().request('/readyz')
    expect([answer.status, (await answer.json()).database]).toEqual([503, 'unreachable'])
    expect((await routes().request('/healthz')).status).toBe(200)
  })
})

/** An app whose worker is stopped, so that a job stays as late as it is. */
async function aRestingApp() {
  const app = await startTestApp()
  const host = await aHost(app, { connected: false })
  await app.worker.stop(0)
  const { services } = app
  await services.db.deleteFrom('jobs').execute()
  const routes = (lastLookAt = NOW) => healthRoutes({ ...services, clock: () => NOW }, () => lastLookAt)
  let queued = 0
  return {
    services,
    routes,
    queueLate: async (lateMs: number, more: { held_at?: number; lease_owner?: string; lease_until?: number } = {}) => {
      const times = { run_at: NOW - lateMs, deadline_at: NOW + MINUTE_MS, created_at: NOW, updated_at: NOW }
      const job = { host_id: host.id, booking_id: null, lane: `lane:${++queued}`, queue: null }
      await insertJobs(services.db, [{ ...job, kind: 'account-mail', payload: '{}', ...times, ...more }])
    },
    readyz: async (lastLookAt?: number) => {
      const answer = await routes(lastLookAt).request('/readyz')
      return { status: answer.status, ...(await answer.json().then(({ status: _status, ...rest }) => rest)) }
    },
  }
}
