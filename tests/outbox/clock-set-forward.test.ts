import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aHost, startTestApp } from '#tests/setup/test-app'
import { enqueue } from '~/outbox/enqueue.server'
import { createWorker } from '~/outbox/outbox.server'

const HOUR_MS = 3_600_000
/** A live worker has renewed its leases by then. */
const RENEWED_MS = 12_000

describe('a clock that is set forward by an hour', () => {
  it('gives a running job to no other worker, and not to its own a second time (E8)', async () => {
    const { db, aWorker, aJob, time } = await twoWorkers()
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const runs: string[] = []
    const one = aWorker(async () => {
      runs.push('one')
      await released
    })
    await aJob()
    one.wake()
    await expect.poll(() => runs).toEqual(['one'])
    const other = aWorker(async () => void runs.push('other'))
    await looked(other)

    time.wall += HOUR_MS
    for (const worker of [other, one]) await looked(worker)
    pass(time, RENEWED_MS)
    for (const worker of [other, one]) await looked(worker)
    expect(runs).toEqual(['one'])
    release()
    await expect
      .poll(() => db.selectFrom('jobs').select(['state', 'attempts']).execute())
      .toEqual([{ state: 'done', attempts: 1 }])
    expect(runs).toEqual(['one'])
  })

  it('leaves the job of a killed worker for a moment, then takes it (E8)', async () => {
    const { db, aWorker, aJob, time } = await twoWorkers()
    await aJob()
    await db
      .updateTable('jobs')
      .set({ lease_owner: 'killed', lease_until: time.wall + 30_000 })
      .execute()
    let runs = 0
    const worker = aWorker(async () => void runs++)
    await looked(worker)
    time.wall += HOUR_MS
    await looked(worker)
    expect(runs).toBe(0)
    pass(time, RENEWED_MS)
    await looked(worker)
    await expect.poll(() => runs).toBe(1)
  })
})

async function twoWorkers() {
  const app = await startTestApp()
  const host = await aHost(app, { connected: false })
  await app.settled()
  await app.worker.stop(5_000)
  const { db, dialect } = app.services
  await db.deleteFrom('jobs').execute()
  const time = { wall: Date.now(), real: 0 }
  return {
    db,
    time,
    aJob: () =>
      enqueue(
        db,
        {
          kind: 'account-mail',
          payload: { mail: 'account-exists' },
          hostId: host.id,
          lane: 'lane',
          runAt: time.wall,
          deadlineAt: time.wall + 24 * HOUR_MS,
        },
        time.wall,
      ),
    aWorker(run: () => Promise<void>) {
      const worker = createWorker({
        db,
        dialect,
        share: 'others',
        log: pino({ level: 'silent' }),
        clock: () => time.wall,
        elapsed: () => time.real,
        async run() {
          await run()
          return { result: 'done' }
        },
      })
      worker.start()
      onTestFinished(() => worker.stop(1_000))
      return worker
    },
  }
}

function pass(time: { wall: number; real: number }, ms: number): void {
  time.wall += ms
  time.real += ms
}

/** Long enough to read the table, and to start what is due. */
async function looked(worker: { wake(): void }): Promise<void> {
  worker.wake()
  await pause(150)
}
