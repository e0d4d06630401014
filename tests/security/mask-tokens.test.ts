import { describe, expect, it } from 'vitest'
import { createLog, maskUrl } from '~/http/log.server'
import { maskTokens } from '~/security/mask-tokens'
import { newToken } from '~/security/tokens.server'

const TOKEN = 'kX9_ab-3Qm7ZtVwYx2Lp5RsN8cUd1EfG4hJ6iKoM0qA'
const encoded = (text: string) => [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')

describe('the log', () => {
  it.each([
    `/booking/${TOKEN}`,
    `//booking/${TOKEN}`,
    `///booking///${TOKEN}/cancel`,
    `/BOOKING/${TOKEN}/cancel`,
    `/booking%2f${TOKEN}`,
    `/booking%2F${TOKEN}`,
    `/booking%252f${TOKEN}`,
    `/booking%25252f${TOKEN}`,
    `%2fbooking%2f${TOKEN}`,
    `/%62ooking/${TOKEN}`,
    `/booking/${encoded(TOKEN)}`,
    `/booking/${encoded(encoded(TOKEN))}`,
    `/booking/./${TOKEN}`,
    `/booking/x/../${TOKEN}`,
    `/booking/%2e/${TOKEN}`,
    `/booking\\${TOKEN}`,
    `/booking%5c${TOKEN}`,
    `/booking/${TOKEN}.data`,
    `/booking/${TOKEN}%20`,
    `/booking/${TOKEN};x=1`,
    `/booking%3ftoken=${TOKEN}`,
    `/verify-email?token=${TOKEN}`,
    `/verify-email%3Ftoken=${TOKEN}`,
    `/reset-password/token=${TOKEN}`,
    `/goto/callback?code=${TOKEN}&state=${TOKEN}`,
    `/calendars/google/callback?code=${TOKEN}&state=${TOKEN}`,
    `/calendars/microsoft/callback?code=${TOKEN}&state=${TOKEN}`,
    `/calendars/microsoft/notifications?validationToken=${TOKEN}`,
    `/feeds/${TOKEN}.ics`,
    `//FEEDS/./${TOKEN}.ics`,
    `/dana/intro-call/${TOKEN}`,
    `/x/foyer_${TOKEN}`,
    `/dana/intro-call#${TOKEN}`,
    `/%00/booking/${TOKEN}`,
    `/booking/${TOKEN}%`,
    `/booking/${TOKEN}%zz`,
  ])('shows no token of %s', (path) => {
    const shown = maskUrl(path)
    expect(shown).not.toContain(TOKEN.slice(0, 8))
    expect(shown).not.toContain(TOKEN.slice(-8))
    expect(decodeURIComponent(shown.replaceAll('%', ''))).not.toContain(TOKEN.slice(0, 8))
  })

  it.each([
    ['/booking/short', '/booking/…'],
    [`/booking/${TOKEN}/cancel`, '/booking/…/cancel'],
    ['/admin/bookings/bkg_7m2kq0123456789abcdef', '/admin/bookings/bkg_7m2kq0123456789abcdef'],
    ['/dana/my-very-long-event-type-name-for-clients', '/dana/my-very-long-event-type-name-for-clients'],
    ['/photos/pho_7m2kq0123456789abcdef', '/photos/pho_7m2kq0123456789abcdef'],
    ['/assets/entry.client-B2k9QwXy.js', '/assets/entry.client-B2k9QwXy.js'],
  ])('shows %s as %s', (path, shown) => {
    expect(maskUrl(path)).toBe(shown)
  })

  it('recognises every kind of token that we make', () => {
    for (let made = 0; made < 2_000; made++) {
      const token = newToken()
      expect(maskTokens(`a ${token} b`)).toBe('a … b')
      expect(maskTokens(`foyer_${token}`)).toBe('…')
    }
  })

  it('lets no token leave in a message, a stack, a nested field or a foreign address', () => {
    const lines: string[] = []
    const log = createLog({ LOG_LEVEL: 'debug' }, { write: (line: string) => void lines.push(line) })
    log.error({ error: new Error(`No route matches URL "/booking/${TOKEN}"`) }, 'request failed')
    log.error({ err: new Error(`/verify-email?token=${TOKEN}`) }, 'a page failed')
    log.warn({ request: 'Ab3-_Cd4Ef56', deep: { list: [{ referer: `https://x.example/?t=${TOKEN}` }] } }, TOKEN)
    expect(lines).toHaveLength(3)
    expect(lines.join('')).not.toContain(TOKEN.slice(4, 20))
    expect(lines[2]).toContain('Ab3-_Cd4Ef56')
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number) })
  })
})
