import { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import { limitThread } from '~/limits/limit-thread'

const COMPUTES = 'for (;;);'
const WAITS = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'

function aThread(code: string): Worker {
  const thread = new Worker(code, { eval: true })
  onTestFinished(() => void thread.terminate())
  return thread
}

/** @returns how long it took by the clock */
async function untilOver(thread: Parameters<typeof limitThread>[0], maxMs: number): Promise<number> {
  const startedAt = performance.now()
  await new Promise<void>((resolve) => limitThread(thread, maxMs, resolve))
  return performance.now() - startedAt
}

async function computedMs(thread: Worker): Promise<number> {
  const { user, system } = await thread.cpuUsage()
  return (user + system) / 1_000
}

describe('the limit of a thread’s computing time (S21)', () => {
  it('ends a thread that computes for longer', async () => {
    const thread = aThread(COMPUTES)
    const tookMs = await untilOver(thread, 300)
    // On a machine that does much else, the outer limit by the clock may come first.
    expect((await computedMs(thread)) >= 300 || tookMs >= 1_790).toBe(true)
  })

  it('does not count the time in which the thread does not run, up to six times the limit', async () => {
    const thread = aThread(WAITS)
    expect(await untilOver(thread, 300)).toBeGreaterThanOrEqual(1_790)
    expect(await computedMs(thread)).toBeLessThan(300)
  })

  it('is six times as long by the clock where a thread cannot be measured', async () => {
    expect(await untilOver({}, 50)).toBeGreaterThanOrEqual(290)
  })

  it('is over once the thread has ended or nobody waits for it', async () => {
    const thread = aThread('')
    await new Promise((resolve) => thread.once('exit', resolve))
    expect(await untilOver(thread, 20)).toBeGreaterThanOrEqual(110)
    let isOver = false
    const end = limitThread({}, 5, () => {
      isOver = true
    })
    end()
    await untilOver({}, 20)
    expect(isOver).toBe(false)
  })
})
