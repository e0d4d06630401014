import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBoundedQueue, QueueFullError } from '~/limits/bounded-queue'

const LIMITS = { name: 'test', atOnce: 2, waiting: 4, retryAfterSeconds: 3 }

/** Enters for each key in turn and records the order of starts; `end` ends the earliest that is running. */
function aQueue(limits: Parameters<typeof createBoundedQueue>[0]) {
  const queue = createBoundedQueue(limits)
  const began: string[] = []
  const refused: string[] = []
  const ends: (() => void)[] = []
  return {
    ...{ queue, began, refused },
    async enter(...keys: string[]) {
      for (const key of keys)
        void queue.enter(key).then(
          (end) => {
            began.push(key)
            ends.push(end)
          },
          (error) => {
            expect(error).toBeInstanceOf(QueueFullError)
            refused.push(key)
          },
        )
      await settled()
    },
    async end() {
      ends.shift()?.()
      await settled()
    },
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a bounded queue (S21)', () => {
  it('runs a number at once, lets a number wait, and refuses the rest with a retry time', async () => {
    const { queue, began, refused, enter, end } = aQueue(LIMITS)
    await enter('a', 'b', 'c', 'd', 'e', 'f', 'g')
    expect({ began, refused }).toEqual({ began: ['a', 'b'], refused: ['g'] })
    expect(queue.state()).toEqual({ running: 2, waiting: 4, refused: 1 })
    await expect(queue.enter('h')).rejects.toMatchObject({ queue: 'test', retryAfterSeconds: 3 })
    for (let ended = 0; ended < 6; ended++) await end()
    expect(began).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
    expect(queue.state()).toMatchObject({ running: 0, waiting: 0 })
  })

  it('gives each key one turn after another, however many it has waiting', async () => {
    const { began, enter, end } = aQueue({ ...LIMITS, atOnce: 1, waiting: 10 })
    await enter('greedy', 'greedy', 'greedy', 'greedy', 'modest')
    await end()
    await end()
    await end()
    expect(began).toEqual(['greedy', 'greedy', 'modest', 'greedy'])
  })

  it('lets a key with its full share running wait while others begin', async () => {
    const { began, enter } = aQueue({ ...LIMITS, atOncePerKey: 1 })
    await enter('greedy', 'greedy', 'modest')
    expect(began).toEqual(['greedy', 'modest'])
  })

  it('gives the last place of the key with most waiting to another key when it is full', async () => {
    const { refused, enter, queue } = aQueue({ ...LIMITS, atOnce: 1 })
    await enter('greedy', 'greedy', 'greedy', 'greedy', 'greedy', 'modest')
    expect(refused).toEqual(['greedy'])
    expect(queue.state()).toMatchObject({ running: 1, waiting: 4 })
    await enter('greedy')
    expect(refused).toEqual(['greedy', 'greedy'])
  })

  it('ends a turn when its work fails, and only once', async () => {
    const queue = createBoundedQueue({ ...LIMITS, atOnce: 1 })
    await expect(queue.run('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    const end = await queue.enter('a')
    end()
    end()
    expect(queue.state()).toMatchObject({ running: 0, waiting: 0 })
  })

  it('never runs or keeps more than it may, and loses no work, in any order', async () => {
    const step = fc.oneof(
      fc.constantFrom('a', 'b', 'c', 'd').map((key) => ({ key })),
      fc.constant(null),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { queue, began, refused, enter, end } = aQueue({ ...LIMITS, atOncePerKey: 1, waitingPerKey: 3 })
        for (const one of steps) {
          await (one ? enter(one.key) : end())
          const { running, waiting } = queue.state()
          expect(running).toBeLessThanOrEqual(2)
          expect(waiting).toBeLessThanOrEqual(4)
        }
        for (const _ of steps) await end()
        expect(began.length + refused.length).toBe(steps.filter((one) => one !== null).length)
        expect(queue.state()).toMatchObject({ running: 0, waiting: 0 })
      }),
      { numRuns: 50 },
    )
  })
})
