import { describe, expect, it } from 'vitest'
import { insertAllowedSite } from '#db/queries/allowed-sites'
import { AN_ATTENDEE, aHost, builtPages, callApi, freeSlots, startTestApp, type TestApp } from '#tests/setup/test-app'
import { readFrameAddress, toFrame } from '~/booking/page/frame-address'

interface RouteEntry {
  id?: string
  path?: string
  children?: RouteEntry[]
}

/** Every address of a route and of those below it, with a name in place of each parameter. */
function addressesOf({ id, path = '', children = [] }: RouteEntry, above: string): { id?: string; path: string }[] {
  const own = `${above}/${path.replace(/:\w+/g, 'sample')}`
  return [{ ...(id === undefined ? {} : { id }), path: own }, ...children.flatMap((child) => addressesOf(child, own))]
}

describe('readFrameAddress', () => {
  it('recognises frames of public pages and of an attendee’s pages, and no others', () => {
    expect(readFrameAddress('/dana/intro-call/embed')).toEqual({ handle: 'dana' })
    expect(readFrameAddress('/dana/intro-call/book/embed.data')).toEqual({ handle: 'dana' })
    expect(readFrameAddress('/booking/abc/reschedule/embed')).toEqual({ token: 'abc' })
    for (const path of [
      '/dana/embed',
      '/admin/embed',
      '/admin/bookings/embed',
      '/embed',
      '/api/v1/embed',
      '/dana/a/b/embed',
    ])
      expect(readFrameAddress(path)).toBeNull()
  })

  it('recognises every framed address of the table of routes, and none that is not framed', async () => {
    const { default: routes } = await import('~/routes')
    const addresses = routes.flatMap((entry) => addressesOf(entry as RouteEntry, ''))
    const isFrame = ({ id, path }: (typeof addresses)[number]) => id?.endsWith('/embed') && !path.startsWith('/admin/')
    const framed = addresses.filter(isFrame).map(({ path }) => path)
    expect(framed.length).toBeGreaterThan(5)
    expect(framed.filter((path) => !readFrameAddress(path))).toEqual([])
    const others = addresses
      .map(({ path }) => `${path}/embed`.replace('//', '/'))
      .filter((path) => !framed.includes(path))
    expect(others.length).toBeGreaterThan(50)
    expect(others.filter(readFrameAddress)).toEqual([])
  })

  it('takes no page of ours for a host’s', async () => {
    const { default: routes } = await import('~/routes')
    const addresses = routes.flatMap((entry) => addressesOf(entry as RouteEntry, '')).map(({ path }) => path)
    // Only below such a segment does another route match before the one of a host's frame.
    const ours = new Set(addresses.filter((path) => /^\/[\w-]+\/./.test(path)).map((path) => path.split('/')[1]))
    ours.delete('sample')
    expect([...ours]).toEqual(expect.arrayContaining(['admin', 'booking', 'feeds', 'goto']))
    const below = [...ours].flatMap((name) => [`/${name}/sample/embed`, `/${name}/sample/book/embed`])
    expect(below.filter((path) => 'handle' in (readFrameAddress(path) ?? {}))).toEqual([])
  })

  it('has a frame for each address that the public pages link to', () => {
    expect(toFrame('/booking/abc/cancel?lang=de')).toBe('/booking/abc/cancel/embed?lang=de')
    expect(toFrame('?month=2026-12')).toBe('?month=2026-12')
  })
})

