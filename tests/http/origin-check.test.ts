import { describe, expect, it } from 'vitest'
import { hasAllowedOrigin } from '~/http/origin-check.server'

const APP = 'https://book.example.com'

function isAllowed(origin: string, { atFrameAddress = false, site = 'cross-site' } = {}): boolean {
  const headers = new Headers({ Origin: origin, 'Sec-Fetch-Site': site, Cookie: 'a=b' })
  return hasAllowedOrigin({ method: 'POST', headers }, APP, atFrameAddress)
}

describe('the origin of a form (S9)', () => {
  it('is ours, letter by letter', () => {
    expect(isAllowed(APP)).toBe(true)
    for (const origin of [
      ...[
        `${APP}.evil.example`,
        `${APP}:8443`,
        `http://${APP.slice(8)}`,
        `${APP}@evil.example`,
        `https://evil.example/${APP}`,
      ],
      ...['https://book.example.co', 'https://example.com', 'https://evil.example', 'null'],
    ])
      expect([origin, isAllowed(origin)]).toEqual([origin, false])
  })

  it('may be hidden where the browser says that it is the same site, and in our own frame', () => {
    expect(isAllowed('null', { site: 'same-origin' })).toBe(true)
    expect(isAllowed('null', { atFrameAddress: true })).toBe(true)
    expect(isAllowed('https://evil.example', { atFrameAddress: true })).toBe(false)
  })
})
