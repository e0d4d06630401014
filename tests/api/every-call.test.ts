import { connect } from 'node:net'
import { sql } from 'kysely'
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
import { createApiKey } from '~/accounts/api-keys.server'
import { API_SCOPES } from '~/accounts/api-scopes'
import { callsOf } from '~/api-docs/document'
import { exampleRequest } from '~/api-docs/example-request'
import { readApiDocument } from '~/api-docs/read-api-document.server'

const calls = callsOf(readApiDocument('https://book.example.com')).map((call) => ({
  ...call,
  name: `${call.method} ${call.path}`,
  scope: call.operation.security?.flatMap((requirement) => requirement.key ?? [])[0],
  keyOptional: call.operation.security?.some((requirement) => !('key' in requirement)) ?? true,
  body: exampleRequest(call, '').body,
}))

describe('every call of the description that needs a key', () => {
  it('gives the same 401 for a missing, malformed, invented and expired key', async () => {
    const { app, host } = await open()
    const { db } = app.services
    const expired = await keyOf(app, host, { expiresAt: Date.now() - 1 })
    for (const { name, method, path, body } of calls.filter(({ keyOptional }) => !keyOptional)) {
      const texts = new Set<string>()
      for (const apiToken of ['', 'junk', `foyer_${'x'.repeat(43)}`, expired]) {
        const answer = await callApi(app, { ...host, apiToken }, method, path.replace('{id}', 'any'), body)
        expect([answer.status, answer.headers.get('www-authenticate')], name).toEqual([401, 'Bearer'])
        texts.add(await answer.text())
      }
      expect(texts.size, name).toBe(1)
    }
    expect(await db.selectFrom('event_types').select('id').execute()).toHaveLength(1)
  })

  it('gives 403 for a key of any other scope, before the body is read', async () => {
    const { app, host } = await open()
    const keys = Object.fromEntries(
      await Promise.all(API_SCOPES.map(async (scope) => [scope, await keyOf(app, host, { scopes: [scope] })])),
    )
    for (const { name, method, path, scope, keyOptional } of calls.filter((call) => call.scope)) {
      const send = (key: string) =>
        callApi(
          app,
          { ...host, apiToken: keys[key] },
          method,
          path.replace('{id}', 'any'),
          method === 'GET' ? undefined : {},
        )
      for (const other of API_SCOPES.filter((one) => one !== scope)) {
        const answer = await send(other)
        expect([answer.status, (await answer.json()).code], `${name} with ${other}`).toEqual([403, 'missing_scope'])
      }
      expect([401, 403], `${name} with ${scope}`).not.toContain((await send(scope ?? '')).status)
      expect(keyOptional && scope !== 'read', name).toBe(false)
    }
  })

  it('responds to another host’s id exactly as to a missing one (S1)', async () => {
    const { app, host } = await open()
    const stranger = await aHost(app, { handle: 'stranger', connected: false })
    const [start] = await freeSlots(app, host)
    const made = async (path: string, body: object) =>
      (await (await callApi(app, host, 'POST', path, body)).json()).data.id
    const address = 'http://127.0.0.1:9'
    const ids: Record<string, string> = {
      bookings: await made('/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE }),
      'event-types': await made('/event-types', { slug: 'deep-dive', title: 'Deep dive', hidden: true }),
      webhooks: await made('/webhooks', { url: address, events: ['booking.created'] }),
      'calendar-feeds': await made('/calendar-feeds', { url: address }),
    }
    // An event type is public, so reading one needs no ownership.
    const theirs = calls.filter(({ path, keyOptional }) => path.includes('{id}') && !keyOptional)
    expect(theirs.length).toBeGreaterThan(8)
    for (const { name, method, path, body } of theirs) {
      const id = ids[path.split('/')[1] ?? ''] ?? ''
      const [foreign, missing] = await Promise.all(
        [id, `${id.slice(0, 4)}00000000000000000000`].map((one) =>
          callApi(app, stranger, method, path.replace('{id}', one), body),
        ),
      )
      expect([foreign?.status, missing?.status], name).toEqual([404, 404])
      expect(await foreign?.text(), name).toBe(await missing?.text())
    }
    expect((await callApi(app, host, 'GET', `/bookings/${ids.bookings}`)).status).toBe(200)
  })
})

describe('problems of the API', () => {
  it('are application/problem+json from 400 to 500, with request id, code and status', async () => {
    const { app, host } = await open()
    const { url, services } = app
    const post = (body: BodyInit, type = 'application/json', more = {}) =>
      fetch(`${url}/api/v1/bookings`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${host.apiToken}`, 'Content-Type': type },
        body,
        ...more,
      })
    const reader = { ...host, apiToken: await keyOf(app, host, { scopes: ['read'] }) }
    const [start] = await freeSlots(app, host)
    const booking = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    await callApi(app, host, 'POST', '/bookings', booking)
    const answers: [number, string, Response][] = [
      [400, 'malformed_json', await post('{')],
      [401, 'unauthorized', await fetch(`${url}/api/v1/me`)],
      [403, 'missing_scope', await callApi(app, reader, 'POST', '/bookings', booking)],
      [404, 'not_found', await callApi(app, host, 'GET', '/nothing/at/all')],
      [405, 'method_not_allowed', await callApi(app, host, 'PATCH', '/me', {})],
      [409, 'slot_unavailable', await callApi(app, host, 'POST', '/bookings', booking)],
      [413, 'too_large', await post(JSON.stringify({ notes: 'x'.repeat(300_000) }))],
      [414, 'query_too_long', await callApi(app, host, 'GET', `/bookings?cursor=${'x'.repeat(8_200)}`)],
      [415, 'unsupported_media_type', await post('a=b', 'text/plain')],
      [422, 'validation_failed', await callApi(app, host, 'GET', '/me?colour=green')],
    ]
    await sql`drop table connector_records`.execute(services.db)
    await sql`drop table delivery_attempts`.execute(services.db)
    await sql`drop table deliveries`.execute(services.db)
    await sql`drop table webhooks`.execute(services.db)
    answers.push([500, 'internal_error', await callApi(app, host, 'GET', '/webhooks')])
    for (const [status, code, answer] of answers) {
      const problem = await answer.json()
      expect([answer.status, answer.headers.get('content-type')], code).toEqual([status, 'application/problem+json'])
      expect(problem).toMatchObject({
        type: 'about:blank',
        status,
        code,
        title: expect.any(String),
        detail: expect.any(String),
      })
      expect(answer.headers.get('x-request-id'), code).toMatch(/^[\w-]{12}$/)
      expect(answer.headers.get('cache-control'), code).toBe('no-store')
    }
  })

  it('are 405 for the preflight of calls with a key; only public calls allow any origin', async () => {
    const { app } = await open()
    for (const { name, method, path, keyOptional } of calls) {
      const preflight = await fetch(`${app.url}/api/v1${path}`, {
        method: 'OPTIONS',
        headers: { Origin: 'https://elsewhere.example', 'Access-Control-Request-Method': method },
      })
      const origin = preflight.headers.get('access-control-allow-origin')
      expect([preflight.status, origin], name).toEqual(keyOptional ? [204, '*'] : [405, null])
      expect(preflight.headers.get('access-control-allow-headers') ?? '', name).not.toMatch(/authorization/i)
    }
  })

  it('are 413 also for a body that does not declare its length', async () => {
    const { app, host } = await open()
    const { port } = new URL(app.url)
    const head = [
      'POST /api/v1/bookings HTTP/1.1',
      'Host: localhost',
      `Authorization: Bearer ${host.apiToken}`,
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
    ].join('\r\n')
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), 'localhost', () =>
        socket.write(`${head}\r\n\r\n${chunk.repeat(6)}0\r\n\r\n`),
      )
      let text = ''
      socket.on('data', (piece) => {
        text += piece
        if (text.includes('too_large')) socket.destroy()
      })
      socket.on('error', reject)
      socket.on('close', () => resolve(text))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 413 .*application\/problem\+json.*too_large/s)
  })

  it('say with 429 when to come back; each response before says how many requests are left', async () => {
    const { app, host } = await open({ RATE_LIMIT: 'on' })
    const first = await callApi(app, host, 'GET', '/me')
    expect(first.headers.get('ratelimit-policy')).toBe('"api";q=1200;w=60')
    expect(first.headers.get('ratelimit')).toMatch(/^"api";r=1199;t=\d+$/)
    for (let used = 1; used < 1_200; used++) await app.services.limits.take('api', host.id)
    const refused = await callApi(app, host, 'GET', '/me')
    expect([refused.status, (await refused.json()).code]).toEqual([429, 'rate_limited'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('ratelimit')).toMatch(/r=0/)
    // Another host's key has a separate count.
    const other = await aHost(app, { handle: 'other', connected: false })
    expect((await callApi(app, other, 'GET', '/me')).status).toBe(200)
  })
})

describe('many simultaneous calls of one host', () => {
  it('subscribe to a calendar once, create a slug once, and exceed no limit of webhooks', async () => {
    const { app, host } = await open()
    const address = 'http://127.0.0.1:9/x.ics'
    const statusesOf = async (times: number, path: string, body: object) => {
      const answers = await Promise.all(Array.from({ length: times }, () => callApi(app, host, 'POST', path, body)))
      return answers.map(({ status }) => status).sort()
    }
    const once = [201, ...Array(7).fill(409)]
    expect(await statusesOf(8, '/calendar-feeds', { url: address })).toEqual(once)
    expect(await statusesOf(8, '/event-types', { slug: 'deep-dive', title: 'Deep dive' })).toEqual(once)
    const webhooks = await statusesOf(25, '/webhooks', { url: address, events: ['booking.created'] })
    expect(webhooks).toEqual([...Array(20).fill(201), ...Array(5).fill(409)])
  })
})

async function open(environment: Record<string, string> = {}) {
  const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1', ...environment } })
  return { app, host: await aHost(app, { connected: false }) }
}

async function keyOf(
  app: TestApp,
  host: TestHost,
  more: { scopes?: (typeof API_SCOPES)[number][]; expiresAt?: number },
) {
  const made = await createApiKey(app.services, { hostId: host.id, name: 'Test', ...more }, Date.now())
  if (!made.ok) throw new Error(made.reason)
  return made.key
}
