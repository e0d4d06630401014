import { Agent, request as httpRequest } from 'node:http'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { aReceiver } from '#tests/simulators/receiver'
import { createApiKey } from '~/accounts/api-keys.server'
import type { Answered } from './check-response'
import type { PlannedRequest } from './mutated-requests'

interface World {
  app: TestApp
  host: TestHost
  stranger: TestHost
  readKey: string
  receiver: string
}

export async function aWorld(): Promise<World> {
  const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
  const host = await aHost(app)
  const stranger = await aHost(app, { handle: 'stranger', connected: false })
  const made = await createApiKey(app.services, { hostId: host.id, name: 'Reads', scopes: ['read'] }, Date.now())
  if (!made.ok) throw new Error(made.reason)
  return { app, host, stranger, readKey: made.key, receiver: (await aReceiver()).url }
}

export type Existing = Record<string, string[]>

/** What `§…§` stands for from now on. Whatever requests deleted is created again. */
export async function whatExists({ app, host, stranger, readKey, receiver }: World): Promise<Existing> {
  const call = async (who: TestHost, method: string, path: string, body?: unknown) =>
    (await (await callApi(app, who, method, path, body)).json()).data
  const weekly = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start: '08:00', end: '18:00' }))
  await call(host, 'PUT', '/availability', { timeZone: 'Europe/Zurich', weekly, overrides: [] })
  await call(host, 'POST', '/event-types', { slug: 'intro-call', title: 'Intro call' })
  const questions = [{ id: 'topic', label: 'What is it about?', kind: 'short_text', required: false }]
  const byRequest = { slug: 'by-request', title: 'By request', confirmation: 'manual', questions }
  await call(host, 'POST', '/event-types', byRequest)
  for (const one of await call(host, 'GET', '/webhooks')) await callApi(app, host, 'DELETE', `/webhooks/${one.id}`)
  for (const one of await call(host, 'GET', '/calendar-feeds'))
    await callApi(app, host, 'DELETE', `/calendar-feeds/${one.id}`)
  const webhook = await call(host, 'POST', '/webhooks', { url: receiver, events: ['goto.disconnected'] })
  const feed = await call(host, 'POST', '/calendar-feeds', { url: `${receiver}.ics` })
  const slots = await freeSlots(app, host, 40)
  const book = (who: TestHost, eventType: string, start: string | undefined) =>
    call(who, 'POST', '/bookings', { eventType, start, attendee: AN_ATTENDEE, crm: { id: '151' } })
  const booking = await book(host, 'intro-call', slots.at(-1))
  const request = await book(host, 'by-request', slots.at(-2))
  const foreign = await book(stranger, 'intro-call', slots[0])
  const { nextCursor } = await (await callApi(app, host, 'GET', '/bookings?limit=1')).json()
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  return {
    slot: slots,
    booking: [booking?.id, ...(await call(host, 'GET', '/bookings')).map(({ id }: { id: string }) => id)].filter(
      Boolean,
    ),
    request: [request?.id ?? 'bkg_none'],
    foreign: [foreign?.id ?? 'bkg_none'],
    'event-type': (await call(host, 'GET', '/event-types')).map(({ id }: { id: string }) => id),
    webhook: [webhook.id],
    feed: [feed.id],
    cursor: [nextCursor ?? 'none'],
    receiver: [receiver, `${receiver}/2`, `${receiver}/3`],
    key: [host.apiToken],
    'read-key': [readKey],
    stranger: [stranger.apiToken],
    ...Object.fromEntries([1, 2, 9, 40].map((days) => [`day${days}`, [day(days)]])),
  }
}

/** Fills a plan with what exists: the first mark of a kind takes its first item, the next one the next. */
export function filled(
  { method, path, headers, body }: PlannedRequest,
  existing: Existing,
  turn: number,
): PlannedRequest {
  const fill = (text: string) =>
    text.replace(/§([a-z0-9-]+)§/g, (_mark, kind: string) => {
      const all = existing[kind] ?? []
      return all[turn % all.length] ?? 'nothing'
    })
  return {
    method,
    // In queries the marks are percent-encoded.
    path: fill(path.replaceAll('%C2%A7', '§')),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, fill(value)])),
    body: body === null ? null : fill(body),
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 })

/** Byte for byte as planned: a browser's `fetch` would correct some of it. */
export function send(app: TestApp, { method, path, headers, body }: PlannedRequest): Promise<Answered> {
  const { port } = new URL(app.url)
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'Content-Length': Buffer.byteLength(body) }
    const options = {
      agent,
      host: 'localhost',
      port,
      method,
      path: `/api/v1${path}`,
      headers: { ...headers, ...length },
    }
    const outgoing = httpRequest(options, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body ?? undefined)
  })
}

export async function inLanes<T>(
  work: T[],
  lanes: number,
  run: (one: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < work.length) {
      const index = next++
      await run(work[index]!, index)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}
