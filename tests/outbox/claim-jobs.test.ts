import { describe, expect, it } from 'vitest'
import { rescheduleAfterClockStep } from '#db/queries/clock-steps'
import { claimDueJobs, findNextDueAt, type JobShare, type RunningPlace } from '#db/queries/due-jobs'
import { insertJobs } from '#db/queries/jobs'
import { aHost, startTestApp } from '#tests/setup/test-app'

const NOW = 1_000_000

import { KINDS_FOR_AN_INSTANT } from '~/outbox/job'

describe('claimDueJobs', () => {
  it('finds the job of one host behind a thousand of another (E7)', async () => {
    const { app, busy, quiet } = await twoHosts()
    await queue(app, busy.id, 1_000)
    await queue(app, quiet.id, 1)
    const claimed = await claim(app)
    expect(claimed.filter(({ host_id }) => host_id === busy.id)).toHaveLength(4)
    expect(claimed.filter(({ host_id }) => host_id === quiet.id)).toHaveLength(1)
  })

  it('counts running jobs, and gives no job twice (E8)', async () => {
    const { app, busy } = await twoHosts()
    await queue(app, busy.id, 20)
    const first = await claim(app, { running: Array(3).fill({ queue: busy.id, hostId: busy.id, isRetry: false }) })
    expect(first).toHaveLength(1)
    const second = await claim(app)
    expect(second.map(({ id }) => id)).not.toContain(first[0]?.id)
  })

  it('leaves room for others beside thirty slow endpoints of one host, however much waits for them (E7)', async () => {
    const { app, busy, quiet } = await twoHosts()
    const endpoint = (index: number) => `delivery:${index % 30}`
    await queue(app, busy.id, 600, { kind: 'delivery', queueOf: endpoint, runAt: NOW - 60_000 })
    await queue(app, quiet.id, 1, { kind: 'delivery' })
    const claimed = await claim(app, { share: 'deliveries', limit: 32 })
    expect(claimed.filter(({ host_id }) => host_id === busy.id)).toHaveLength(8)
    expect(claimed.filter(({ host_id }) => host_id === quiet.id)).toHaveLength(1)
  })

  it('gives a free place to a host with less running, not to the one that has waited longest (E7)', async () => {
    const { app, busy, quiet } = await twoHosts()
    const endpoint = (index: number) => `delivery:${index % 30}`
    await queue(app, busy.id, 100, { kind: 'delivery', queueOf: endpoint, runAt: NOW - 60_000 })
    await queue(app, quiet.id, 1, { kind: 'delivery' })
    const running = Array.from({ length: 7 }, (_, index) => ({
      queue: endpoint(index),
      hostId: busy.id,
      isRetry: false,
    }))
    const [claimed] = await claim(app, { share: 'deliveries', limit: 1, running })
    expect(claimed?.host_id).toBe(quiet.id)
  })

  it('leaves room for first attempts beside receivers of many hosts that never answer (E7)', async () => {
    const { app, busy, quiet } = await twoHosts()
    const hosts = await Promise.all(Array.from({ length: 10 }, (_, index) => aHost(app, { handle: `slow-${index}` })))
    for (const { id } of hosts) {
      const queueOf = (index: number) => `delivery:${id}:${index}`
      await queue(app, id, 8, { kind: 'delivery', queueOf, runAt: NOW - 60_000, attempts: 1 })
    }
    await queue(app, busy.id, 2, { kind: 'delivery' })
    const running = Array.from({ length: 6 }, () => ({ queue: 'delivery:other', hostId: quiet.id, isRetry: true }))
    const claimed = await claim(app, { share: 'deliveries', limit: 26, mostRetries: 16, running })
    expect(claimed.filter(({ attempts }) => attempts > 0)).toHaveLength(10)
    expect(claimed.filter(({ host_id }) => host_id === busy.id)).toHaveLength(2)
  })

  it('leases the head of each lane only, oldest first', async () => {
    const { app, busy, quiet } = await twoHosts()
    await queue(app, busy.id, 3, { lane: () => 'one' })
    await queue(app, quiet.id, 2, { runAt: NOW - 5_000 })
    const claimed = await claim(app, { limit: 2 })
    expect(claimed.map(({ host_id }) => host_id)).toEqual([quiet.id, quiet.id])
    expect(await claim(app)).toHaveLength(1)
  })

  it('keeps deliveries and other jobs apart, and skips paused and future ones', async () => {
    const { app, busy } = await twoHosts()
    await queue(app, busy.id, 1, { kind: 'delivery' })
    await queue(app, busy.id, 1, { runAt: NOW + 60_000 })
    await queue(app, busy.id, 1, { pausedAt: NOW })
    expect(await claim(app, { share: 'others' })).toEqual([])
    expect(await findNextDueAt(app.services.db, 'others')).toBe(NOW + 60_000)
    expect(await findNextDueAt(app.services.db, 'deliveries')).toBe(NOW)
    expect(await claim(app, { share: 'deliveries' })).toHaveLength(1)
  })
})

