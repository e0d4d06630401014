import { describe, expect, it } from 'vitest'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'

const ANY_KEY = { apiToken: `foyer_${'x'.repeat(43)}` } as TestHost

describe('GET /slots', () => {
  it('responds without a key, to any origin, with an ETag that saves the second body', async () => {
    const { app } = await open()
    const url = slotsUrl(app)
    const first = await fetch(url, { headers: { Origin: 'https://elsewhere.example' } })
    expect(first.status).toBe(200)
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    expect(first.headers.get('set-cookie')).toBeNull()
    const etag = first.headers.get('etag') ?? ''
    const again = await fetch(url, { headers: { 'If-None-Match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
  })

  it('groups by the days of the requested zone', async () => {
    const { app } = await open()
    const { data } = await (await fetch(slotsUrl(app, { timeZone: 'Pacific/Apia' }))).json()
    for (const [day, slots] of Object.entries(data as Record<string, { start: string; end: string }[]>)) {
      for (const { start, end } of slots) {
        expect(start).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00Z$/)
        expect(Date.parse(end) - Date.parse(start)).toBe(30 * 60_000)
        expect(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Pacific/Apia' }).format(Date.parse(start))).toBe(day)
      }
    }
  })

  it.each([
    ['more than 62 days', { from: '2027-01-01', to: '2027-03-04' }, 422],
    ['days in the wrong order', { from: '2027-01-02', to: '2027-01-01' }, 422],
    ['a day that does not exist', { from: '2027-02-30' }, 422],
    ['an unknown zone', { timeZone: 'Mars/Olympus' }, 422],
    ['a duration that is not offered', { duration: '45' }, 422],
    ['an unknown parameter', { junk: '1' }, 422],
    ['an unknown host', { host: 'nobody' }, 404],
    ['an unknown event type', { eventType: 'nothing' }, 404],
  ])('refuses %s with a problem', async (_name, parameters, status) => {
    const { app } = await open()
    const response = await fetch(slotsUrl(app, parameters))
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status, code: expect.any(String), detail: expect.any(String) })
    expect(response.status).toBe(status)
  })

  it('says nothing about who booked (S3)', async () => {
    const { app, host } = await open()
    await book(app, host)
    expect(await (await fetch(slotsUrl(app))).text()).not.toMatch(/Ada|example\.com|booking/)
  })
})

describe('keys', () => {
  it('refuses a missing, a malformed and an unknown key alike (S6)', async () => {
    const { app } = await open()
    const answers = await Promise.all([
      fetch(`${app.url}/api/v1/me`),
      fetch(`${app.url}/api/v1/me`, { headers: { Authorization: 'Bearer junk' } }),
      callApi(app, ANY_KEY, 'GET', '/me'),
    ])
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
    expect(answers[0]?.headers.get('www-authenticate')).toBe('Bearer')
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
  })

  it('show whose they are and the state of GoTo', async () => {
    const { app, host } = await open()
    expect((await (await callApi(app, host, 'GET', '/me')).json()).data).toEqual({
      id: host.id,
      handle: 'dana',
      name: 'Dana Example',
      email: host.email,
      timeZone: 'Europe/Zurich',
      goto: { status: 'connected', email: 'dana@goto.example' },
    })
  })
})

describe('bookings', () => {
  it('responds to a new booking with every field of the contract', async () => {
    const { app, host } = await open()
    const booking = await book(app, host, {
      tracking: { utmSource: 'x' },
      metadata: { deal: '7' },
      crm: { id: '42' },
    })
    expect(booking).toMatchObject({
      status: 'confirmed',
      title: 'Intro call',
      sequence: 0,
      host: { handle: 'dana', name: 'Dana Example', timeZone: 'Europe/Zurich' },
      eventType: { slug: 'intro-call', title: 'Intro call', durationMinutes: 30 },
      attendee: { ...AN_ATTENDEE, locale: 'en' },
      conferencing: { provider: 'goto', status: 'pending', joinUrl: null, meetingId: null },
      tracking: { utmSource: 'x' },
      metadata: { deal: '7' },
      crm: { system: null, type: null, id: '42' },
      cancellation: null,
      previous: null,
    })
    expect(booking.manageUrl).toMatch(/\/booking\/[\w-]{43}$/)
  })

  it('gives repeats the first response, also after the event type changed and when many come at once (B4)', async () => {
    const { app, host } = await open()
    const [start] = await freeSlots(app, host)
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const send = () => callApi(app, host, 'POST', '/bookings', request, { 'Idempotency-Key': 'deal-8' })
    const answers = await Promise.all(Array.from({ length: 8 }, send))
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201))
    expect(new Set(texts).size).toBe(1)
    const { data } = await (await callApi(app, host, 'GET', '/event-types')).json()
    const question = { id: 'why', label: 'Why?', kind: 'short_text', required: true }
    const changes = { durationMinutes: 45, stepMinutes: 45, questions: [question], language: 'de' }
    await callApi(app, host, 'PATCH', `/event-types/${data[0].id}`, changes)
    const later = await send()
    expect([later.status, await later.text()]).toEqual([201, texts[0]])
  })

  it('gives the same key and body the same bytes, and refuses another body (B4)', async () => {
    const { app, host } = await open()
    const [start, other] = await freeSlots(app, host)
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const send = (body: object) => callApi(app, host, 'POST', '/bookings', body, { 'Idempotency-Key': 'deal-7' })
    const first = await send(request)
    const text = await first.text()
    await app.settled()
    const second = await send(request)
    expect([first.status, second.status, await second.text()]).toEqual([201, 201, text])
    expect(await (await send({ ...request, start: other })).json()).toMatchObject({
      status: 422,
      code: 'idempotency_key_reused',
    })
    expect(app.goto.creates()).toHaveLength(1)
    expect(app.mail.messages).toHaveLength(2)
  })

  it('refuses a time that was never offered, with the nearest ones (B5)', async () => {
    const { app, host } = await open()
    const [start = ''] = await freeSlots(app, host)
    for (const never of [start.replace(':00:00Z', ':07:00Z'), '2020-01-01T09:00:00Z', '2100-01-01T09:00:00Z']) {
      const response = await callApi(app, host, 'POST', '/bookings', {
        eventType: 'intro-call',
        start: never,
        attendee: AN_ATTENDEE,
      })
      expect([response.status, (await response.json()).code]).toEqual([409, 'slot_unavailable'])
    }
  })

  it.each([{ kind: 'open' }, { kind: 'range', from: '2026-01-01', to: '9999-12-31' }])(
    'accepts no time beyond the dates that the slots call shows: $kind (B5)',
    async (bookingWindow) => {
      const { app, host } = await open()
      const made = await callApi(app, host, 'POST', '/event-types', { slug: 'any-time', title: 'Any', bookingWindow })
      expect(made.status).toBe(201)
      const response = await callApi(app, host, 'POST', '/bookings', {
        eventType: 'any-time',
        // An ordinary Thursday, three generations later.
        start: '2200-01-02T09:00:00Z',
        attendee: AN_ATTENDEE,
      })
      expect([response.status, (await response.json()).code]).toEqual([409, 'slot_unavailable'])
    },
  )

  it('lists by state, in pages, and filters by the CRM’s own ids', async () => {
    const { app, host } = await open()
    const slots = await freeSlots(app, host)
    const ids = []
    for (const [index, start] of slots.slice(0, 3).entries())
      ids.push((await book(app, host, { start, crm: { id: `deal-${index}` } })).id)
    const list = async (query: string) => (await callApi(app, host, 'GET', `/bookings?${query}`)).json()
    const first = await list('status=upcoming&limit=2')
    const second = await list(`status=upcoming&limit=2&cursor=${first.nextCursor}`)
    expect([...first.data, ...second.data].map(({ id }: { id: string }) => id)).toEqual(ids)
    expect(second.nextCursor).toBeNull()
    expect((await list('crmId=deal-1')).data.map(({ id }: { id: string }) => id)).toEqual([ids[1]])
    expect((await list('status=past')).data).toEqual([])
  })

  it('responds to another host’s booking as to a missing one, on reading and cancelling (S1)', async () => {
    const { app, host } = await open()
    const stranger = await aHost(app, { handle: 'stranger', connected: false })
    const { id } = await book(app, host)
    for (const [method, path] of [
      ['GET', '/bookings/'],
      ['POST', '/bookings/'],
    ] as const) {
      const suffix = method === 'POST' ? '/cancellation' : ''
      const [foreign, missing] = await Promise.all(
        [id, 'bkg_nothing'].map((name) =>
          callApi(app, stranger, method, `${path}${name}${suffix}`, method === 'POST' ? {} : undefined),
        ),
      )
      expect([foreign?.status, await foreign?.text()]).toEqual([404, await missing?.text()])
    }
  })
})

