import { describe, expect, it } from 'vitest'
import { startAdmin } from '#tests/admin/start-admin'
import { AN_ATTENDEE, builtPages, callApi, freeSlots } from '#tests/setup/test-app'

const LAYOUTS = ['root', 'routes/admin/layout', 'routes/site/not-found']
const ADMIN_PAGES = [
  '',
  '/bookings',
  '/bookings/new',
  '/calendar',
  '/calendar/time',
  '/insights',
  '/deliveries',
  '/event-types',
  '/event-types/new',
  '/availability',
  '/availability/new',
  '/availability/days-off',
  '/availability/preview',
  '/availability/explain',
  '/team',
  '/calendars',
  '/goto',
  '/embed',
  '/api',
  '/webhooks',
  '/webhooks/connectors/new',
  '/settings',
  '/settings/limits',
  '/settings/blocked',
  '/settings/log',
  '/settings/person',
  '/settings/photo',
]
const OPEN_PAGES = ['/', '/sign-in', '/sign-up', '/forgot-password', '/reset-password', '/verify-email', '/api/v1/docs']

describe('the titles of pages (E4)', () => {
  it('are named by every route that has a page', async () => {
    const { routes } = await builtPages()
    const pages = Object.values(routes).filter((route) => route?.module.default && !LAYOUTS.includes(route.id))
    expect(pages.length).toBeGreaterThan(60)
    expect(pages.filter((route) => !route?.module.meta).map((route) => route?.id)).toEqual([])
  })

  it('name the page first, and are all different, in both languages', async () => {
    const { app, host, get } = await startAdmin()
    const [start = ''] = await freeSlots(app, host)
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const { data: booking } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
    const attendee = new URL(booking.manageUrl).pathname
    const later = encodeURIComponent((await freeSlots(app, host))[0] ?? '')
    const one = `/admin/bookings/${booking.id}`
    const addresses = [
      ...OPEN_PAGES,
      '/dana',
      '/dana/intro-call',
      `/dana/intro-call/book?start=${later}`,
      attendee,
      ...['cancel', 'edit', 'reschedule', `reschedule?start=${later}`].map((page) => `${attendee}/${page}`),
    ]
    const private_ = [
      ...ADMIN_PAGES.map((page) => `/admin${page}`),
      one,
      ...['cancellation', 'move', 'new-time', 'link'].map((page) => `${one}/${page}`),
    ]
    for (const locale of ['en', 'de'] as const) {
      await app.services.db.updateTable('hosts').set({ locale }).execute()
      const withLanguage = (address: string) => `${address}${address.includes('?') ? '&' : '?'}lang=${locale}`
      const responses = [
        ...(await Promise.all(addresses.map((address) => fetch(app.url + withLanguage(address))))),
        ...(await Promise.all(private_.map(get))),
      ]
      expect(responses.map(({ status, url }) => `${status} ${url}`).filter((line) => !line.startsWith('200'))).toEqual(
        [],
      )
      const titles = await Promise.all(responses.map(titleOf))
      expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
      expect(titles.filter((title) => !/^.+( · |–).+$/.test(title) || /^(Foyer|Error|Fehler)/.test(title))).toEqual(
        titles.filter((title) => title === titles[0]),
      )
      const bookings = { en: 'Bookings · Foyer', de: 'Buchungen · Foyer' }[locale]
      expect(titles).toContain(bookings)
      expect(titles).toContain('Intro call · Dana Example')
    }
  })

  it('say first that a form was refused (WCAG 2.4.2)', async () => {
    const { app } = await startAdmin()
    const send = (path: string, body: Record<string, string>) =>
      fetch(app.url + path, { method: 'POST', headers: { Origin: app.url }, body: new URLSearchParams(body) })
    expect(await titleOf(await send('/sign-in', { email: 'x', password: '' }))).toBe('Error: Sign in · Foyer')
    expect(await titleOf(await send('/sign-up?lang=de', { name: '', email: '', password: '' }))).toMatch(
      /^Fehler: .+ · Foyer$/,
    )
    const details = '/dana/intro-call/book?start=2026-12-03T09:00:00Z'
    const typed = { start: '2026-12-03T09:00:00Z', name: '', email: '' }
    expect(await titleOf(await send(details, typed))).toBe('Error: Your details · Intro call · Dana Example')
  })

  it('name an error', async () => {
    const { app, get } = await startAdmin()
    expect(await titleOf(await fetch(`${app.url}/nobody/nothing`))).toMatch(/^(?!Foyer).+ · Foyer$/)
    expect(await titleOf(await get('/admin/bookings/bkg_none'))).toMatch(/^(?!Foyer).+ · Foyer$/)
  })

  it('distinguish the outcomes of a booking (E5)', async () => {
    const { app, host } = await startAdmin()
    const [start, later] = await freeSlots(app, host)
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const { data } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
    const page = async () => (await fetch(data.manageUrl)).text()
    const struck = (html: string) =>
      [...html.matchAll(/<del>.*?dateTime="([^"]+)"/gi)].map(([, at]) => Date.parse(at ?? ''))
    expect(await page()).toContain('<title>You are booked · Intro call · Dana Example</title>')
    await callApi(app, host, 'POST', `/bookings/${data.id}/reschedule`, { start: later })
    const moved = await page()
    expect(moved).toContain('<title>Moved: you are booked at the new time · Intro call · Dana Example</title>')
    expect(struck(moved)).toEqual([Date.parse(start ?? '')])
    await callApi(app, host, 'POST', `/bookings/${data.id}/cancellation`, {})
    const cancelled = await page()
    expect(cancelled).toContain('<title>Booking cancelled · Intro call · Dana Example</title>')
    expect(struck(cancelled)).toEqual([Date.parse(later ?? '')])
  })
})

async function titleOf(response: Response): Promise<string> {
  const titles = [...(await response.text()).matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title ?? '')
  expect(titles).toHaveLength(1)
  return titles[0] ?? ''
}
