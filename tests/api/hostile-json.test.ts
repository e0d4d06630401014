import { describe, expect, it } from 'vitest'
import { aHost, startTestApp } from '#tests/setup/test-app'
import { findRepeatedKey, shapeOf } from '~/api/check-input'

const ANSWER_BYTES = 65_536

describe('a JSON body', () => {
  it.each([
    ['nested too deeply', `${'['.repeat(100_000)}`],
    ['deep in objects', `${'{"a":'.repeat(17)}1${'}'.repeat(17)}`],
    ['of too many keys', `{${Array.from({ length: 20_001 }, (_, at) => `"k${at}":1`).join(',')}}`],
    ['of too many values', `{"a":[${'1,'.repeat(20_001)}1]}`],
    ['with a key twice', '{"start":"2026-12-07T09:00:00Z","start":"2026-12-08T09:00:00Z"}'],
    ['with a key twice in two spellings', '{"attendee":{"name":"Ada","n\\u0061me":"Eve"}}'],
    ['with a prototype', '{"__proto__":{"admin":true}}'],
    ['with a prototype in a list', '{"guests":[{"constructor":{"prototype":{}}}]}'],
    ['with long unknown keys', `{${Array.from({ length: 60 }, (_, at) => `"${'k'.repeat(3_000)}${at}":1`).join(',')}}`],
    ['with long keys where any are allowed', `{"metadata":{"${'<'.repeat(100_000)}":"x"}}`],
    ['with halves of characters', '{"notes":"\\ud800"}'],
  ])('is refused with a short message: %s', async (_, body) => {
    const app = await startTestApp()
    const { apiToken } = await aHost(app, { connected: false })
    const headers = { Authorization: `Bearer ${apiToken}`, 'Content-Type': 'application/json' }
    const answer = await fetch(`${app.url}/api/v1/bookings`, { method: 'POST', headers, body })
    const text = await answer.text()
    expect([answer.status, JSON.parse(text).code]).toEqual([422, 'validation_failed'])
    expect(text.length).toBeLessThan(ANSWER_BYTES)
  })

  it('is checked before it is parsed', () => {
    expect(shapeOf('[{"a":[]},1]')).toEqual({ depth: 3, values: 4 })
    expect(shapeOf('{"a":"[[[,,,","b":"\\"{"}')).toEqual({ depth: 1, values: 2 })
    expect(findRepeatedKey('{"a":{"b":1},"c":[{"b":1},{"b":2}],"b":{"a":"a"}}')).toBeNull()
    expect(findRepeatedKey('{"a":1,"b":{"c":1,"c":2}}')).toBe('c')
    expect(findRepeatedKey('{"a":"\\"a\\":1","a":2}')).toBe('a')
  })
})
