import { describe, expect, it } from 'vitest'
import { createCircuitBreaker } from '~/outbox/circuit-breaker'
import type { JobOutcome } from '~/outbox/job'

const DOWN: JobOutcome = { result: 'retry', error: 'no answer', serviceDown: true }

describe('the circuit breaker', () => {
  it('stops calls after five timeouts, lets one job probe, and lets all through on recovery (E7)', async () => {
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

  it('is separate for each tenant and service (E7)', async () => {
    const { ask, asked, answerWith } = aBreaker()
    answerWith(DOWN)
    for (let i = 0; i < 8; i++) await ask('dana')
    await ask('sam')
    await ask('dana', 'booking-mail')
    expect(asked()).toBe(7)
  })

  it('stays open no longer when the clock is set back (E8)', async () => {
    const { ask, asked, tick, answerWith } = aBreaker()
    answerWith(DOWN)
    for (let i = 0; i < 8; i++) await ask('dana')
    tick(-3_600_000)
    await ask('dana')
    expect(asked()).toBe(6)
  })

  it('does not trip on a refusal, which is a response', async () => {
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
