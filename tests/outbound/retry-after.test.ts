import { expect, it } from 'vitest'
import { readRetryAfter } from '~/outbound/retry-after'
import { HOUR_MS } from '~/time/units'

it.each([
  ['7', 7_000],
  ['0', 0],
  [' 1.5 ', 1_500],
  ['86400', HOUR_MS],
  ['9'.repeat(15), HOUR_MS],
  ['', null],
  ['-1', null],
  ['Infinity', null],
  ['Wed, 02 Dec 2026 07:28:00 GMT', null],
])('a server that says Retry-After: %s gets the wait that it asks for, at most an hour', (header, waitMs) => {
  expect(readRetryAfter(header, HOUR_MS)).toBe(waitMs)
})

it('a response without Retry-After, or with two of them, asks for no wait', () => {
  expect([readRetryAfter(undefined, HOUR_MS), readRetryAfter(['1', '2'], HOUR_MS)]).toEqual([null, null])
})
