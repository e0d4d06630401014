import { describe, expect, it } from 'vitest'
import { createSignInDelays } from '~/accounts/sign-in-delays.server'
import { HOUR_MS, NOW } from './accounts'

describe('delays before a sign-in (S7)', () => {
  it('grow with each attempt on an account, wherever it comes from', () => {
    const delays = createSignInDelays()
    const waits = Array.from({ length: 8 }, (_, i) => delays.begin('dana@example.com', `198.51.100.${i}`, NOW))
    expect(waits).toEqual([0, 0, 0, 250, 500, 1_000, 2_000, 4_000])
  })

  it('grow with each attempt from a network, whichever account it tries', () => {
    const delays = createSignInDelays()
    const waits = Array.from({ length: 13 }, (_, i) => delays.begin(`host${i}@example.com`, '198.51.100.1', NOW))
    expect(waits.slice(9)).toEqual([0, 250, 500, 1_000])
  })

  it('never lock the owner out: the wait stays within seconds', () => {
    const delays = createSignInDelays()
    for (let i = 0; i < 5_000; i++) delays.begin('dana@example.com', `stranger ${i}`, NOW)
    expect(delays.begin('dana@example.com', '203.0.113.9', NOW)).toBe(8_000)
  })

  it('start again after the right password, and after fifteen quiet minutes', () => {
    const delays = createSignInDelays()
    for (let i = 0; i < 6; i++) delays.begin('dana@example.com', '198.51.100.1', NOW)
    delays.succeeded('dana@example.com', '198.51.100.1')
    expect(delays.begin('dana@example.com', '198.51.100.1', NOW)).toBe(0)
    for (let i = 0; i < 6; i++) delays.begin('dana@example.com', '198.51.100.1', NOW)
    expect(delays.begin('dana@example.com', '198.51.100.1', NOW + HOUR_MS)).toBe(0)
  })

  it('are not cleared for a network by signing in to another account there', () => {
    const delays = createSignInDelays()
    for (let i = 0; i < 12; i++) {
      delays.begin(`host${i}@example.com`, '198.51.100.1', NOW)
      delays.begin('own@example.com', '198.51.100.1', NOW)
      delays.succeeded('own@example.com', '198.51.100.1')
    }
    expect(delays.begin('host12@example.com', '198.51.100.1', NOW)).toBeGreaterThan(0)
  })
})
