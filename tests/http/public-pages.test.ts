import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import {
  AN_ATTENDEE,
  aHost,
  builtPages,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { maskUrl } from '~/http/log.server'
import { formatCalendarDate } from '~/i18n/dates'

describe('public pages', () => {
  it('set no cookie and load nothing from another origin (S8)', async () => {
    const { app, addresses } = await openPages()
    for (const address of addresses) {
      const response = await fetch(app.url + address)
      expect(response.status).toBe(200)
      expect(response.headers.get('set-cookie')).toBeNull()
      const html = await response.text()
      const loaded = [...html.matchAll(/<(?:script|link|img|iframe)[^>]+(?:src|href)="([^"]+)"/g)].map(([, url]) => url)
      expect(loaded.filter((url) => !/^(\/|data:)/.test(url ?? ''))).toEqual([])
    }
  })

  it('say what to do after a mail was sent, also to a visitor without the address it went to', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const html = await (await fetch(`${app.url}/verify-email?lang=de`)).text()
    expect(html).toContain('Öffnen Sie den Link, den wir Ihnen geschickt haben.')
  })

  it('allow only their own scripts, and no frame around them (S10)', async () => {
    const { app, addresses } = await openPages()
    for (const address of addresses) {
      const response = await fetch(app.url + address)
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("base-uri 'none'")
      expect(policy).not.toContain('unsafe')
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
      const html = await response.text()
      // By the response's nonce, or on a page that is the same for many by their hash.
      for (const [, attributes = '', text = ''] of html.matchAll(/<script(?![^>]+src=)([^>]*)>([^<]*)<\/script>/g))
        if (nonce) expect(attributes).toContain(`nonce="${nonce}"`)
        else expect(policy).toContain(`'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    }
  })

  it('get the same headers when their address is in capital letters (S10, S15)', async () => {
    const { app, host } = await openPages()
    const path = await bookedPath(app, host)
    const token = path.split('/')[2] ?? ''
    const headersOf = async (address: string) => (await fetch(app.url + address)).headers
    const inCapitals = path.replace('booking', 'BOOKING')
    expect((await headersOf(inCapitals)).get('referrer-policy')).toBe('no-referrer')
    expect(maskUrl(`${inCapitals}/Cancel`)).not.toContain(token)
    for (const frame of ['/DANA/Intro-Call/EMBED', `${inCapitals}/Embed`]) {
      const policy = (await headersOf(frame)).get('content-security-policy')
      expect(policy).toContain('frame-ancestors *')
    }
    expect((await headersOf('/ADMIN/event-types/embed')).get('content-security-policy')).toContain(
      "frame-ancestors 'none'",
    )
  })

  it('offer the other clock on every page of the way', async () => {
    const { app, host } = await openPages()
    // Only the rest of today is shown.
    const [start = ''] = await freeSlots(app, host)
    const read = async (path: string, language: string) =>
      (await fetch(app.url + path, { headers: { 'Accept-Language': language } })).text()
    const page = `/dana/intro-call?tz=Europe/Zurich&date=${start.slice(0, 10)}`
    const british = await read(page, 'en-GB')
    expect(british).toMatch(/>09:00</)
    expect(british).toContain('>Show AM and PM<')
    const asked = await read(`${page}&clock=12`, 'en-GB')
    expect(asked).toMatch(/>9:00 AM</)
    expect(asked).toContain('>Show 24 hours<')
    const next = /href="(\/dana\/intro-call\/book\?[^"]+)"/.exec(asked)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(new URL(next, app.url).searchParams.get('clock')).toBe('12')
    expect(await read(next, 'en-GB')).toMatch(/\d:\d\d [AP]M/)
    expect(await read(`${page}&clock=24`, 'en-US')).toMatch(/>09:00</)
    // The region decides the order of a date and the first day of a week; the name of a day stays what clients look for.
    const american = await read(page, 'en-US,en;q=0.9')
    expect([weekHead(british)[0], weekHead(american)[0]]).toEqual(['Monday', 'Sunday'])
    expect(british).toContain(`>${formatCalendarDate('en', start.slice(0, 10))}<`)
    expect(american).toContain(`>${formatCalendarDate({ locale: 'en', tag: 'en-US' }, start.slice(0, 10))}<`)
    expect(american).toContain(`aria-label="${formatCalendarDate('en', start.slice(0, 10))}, `)
    // German has one clock: there is no choice, but a request for the other is honoured.
    expect(await read(page, 'de-DE')).not.toContain('clock=')
    expect(await read(`${page}&clock=12`, 'de-DE')).toContain('>24 Stunden anzeigen<')
    expect(await read(`${page}&clock=nonsense`, 'en-GB')).toMatch(/>09:00</)
    // Back to the clock of the region, which the language alone does not have.
    expect(await read(`${page}&clock=24&lang=es-MX`, 'es-MX')).toContain('clock=12')
  })

  it('are not found at a malformed address, and only the log says why (S17)', async () => {
    const { app } = await openPages()
    const warned = vi.spyOn(console, 'warn')
    for (const path of ['/dana/%E0%A4%A', '/%ff', '/%'])
      expect([path, (await fetch(app.url + path)).status]).toEqual([path, 404])
    expect(warned).not.toHaveBeenCalled()
    expect((await fetch(`${app.url}/d%61na/intro-call`)).status).toBe(200)
  })

  it('refuse a form that is malformed, cut off or too large with a message, never with a 500', async () => {
    const { app } = await openPages()
    const page = `${app.url}/dana/intro-call/book?start=2026-12-03T09:00:00Z`
    const post = (type: string, body: string) =>
      fetch(page, { method: 'POST', body, redirect: 'manual', headers: { 'Content-Type': type, Origin: app.url } })
    expect((await post('application/json', '{}')).status).toBe(415)
    expect((await post('text/plain', 'name=Ada')).status).toBe(415)
    expect((await post('multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; na')).status).toBe(
      400,
    )
    const large = await post('application/x-www-form-urlencoded', `notes=${'x'.repeat(300 * 1024)}`)
    expect(large.status).toBe(413)
    expect(large.headers.get('connection')).toBe('close')
  })

  it('say how many times a day has, and offer them as links', async () => {
    const { app } = await openPages()
    const html = await (await fetch(`${app.url}/dana/intro-call?tz=Asia/Kolkata`)).text()
    expect(html).toMatch(/aria-label="\w+day \d{1,2} \w+ 20\d\d, \d+ times free"/)
    expect(html).toMatch(/aria-label="\w+day \d{1,2} \w+ 20\d\d, no times free"/)
    expect(html).toMatch(/href="\/dana\/intro-call\/book\?[^"]*start=20/)
  })

  it('respond to an unknown handle, unverified host and unknown event type with the same 404', async () => {
    const { app } = await openPages()
    await app.services.db
      .insertInto('hosts')
      .columns(['id', 'email', 'name', 'handle', 'time_zone', 'locale', 'welcome_text', 'created_at', 'updated_at'])
      .values({
        id: 'hst_x',
        email: 'x@example.com',
        name: 'X',
        handle: 'waiting',
        time_zone: 'UTC',
        locale: 'en',
        welcome_text: '',
        created_at: 1,
        updated_at: 1,
      })
      .execute()
    for (const address of ['/nobody', '/waiting', '/dana/nothing', '/waiting/intro-call', '/booking/nothing']) {
      const response = await fetch(app.url + address)
      expect(response.status).toBe(404)
      expect(await response.text()).toContain('We cannot find this page')
    }
  })

  it('are not found while their account is being deleted, on pages and in the API', async () => {
    const { app, host } = await openPages()
    const [start = ''] = await freeSlots(app, host)
    // What a request sees that has read the host before the deletion and the hours after it.
    await app.services.db.deleteFrom('schedules').where('host_id', '=', host.id).execute()
    const day = start.slice(0, 10)
    const slots = `/api/v1/slots?host=dana&eventType=intro-call&from=${day}&to=${day}`
    for (const address of ['/dana/intro-call', '/dana/intro-call/embed', `/dana/intro-call/book?start=${start}`, slots])
      expect([address, (await fetch(app.url + address)).status]).toEqual([address, 404])
  })

  it('carry the parameters of a link to the form and into the booking', async () => {
    const { app, host } = await openPages()
    const [start = ''] = await freeSlots(app, host)
    const brought =
      'name=Ada+Example&email=ada%40example.com&utm_source=letter&metadata[deal]=7&crm_id=42&tz=Asia/Kolkata'
    const month = await (await fetch(`${app.url}/dana/intro-call?${brought}`)).text()
    expect(month).toContain('utm_source=letter')
    const page = `${app.url}/dana/intro-call/book?${brought}&start=${start}`
    const html = await (await fetch(page)).text()
    expect(html).toContain('value="Ada Example"')
    const token = /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const form = new URLSearchParams({
      formToken: token,
      start,
      tz: 'Asia/Kolkata',
      name: 'Ada Example',
      email: 'ada@example.com',
    })
    const response = await fetch(page, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { Origin: app.url },
    })
    expect(response.status).toBe(302)
    expect(await app.services.db.selectFrom('bookings').selectAll().executeTakeFirst()).toMatchObject({
      tracking: '{"utmSource":"letter"}',
      metadata: '{"deal":"7"}',
      crm_id: '42',
      attendee_time_zone: 'Asia/Kolkata',
    })
  })

  it('refuse a form without a valid token, keeping what was typed, and any from another site (S9)', async () => {
    const { app, host } = await openPages()
    const [start = ''] = await freeSlots(app, host)
    const page = `${app.url}/dana/intro-call/book?start=${start}`
    const form = new URLSearchParams({
      formToken: 'a.b.c',
      start,
      tz: 'UTC',
      name: 'Ada Typed',
      email: 'ada@example.com',
    })
    const send = (origin: string) =>
      fetch(page, { method: 'POST', body: form, redirect: 'manual', headers: { Origin: origin } })
    const refused = await send(app.url)
    expect(refused.status).toBe(400)
    const html = await refused.text()
    expect(html).toContain('Everything you typed is still here')
    expect(html).toContain('value="Ada Typed"')
    expect((await send('https://evil.example')).status).toBe(403)
    expect(await app.services.db.selectFrom('bookings').select('id').execute()).toEqual([])
  })
})

