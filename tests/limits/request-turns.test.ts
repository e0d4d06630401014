import { afterEach, describe, expect, it, vi } from 'vitest'
import { priceOfSlots } from '~/limits/prices'
import { createRequestTurns } from '~/limits/request-turns'

afterEach(() => vi.useRealTimers())

function aRequest() {
  let finish = () => {}
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  const request = {
    began: false,
    finish,
    answer() {
      request.began = true
      return done
    },
  }
  return request
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('the reads of one network (S21)', () => {
  it('are answered one after the other, while another network’s begin at once', async () => {
    const turns = createRequestTurns(1)
    const [first, second, other] = [aRequest(), aRequest(), aRequest()]
    const all = [turns.take('a', first.answer), turns.take('a', second.answer), turns.take('b', other.answer)]
    await settled()
    expect([first.began, second.began, other.began]).toEqual([true, false, true])
    first.finish()
    await settled()
    expect(second.began).toBe(true)
    second.finish()
    other.finish()
    await Promise.all(all)
    expect(turns.queue.state()).toMatchObject({ running: 0, waiting: 0 })
  })

  it('that wait for something else delay others for at most 250 ms', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const turns = createRequestTurns(1)
    const [slow, next] = [aRequest(), aRequest()]
    const all = [turns.take('a', slow.answer), turns.take('a', next.answer)]
    await vi.advanceTimersByTimeAsync(249)
    expect(next.began).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(next.began).toBe(true)
    slow.finish()
    next.finish()
    await Promise.all(all)
    expect(turns.queue.state()).toMatchObject({ running: 0, waiting: 0 })
  })
})

describe('the price of free times', () => {
  it('grows with the days and with the starts of each', () => {
    expect(priceOfSlots({ days: 62, stepMinutes: 5 })).toBe(45)
    expect(priceOfSlots({ days: 31, stepMinutes: 5 })).toBe(23)
    expect(priceOfSlots({ days: 1, stepMinutes: 30 })).toBe(1)
  })
})