describe('bad input', () => {
  it.each([
    ['an unknown field', { owner: 'me' }, 'owner'],
    ['an unknown field of the attendee', { attendee: { ...AN_ATTENDEE, role: 'host' } }, 'attendee.role'],
    [
      'two addresses in one field',
      { attendee: { ...AN_ATTENDEE, email: 'a@example.com,b@example.com' } },
      'attendee.email',
    ],
    [
      'a line break in an address',
      { attendee: { ...AN_ATTENDEE, email: 'a@example.com\r\nBcc: b@example.com' } },
      'attendee.email',
    ],
    ['a link as a name', { attendee: { ...AN_ATTENDEE, name: 'Win at https://evil.example' } }, 'attendee.name'],
    ['a direction override in a name', { attendee: { ...AN_ATTENDEE, name: 'Ada\u202egnp.exe' } }, 'attendee.name'],
    ['an unknown zone', { attendee: { ...AN_ATTENDEE, timeZone: 'Europe/Nowhere' } }, 'attendee.timeZone'],
    ['a local time', { start: '2027-01-04T09:00:00' }, 'start'],
    ['an hour that does not exist', { start: '2027-01-04T25:00:00Z' }, 'start'],
    ['a foreign event type', { eventType: 'nothing' }, 'eventType'],
    ['ten kilobytes of emoji', { attendee: { ...AN_ATTENDEE, name: '🎉'.repeat(2_600) } }, 'attendee.name'],
    ['an unpaired surrogate', { notes: 'a\ud800b' }, 'notes'],
    ['guests where none are allowed', { guests: ['g@example.com'] }, 'guests'],
    ['an answer to no question', { answers: [{ question: 'x', answer: 'y' }] }, 'answers'],
  ])('%s: a clear 422 that names the field, and nothing is stored', async (_name, change, path) => {
    const { app, host } = await open()
    const [start] = await freeSlots(app, host)
    const response = await callApi(app, host, 'POST', '/bookings', {
      eventType: 'intro-call',
      start,
      attendee: AN_ATTENDEE,
      ...change,
    })
    const problem = await response.json()
    expect([response.status, problem.code]).toEqual([422, 'validation_failed'])
    expect(problem.errors.map((error: { path: string }) => error.path)).toContain(path)
    expect(await app.services.db.selectFrom('bookings').select('id').execute()).toEqual([])
  })

  it.each([
    ['no JSON', '{', 'application/json', 400],
    ['another content type', 'a=b', 'application/x-www-form-urlencoded', 415],
    ['a list instead of an object', '[]', 'application/json', 422],
    ['prototype keys', '{"__proto__":{"admin":true},"constructor":1}', 'application/json', 422],
    ['ten thousand levels', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'application/json', 422],
    ['more than 256 KiB', JSON.stringify({ notes: 'x'.repeat(300_000) }), 'application/json', 413],
  ])('%s as a body is refused', async (_name, body, type, status) => {
    const { app, host } = await open()
    const response = await fetch(`${app.url}/api/v1/bookings`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${host.apiToken}`, 'Content-Type': type },
      body,
    })
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })

  it('says which method an address accepts, and that an address is unknown', async () => {
    const { app, host } = await open()
    const wrong = await callApi(app, host, 'PUT', '/me', {})
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET'])
    expect((await callApi(app, host, 'GET', '/nothing')).status).toBe(404)
  })
})

describe('event types and availability', () => {
  it('creates, changes and deletes; a slug is unique; a deleted event type is gone everywhere', async () => {
    const { app, host } = await open()
    const create = () =>
      callApi(app, host, 'POST', '/event-types', { slug: 'deep-dive', title: 'Deep dive', durationMinutes: 60 })
    const created = await create()
    const { data } = await created.json()
    expect([created.status, data]).toMatchObject([
      201,
      { stepMinutes: 60, hidden: false, url: `${app.url}/dana/deep-dive` },
    ])
    expect((await create()).status).toBe(409)
    const changed = await callApi(app, host, 'PATCH', `/event-types/${data.id}`, { dailyLimit: 2 })
    expect((await changed.json()).data).toMatchObject({ dailyLimit: 2, title: 'Deep dive' })
    const open_ = await fetch(`${app.url}/api/v1/event-types?host=dana`)
    const publicView = (await open_.json()).data
    expect(publicView.map(({ slug }: { slug: string }) => slug)).toEqual(['intro-call', 'deep-dive'])
    expect(publicView[0]).not.toHaveProperty('dailyLimit')
    expect((await callApi(app, host, 'DELETE', `/event-types/${data.id}`)).status).toBe(204)
    expect((await fetch(`${app.url}/api/v1/event-types/${data.id}`)).status).toBe(404)
    expect((await fetch(slotsUrl(app, { eventType: 'deep-dive' }))).status).toBe(404)
  })

  it('hides an event type from another host, who can neither change nor delete it (S1)', async () => {
    const { app, host } = await open()
    const stranger = await aHost(app, { handle: 'stranger', connected: false })
    const { data } = await (await callApi(app, host, 'GET', '/event-types')).json()
    const { id } = data[0]
    expect((await callApi(app, stranger, 'PATCH', `/event-types/${id}`, { title: 'Mine' })).status).toBe(404)
    expect((await callApi(app, stranger, 'DELETE', `/event-types/${id}`)).status).toBe(404)
  })

  it('replaces hours as a whole, and names overlaps by their position', async () => {
    const { app, host } = await open()
    const hours = {
      timeZone: 'Asia/Kolkata',
      weekly: [{ weekday: 1, start: '20:00', end: '24:00' }],
      overrides: [{ date: '2027-01-04', intervals: [] }],
    }
    expect((await (await callApi(app, host, 'PUT', '/availability', hours)).json()).data).toEqual(hours)
    expect((await (await callApi(app, host, 'GET', '/availability')).json()).data).toEqual(hours)
    const overlapping = { ...hours, weekly: [...hours.weekly, { weekday: 1, start: '19:00', end: '21:00' }] }
    const refused = await callApi(app, host, 'PUT', '/availability', overlapping)
    expect((await refused.json()).errors).toMatchObject([{ path: 'weekly.0' }])
  })
})

describe('the description of the API', () => {
  it('is OpenAPI 3.1 and names every call of this core', async () => {
    const { app } = await open()
    const { openapi, paths } = await (await fetch(`${app.url}/api/v1/openapi.json`)).json()
    expect(openapi).toBe('3.1.0')
    const calls = Object.entries(paths as Record<string, object>).map(([path, methods]) => [path, Object.keys(methods)])
    expect(Object.fromEntries(calls)).toMatchObject({
      '/slots': ['get'],
      '/event-types': ['get', 'post'],
      '/event-types/{id}': ['get', 'patch', 'delete'],
      '/availability': ['get', 'put'],
      '/bookings': ['post', 'get'],
      '/bookings/{id}': ['get'],
      '/bookings/{id}/cancellation': ['post'],
      '/bookings/{id}/reschedule': ['post'],
      '/bookings/{id}/approval': ['post'],
      '/bookings/{id}/decline': ['post'],
      '/me': ['get'],
    })
  })
})

async function open() {
  const app = await startTestApp()
  return { app, host: await aHost(app) }
}

function slotsUrl(app: TestApp, parameters: Record<string, string> = {}): string {
  const date = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  const query = { host: 'dana', eventType: 'intro-call', from: date(0), to: date(20), ...parameters }
  return `${app.url}/api/v1/slots?${new URLSearchParams(query)}`
}

async function book(app: TestApp, host: TestHost, more: object = {}) {
  const [start] = await freeSlots(app, host)
  const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE, ...more }
  const response = await callApi(app, host, 'POST', '/bookings', request)
  expect(response.status).toBe(201)
  return (await response.json()).data
}