it('a lease that has ended wakes no worker before its job is due, as after the clock was set back (E8)', async () => {
  const { app, busy } = await twoHosts()
  const { db } = app.services
  await queue(app, busy.id, 1, { runAt: NOW + 60_000 })
  const leased = (leaseUntil: number) =>
    db.updateTable('jobs').set({ lease_owner: 'wrk_gone', lease_until: leaseUntil }).execute()
  await leased(NOW - 1_000)
  expect(await claim(app)).toEqual([])
  expect(await findNextDueAt(db, 'others')).toBe(NOW + 60_000)
  await leased(NOW + 90_000)
  expect(await findNextDueAt(db, 'others')).toBe(NOW + 90_000)
})

it('after a clock was set back a job that was tried waits as long as before (E8)', async () => {
  const { app, busy } = await twoHosts()
  const { db } = app.services
  const kind = 'attendance'
  await queue(app, busy.id, 1, { kind, runAt: NOW + 600_000, attempts: 1, lane: () => 'tried' })
  await queue(app, busy.id, 1, { kind, runAt: NOW + 600_000, lane: () => 'put off' })
  await db.updateTable('jobs').set({ last_error: 'not yet' }).where('lane', '=', `${kind}:put off`).execute()
  await queue(app, busy.id, 1, { kind, runAt: NOW + 600_000, lane: () => 'not tried' })
  const now = NOW - 3_600_000
  await rescheduleAfterClockStep(db, { forAnInstant: KINDS_FOR_AN_INSTANT, leaseMs: 30_000, now })
  const jobs = await db.selectFrom('jobs').select(['lane', 'run_at']).orderBy('id').execute()
  expect(jobs.map(({ lane, run_at }) => [lane.split(':')[1], Number(run_at)])).toEqual([
    ['tried', now + 600_000],
    ['put off', now + 600_000],
    ['not tried', NOW + 600_000],
  ])
})

type App = Awaited<ReturnType<typeof startTestApp>>

async function twoHosts() {
  const app = await startTestApp()
  const busy = await aHost(app)
  const quiet = await aHost(app, { handle: 'quinn' })
  await app.worker.stop(0)
  await app.services.db.deleteFrom('jobs').execute()
  return { app, busy, quiet }
}

interface Wanted {
  kind?: string
  runAt?: number
  pausedAt?: number
  attempts?: number
  lane?: (index: number) => string
  queueOf?: (index: number) => string | null
}

async function queue(app: App, hostId: string, count: number, wanted: Wanted = {}): Promise<void> {
  const {
    kind = 'account-mail',
    runAt = NOW,
    pausedAt = null,
    attempts = 0,
    lane = (index) => `${hostId}:${runAt}:${index}`,
    queueOf = () => null,
  } = wanted
  const times = { run_at: runAt, held_at: pausedAt, deadline_at: NOW + 1_000_000, created_at: NOW, updated_at: NOW }
  const jobs = Array.from({ length: count }, (_, index) => ({
    ...{
      host_id: hostId,
      booking_id: null,
      lane: `${kind}:${lane(index)}`,
      queue: queueOf(index),
      kind,
      payload: '{}',
      attempts,
    },
    ...times,
  }))
  while (jobs.length > 0) await insertJobs(app.services.db, jobs.splice(0, 100))
}

function claim(
  { services: { db, dialect } }: App,
  wanted: { share?: JobShare; limit?: number; mostRetries?: number; running?: RunningPlace[] } = {},
) {
  return claimDueJobs(db, dialect, {
    ...{ owner: 'wrk_1', share: 'others', now: NOW, leaseUntil: NOW + 30_000, limit: 16, perQueue: 4, perHost: 8 },
    ...{ running: [], held: [], takeEnded: true, mostRetries: 32 },
    ...wanted,
  })
}