describe('frames', () => {
  it('may be embedded by the host’s sites, or by all while the list is empty; other pages never', async () => {
    const { app, host, booking, start } = await openFrames()
    const path = new URL(booking.manageUrl).pathname
    const frames = ['/dana/intro-call', `/dana/intro-call/book?start=${start}`, path, `${path}/cancel`].map(toFrame)
    for (const address of frames)
      expect(await framing(app, address)).toEqual({ ancestors: '*', older: null, cookie: null })
    await insertAllowedSite(app.services.db, host.id, 'https://site.example', Date.now())
    await insertAllowedSite(app.services.db, host.id, 'https://*.shop.example', Date.now())
    for (const address of frames)
      expect((await framing(app, address)).ancestors).toBe('https://*.shop.example https://site.example')
    for (const address of [
      '/',
      '/dana',
      '/dana/intro-call',
      path,
      `${path}/cancel`,
      '/admin/embed',
      '/dana/embed',
      '/sign-in',
    ])
      expect(await framing(app, address)).toMatchObject({ ancestors: "'none'", older: 'DENY' })
  })

  it('lead from step to step in frames, and to nothing that refuses to be framed', async () => {
    const { app, booking, start } = await openFrames()
    const path = new URL(booking.manageUrl).pathname
    const pages = ['/dana/intro-call', `/dana/intro-call/book?start=${start}`, path, `${path}/cancel`].map(toFrame)
    for (const address of pages) {
      const html = await (await fetch(app.url + address)).text()
      const leads = [...html.matchAll(/<a [^>]*href="(\/[^"]*)"[^>]*>/g)].filter(([tag]) => !tag.includes('target='))
      for (const [, to = ''] of leads) expect(to.split('?')[0]).toMatch(/\/(embed|invite\.ics)$/)
      expect(html).toContain('data-framed="page"')
      expect(html).toContain('event:"hello"')
    }
  })

  it('accept a form with a hidden origin by its token, and none from another site (S9)', async () => {
    const { app, start } = await openFrames()
    const address = toFrame(`/dana/intro-call/book?start=${start}&theme=dark&name=Ada`)
    const html = await (await fetch(app.url + address)).text()
    const formToken = /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const send = (origin: string, token: string) =>
      fetch(app.url + address, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: origin, 'Sec-Fetch-Site': 'cross-site' },
        body: new URLSearchParams({
          formToken: token,
          start,
          tz: 'UTC',
          name: 'Ada Example',
          email: 'ada@example.com',
        }),
      })
    expect((await send('https://evil.example', formToken)).status).toBe(403)
    expect((await send('null', 'forged')).status).toBe(400)
    const booked = await send('null', formToken)
    expect(booked.status).toBe(302)
    expect(booked.headers.get('location')).toMatch(/^\/booking\/[\w-]+\/embed\?theme=dark&done=booked$/)
    expect(booked.headers.get('set-cookie')).toBeNull()
  })

  it('refuse a hidden origin at an address that acts on a cookie (S9)', async () => {
    const { app } = await openFrames()
    const headers = { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }
    for (const address of ['/sign-out', '/admin/settings', '/admin/embed', '/admin/event-types/embed'])
      expect((await fetch(app.url + address, { method: 'POST', headers, body: '' })).status).toBe(403)
  })

  it('cancel with the address alone and report it to the page around', async () => {
    const { app, booking } = await openFrames()
    const address = toFrame(`${new URL(booking.manageUrl).pathname}/cancel`)
    const cancelled = await fetch(app.url + address, {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' },
      body: new URLSearchParams({ reason: '' }),
    })
    expect(cancelled.headers.get('location')).toMatch(/\/embed\?done=cancelled$/)
  })
})

async function openFrames() {
  const app = await startTestApp({ pages: await builtPages() })
  const host = await aHost(app)
  const [first = '', second = ''] = await freeSlots(app, host)
  const request = { eventType: 'intro-call', start: first, attendee: AN_ATTENDEE }
  const { data } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
  return { app, host, booking: data as { manageUrl: string }, start: second }
}

async function framing(app: TestApp, address: string) {
  const { headers } = await fetch(app.url + address, { redirect: 'manual' })
  return {
    ancestors: /frame-ancestors ([^;]+)/.exec(headers.get('content-security-policy') ?? '')?.[1],
    older: headers.get('x-frame-options'),
    cookie: headers.get('set-cookie'),
  }
}
