import { describe, expect, it } from 'vitest'
import { createCircuitBreaker } from '~/outbox/circuit-breaker'
import type { JobOutcome } from '~/outbox/job'

const DOWN: JobOutcome = { result: 'retry', error: 'no answer', serviceDown: true }

describe('the circuit breaker', () => {
  it('E7: after five silences asks a dead service no more, lets one job probe it, and lets all through once it is back', async () => {
    const { ask, asked, tick, answerWith } = aBreaker()
    answerWith(DOWN)
    for (let i = 0; i < 8; i++) await ask('dana')
    expect(asked()).toBe(5)
    expect(await ask('dana')).toMatchObject({ result: 'put_off', afterMs: 5_000 })
    tick(5_000)
    await Promise.all([ask('dana'), ask('dana'), ask('dana')])
    expect(asked()).toBe(6)
    expect(await ask('dana')).toMatchObject({ afterMs: 10_000 })
    tick(10_000)
    answerWith({ result: 'done' })
    await ask('dana')
    await ask('dana')
    expect(asked()).toBe(8)
  })

  it('E7: is one tenant’s and one service’s own affair', async () => {
    const { ask, asked, answerWith } = aBreaker()
    answerWith(DOWN)
    for (let i = 0; i < 8; i++) await ask('dana')
    await ask('sam')
    await ask('dana', 'booking-mail')
    expect(asked()).toBe(7)
  })

  it('E8: opens no longer because the clock was set back', async () => {
    const { ask, asked, tick, answerWith } = aBreaker()
    answerWith(DOWN)
    for (let i = 0; i < 8; i++) await ask('dana')
    tick(-3_600_000)
    await ask('dana')
    expect(asked()).toBe(6)
  })

  it('a refusal is an answer: it does not open', async () => {
    const { ask, asked, answerWith } = aBreaker()
    answerWith({ result: 'failed', error: 'refused' })
    for (let i = 0; i < 9; i++) await ask('dana')
    expect(asked()).toBe(9)
  })
})

function aBreaker() {
  let now = 7_200_000
  let count = 0
  let outcome: JobOutcome = { result: 'done' }
  const guarded = createCircuitBreaker(() => now)
  return {
    ask: (host: string, kind: 'meeting-create' | 'booking-mail' = 'meeting-create') =>
      guarded({ kind, host_id: host }, async () => {
        count += 1
        await Promise.resolve()
        return outcome
      }),
    asked: () => count,
    tick: (ms: number) => {
      now += ms
    },
    answerWith: (next: JobOutcome) => {
      outcome = next
    },
  }
}
