import { describe, expect, it } from 'vitest'
import { claimDueJobs, findNextDueAt, type JobShare } from '#db/queries/due-jobs'
import { insertJobs } from '#db/queries/jobs'
import { aHost, startTestApp } from '#tests/setup/test-app'

const NOW = 1_000_000

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
    const first = await claim(app, { running: new Map([[busy.id, 3]]) })
    expect(first).toHaveLength(1)
    const second = await claim(app)
    expect(second.map(({ id }) => id)).not.toContain(first[0]?.id)
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
  lane?: (index: number) => string
}

async function queue(app: App, hostId: string, count: number, wanted: Wanted = {}): Promise<void> {
  const {
    kind = 'account-mail',
    runAt = NOW,
    pausedAt = null,
    lane = (index) => `${hostId}:${runAt}:${index}`,
  } = wanted
  const times = { run_at: runAt, held_at: pausedAt, deadline_at: NOW + 1_000_000, created_at: NOW, updated_at: NOW }
  const jobs = Array.from({ length: count }, (_, index) => ({
    ...{ host_id: hostId, booking_id: null, lane: `${kind}:${lane(index)}`, queue: null, kind, payload: '{}' },
    ...times,
  }))
  while (jobs.length > 0) await insertJobs(app.services.db, jobs.splice(0, 100))
}

function claim(
  { services: { db, dialect } }: App,
  wanted: { share?: JobShare; limit?: number; running?: Map<string, number> } = {},
) {
  return claimDueJobs(db, dialect, {
    ...{ owner: 'wrk_1', share: 'others', now: NOW, leaseUntil: NOW + 30_000, limit: 16, perQueue: 4 },
    ...{ running: new Map(), held: [], takeEnded: true },
    ...wanted,
  })
}
