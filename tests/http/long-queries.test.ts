import { describe, expect, it } from 'vitest'
import { signedIn } from '#tests/admin/start-admin'
import { aHost, builtPages, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { MAX_QUERY_BYTES } from '~/http/limit-queries.server'

/** What a request may add to a page (S21). */
const MAX_CAUSED_BYTES = 64 * 1024

const letters = (count: number) => 'x'.repeat(count)

async function aPage() {
  const app = await startTestApp({ pages: await builtPages() })
  const host = await aHost(app, { connected: false })
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '08:00', end: '18:00' }))
  await callApi(app, host, 'PUT', '/availability', { timeZone: 'Europe/Zurich', weekly, overrides: [] })
  const [start] = await freeSlots(app, host, 40)
  const month = (await freeSlots(app, host, 40)).at(-1)?.slice(0, 7)
  const read = async (path: string) => {
    const answer = await fetch(app.url + path)
    return { status: answer.status, text: await answer.text() }
  }
  return { app, host, start, month, read }
}

describe('a long query', () => {
  it.each([
    ['one long text', `notes=${letters(7_900)}`],
    ['a text that takes more space as markup', `notes=${'%22'.repeat(2_600)}`],
    ['many short values', Array.from({ length: 400 }, (_, n) => `metadata[key${n}]=1`).join('&')],
    [
      'as many as fit into links',
      `${Array.from({ length: 30 }, (_, n) => `metadata[key${n}]=1`).join('&')}&notes=${letters(7_000)}`,
    ],
    ['many values of one name', Array.from({ length: 670 }, (_, n) => `guests=g${n}`).join('&')],
  ])('makes no page much larger: %s', async (_, query) => {
    const { start, month, read } = await aPage()
    expect(query.length).toBeLessThan(MAX_QUERY_BYTES - 60)
    for (const path of ['/dana?', `/dana/intro-call?month=${month}`, `/dana/intro-call/book?start=${start}`, '/?'])
      for (const frame of ['', '/embed']) {
        const [address = '', own = ''] = path.split('?')
        if (frame && address.split('/').length < 3) continue
        const plain = await read(`${address}${frame}?${own}`)
        const long = await read(`${address}${frame}?${own}&${query}`)
        expect([plain.status, long.status], path).toEqual([200, 200])
        expect(long.text.length - plain.text.length, path).toBeLessThan(MAX_CAUSED_BYTES)
      }
  })

  it('makes no page of the admin much larger', async () => {
    const { app, host } = await aPage()
    const { get } = await signedIn(app, host)
    const query = `q=a&status=all&sort=start&text=${letters(4_000)}&${'x&'.repeat(2_000)}`
    for (const path of ['', '/bookings', '/bookings/new', '/calendar', '/insights', '/embed', '/team', '/deliveries']) {
      const plain = await (await get(`/admin${path}`)).text()
      const long = await get(`/admin${path}?${query}`)
      expect(long.status, path).toBe(200)
      const caused = (await long.text()).length - plain.length
      expect(caused, path).toBeLessThan(MAX_CAUSED_BYTES)
    }
  })

  it('is shortened in links by its longest parts first, and keeps name, address and campaign', async () => {
    const { month, read } = await aPage()
    const brought = `name=Ada&email=ada@example.com&utm_source=news&crm_id=42&notes=${letters(2_000)}`
    const { text } = await read(`/dana/intro-call?month=${month}&${brought}`)
    const times = [...text.matchAll(/href="([^"]*\/book\?[^"]*)"/g)].map(([, href]) => href?.replaceAll('&amp;', '&'))
    expect(times.length).toBeGreaterThan(3)
    for (const href of times) {
      const query = new URL(href ?? '', 'http://foyer.test').searchParams
      expect(Object.fromEntries(query)).toMatchObject({
        name: 'Ada',
        email: 'ada@example.com',
        utm_source: 'news',
        crm_id: '42',
      })
      expect(query.has('notes')).toBe(false)
    }
    // The form that changes the zone is there once, and keeps it.
    expect(text).toContain(`name="notes" value="${letters(2_000)}"`)
  })

  it('that fits is repeated in full', async () => {
    const { month, read } = await aPage()
    const notes = letters(500)
    const { text } = await read(`/dana/intro-call?month=${month}&name=Ada&notes=${notes}`)
    expect(text.split(`notes=${notes}`).length).toBeGreaterThan(10)
  })

  it('beyond 8 KiB is refused with a message, on pages, frames and calls, before it is read', async () => {
    const { app, read } = await aPage()
    const query = `?notes=${letters(MAX_QUERY_BYTES)}`
    for (const path of ['/dana/intro-call', '/dana/intro-call/embed', '/dana', '/sign-in', '/nobody/at-all']) {
      const { status, text } = await read(path + query)
      expect([status, text], path).toEqual([414, expect.stringContaining('This link is too long.')])
    }
    const german = await fetch(`${app.url}/dana/intro-call${query}`, { headers: { 'Accept-Language': 'de' } })
    expect(await german.text()).toContain('Dieser Link ist zu lang.')
    const sent = await fetch(`${app.url}/sign-in${query}`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'a' }),
    })
    expect(sent.status).toBe(414)
    const call = await fetch(`${app.url}/api/v1/slots${query}`)
    expect([call.status, (await call.json()).code]).toEqual([414, 'query_too_long'])
  })
})