describe('pages and unusual requests', () => {
  it('accept a link written by hand: a zone in small letters, an offset with a bare plus', async () => {
    const { app, host } = await openPages()
    const zonesOf = async (tz: string) => {
      const html = await (await fetch(`${app.url}/dana/intro-call?tz=${tz}`)).text()
      return [...html.matchAll(/<option value="([^"]+)"([^>]*)>/g)].map(([, id, rest]) =>
        rest?.includes('selected') ? `${id}!` : id,
      )
    }
    expect(await zonesOf('europe/zurich')).toEqual(await zonesOf('Europe/Zurich'))
    expect(await zonesOf('asia/kolkata')).toContain('Asia/Kolkata!')
    const [start = ''] = await freeSlots(app, host)
    const inIndia = new Date(Date.parse(start) + 5.5 * 3_600_000).toISOString().slice(0, 19)
    const page = await fetch(`${app.url}/dana/intro-call/book?start=${inIndia}+05:30`)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Confirm booking')])
  })

  it('accept no method but GET, HEAD and POST on pages (S9)', async () => {
    const { app } = await openPages()
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])
      for (const path of ['/sign-out', '/admin', '/dana/intro-call/book', '/dana/intro-call/embed']) {
        const answer = await fetch(app.url + path, { method, headers: { Origin: app.url }, redirect: 'manual' })
        expect([answer.status, answer.headers.get('allow')], `${method} ${path}`).toEqual([405, 'GET, HEAD, POST'])
        expect(answer.headers.get('set-cookie')).toBeNull()
      }
  })

  it('cancel from our own page with `Origin: null`, and from no other site (S9)', async () => {
    const { app, host } = await openPages()
    const [start = ''] = await freeSlots(app, host)
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const { data } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
    const cancel = (headers: Record<string, string>) =>
      fetch(`${data.manageUrl}/cancel`, {
        method: 'POST',
        redirect: 'manual',
        body: new URLSearchParams({ reason: '' }),
        headers: { Origin: 'null', ...headers },
      })
    expect((await cancel({ 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    const done = await cancel({ 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-Host': 'forged.example' })
    expect([done.status, done.headers.get('location')]).toEqual([302, new URL(data.manageUrl).pathname])
  })
})

async function openPages() {
  const app = await startTestApp({ pages: await builtPages() })
  const host = await aHost(app)
  const [start = ''] = await freeSlots(app, host)
  return { app, host, addresses: ['/', '/dana', '/dana/intro-call', `/dana/intro-call/book?start=${start}`] }
}

/** The path of the attendee's page of a new booking. */
async function bookedPath(app: TestApp, host: TestHost): Promise<string> {
  const [start] = await freeSlots(app, host)
  const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
  const { data } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
  return new URL(data.manageUrl).pathname
}

/** The full names of the weekdays above a month. */
function weekHead(html: string): string[] {
  return [...html.matchAll(/<th [^>]*>.*?<span class="visually-hidden">(\w+)<\/span>/g)].map(([, name = '']) => name)
}
