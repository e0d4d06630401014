import { describe, expect, it } from 'vitest'
import { createBoundedCounts } from '~/limits/bounded-counts'
import { networksOf } from '~/limits/client-address.server'

const WINDOW_MS = 60_000

describe('counts in memory (S21)', () => {
  it('add up within a window, and begin again after it', () => {
    const counts = createBoundedCounts(WINDOW_MS)
    expect(counts.add('a', 2, 1_000)).toEqual({ count: 2, endsAt: 61_000 })
    expect(counts.add('a', 3, 60_999)).toEqual({ count: 5, endsAt: 61_000 })
    expect(counts.get('a', 60_999)).toEqual({ count: 5, endsAt: 61_000 })
    expect(counts.get('a', 61_000)).toBeUndefined()
    expect(counts.add('a', 1, 61_000)).toEqual({ count: 1, endsAt: 121_000 })
  })

  it('never fall below zero when they are taken back', () => {
    const counts = createBoundedCounts(WINDOW_MS)
    counts.add('a', 1, 0)
    for (let time = 0; time < 3; time++) counts.takeBack('a')
    counts.takeBack('b')
    expect(counts.get('a', 0)?.count).toBe(0)
    expect(counts.add('b', 1, 0).count).toBe(1)
  })

  it('begin again when the clock was set back far', () => {
    const counts = createBoundedCounts(WINDOW_MS)
    counts.add('a', 9, 10_000_000)
    expect(counts.get('a', 1_000)).toBeUndefined()
    expect(counts.add('a', 1, 1_000)).toEqual({ count: 1, endsAt: 61_000 })
  })

  it('are forgotten when they have ended', () => {
    const counts = createBoundedCounts(WINDOW_MS)
    for (let key = 0; key < 1_000; key++) counts.add(`${key}`, 1, key)
    counts.add('last', 1, WINDOW_MS + 499)
    expect(counts.size()).toBe(501)
  })

  it('stay few for 60,000 IPv6 networks, and the latest ones are kept', () => {
    const counts = createBoundedCounts(WINDOW_MS)
    const addressOf = (index: number) => `2001:${(index >> 8).toString(16)}:${(index & 255).toString(16)}::1`
    for (let index = 0; index < 60_000; index++)
      for (const { key } of networksOf(addressOf(index))) counts.add(key, 1, 1_000)
    expect(counts.size()).toBe(50_000)
    for (const { key } of networksOf(addressOf(59_999))) expect(counts.get(key, 1_000)?.count).toBe(1)
  })
})
