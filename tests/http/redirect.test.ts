import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { A_PASSWORD, aHostWithPassword } from '#tests/accounts/accounts'
import { builtPages, startTestApp } from '#tests/setup/test-app'
import { headerAddress, redirect } from '~/http/redirect.server'

describe('a redirect', () => {
  it('fits into a header, whatever it contains, and is unchanged when it fits', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const location = redirect(`/${text}`).headers.get('location') ?? ''
        expect(location).toMatch(/^[\x21-\x7e]+$/)
        expect(headerAddress(location)).toBe(location)
      }),
    )
    expect(headerAddress('/admin/€ 1?a=%20#ü')).toBe('/admin/%E2%82%AC%201?a=%20#%C3%BC')
    expect(headerAddress('/a\r\nSet-Cookie: x')).toBe('/a%0D%0ASet-Cookie:%20x')
    expect(headerAddress('/\ud800')).toBe('/%EF%BF%BD')
  })

  it('is no longer than a header may be: query parameters are dropped first', () => {
    expect(headerAddress(`/sign-in?next=${'%2F'.repeat(5_000)}`)).toBe('/sign-in')
    expect(headerAddress(`/${'€'.repeat(5_000)}`).length).toBe(7_000)
  })

  it.each(['/€', '/admin/bookings?q=Müller', '/admin?x=日本 語', '/admin/\ud83d\ude00', '/admin#ü'])(
    'leads to %s after the right password',
    async (next) => {
      const app = await startTestApp({ pages: await builtPages() })
      const { email } = await aHostWithPassword(app.services)
      const answer = await fetch(`${app.url}/sign-in?${new URLSearchParams({ next })}`, {
        method: 'POST',
        body: new URLSearchParams({ email, password: A_PASSWORD }),
        headers: { Origin: app.url },
        redirect: 'manual',
      })
      expect([answer.status, decodeURI(answer.headers.get('location') ?? '')]).toEqual([302, next])
    },
  )

  it('is made in one place: no other code writes a Location', () => {
    const sources = readdirSync('app', { recursive: true, encoding: 'utf8' })
      // The second reads where another server leads to.
      .filter((file) => !['http/redirect.server.ts', 'calendars/caldav/dav-client.server.ts'].includes(file))
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => ({ file, text: readFileSync(`app/${file}`, 'utf8') }))
    const others = sources.filter(
      ({ text }) =>
        /\bredirect(Document)?\b[^}]*\} from '@remix-run/.test(text) ||
        /\blocation['"]?\s*[:,]\s*[^;]*headers|headers[^;]*['"]?Location['"]?:/.test(text),
    )
    expect(others.map(({ file }) => file)).toEqual([])
  })
})
