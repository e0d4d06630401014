import { describe, expect, it } from 'vitest'
import { settlementOf } from '~/outbox/settlement'

const NOW = 1_000_000
const JOB = { run_at: NOW, deadline_at: NOW + 3_600_000, attempts: 4 }

describe('what becomes of a job', () => {
  it('is tried again at growing random intervals until its deadline; then the host sees it (E6)', () => {
    const retry = { result: 'retry', error: 'no answer' } as const
    expect(settlementOf(JOB, retry, NOW, 0.5)).toEqual({
      ...{ state: 'queued', error: 'no answer', attempts: 5 },
      runAt: NOW + 16_000,
    })
    expect(settlementOf({ ...JOB, deadline_at: NOW + 1 }, retry, NOW, 0.5)).toMatchObject({ state: 'failed' })
    expect(settlementOf(JOB, { ...retry, afterMs: 60_000 }, NOW, 0.5)).toMatchObject({ runAt: NOW + 60_000 })
  })

  it('does not count a postponement as a failed try (E6)', () => {
    const settlement = settlementOf(JOB, { result: 'put_off', error: 'asked again soon', afterMs: 1_000 }, NOW, 0.5)
    expect(settlement).toEqual({ state: 'queued', runAt: NOW + 1_500, error: 'asked again soon', attempts: 4 })
  })
})
