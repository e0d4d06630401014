import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { USUAL } from '#tests/growth/hostile-texts'
import { startSession } from '~/accounts/session.server'
import { aFleet, bookingOf, FULL } from './fleet'
import { answerWith, type Content, HOSTILE_FEEDS, HOSTILE_PAGES } from './hostile-content'
import type { HostileRequest } from './hostile-requests'
import { allowedGap, longestGapWhile } from './longest-gap'
import { type SentAnswer, senderTo } from './send-request'

/** The second is what we read of a page at most. */
const LENGTHS = [56_000, 1_048_576]
/** Node accepts a head of 16 KiB; the other lines of it need some. */
const MAX_IN_HEAD = 15_000
const MAX_ANSWER_BYTES = 64 * 1024
/** What the process may take in addition: two threads that read calendars may have 256 MiB each. */
const MAX_MORE_MEMORY_MB = 700
/** Of many contents; `PROOF=full` takes all of them. */
const EVERY = FULL ? 1 : 6
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }

describe('hostile content (S21)', () => {
  it('of pages that a host has checked blocks nobody', { timeout: 1_200_000 }, async () => {
    const world = await aWorld()
    await reportOn(world, 'pages', async (report) => {
      const plain = await world.send(
        post('/admin/embed', { intent: 'check', page: world.serve(aSmallPage) }),
        world.signedIn,
      )
      for (const length of LENGTHS)
        for (const [name, content] of some(HOSTILE_PAGES)) {
          const page = world.serve(() => content(length))
          const answer = await world.send(post('/admin/embed', { intent: 'check', page }), world.signedIn)
          report(`${name}, ${length} bytes`, { ...answer, bytes: answer.bytes - plain.bytes }, [200])
        }
    })
  })

  it('of calendars that a host follows blocks nobody, and each is read or refused', {
    timeout: 3_600_000,
  }, async () => {
    const world = await aWorld()
    const lengths = FULL ? LENGTHS : LENGTHS.slice(0, 1)
    await reportOn(world, 'calendars', async (report) => {
      for (const length of lengths)
        for (const [name, content] of some(HOSTILE_FEEDS)) {
          const url = world.serve(() => content(length))
          const answer = await world.send(post('/admin/calendars', { url }), world.signedIn)
          report(`${name}, ${length} bytes`, answer, [302])
          const [feed] = await world.feeds()
          if (feed?.checkedAt === null) report(`${name}, ${length} bytes: not read`, answer, [])
          await world.fleet.call(world.host, 'DELETE', `/calendar-feeds/${feed?.id}`)
        }
    })
  })

  it('of headers blocks nobody', { timeout: 1_200_000 }, async () => {
    const world = await aWorld()
    const values = some(USUAL).map(([name, text]) => [name, (length: number) => inHeader(text(length))] as const)
    await reportOn(world, 'headers', async (report) => {
      for (const length of [MAX_IN_HEAD, ...LENGTHS])
        for (const [name, value] of values)
          for (const [header, path] of HEADERS) {
            const headers = { [header]: value(length) }
            const answer = await world.send({ method: 'GET', path, headers, body: null })
            const expected = length > MAX_IN_HEAD ? [431, 0] : [200, 302, 304, 400, 401, 404, 406, 422]
            report(`${header} of ${name}, ${length} bytes`, answer, expected)
          }
    })
  })

  it('of tokens in addresses, forms and JSON blocks nobody', { timeout: 1_200_000 }, async () => {
    const world = await aWorld()
    await reportOn(world, 'tokens', async (report) => {
      for (const length of [MAX_IN_HEAD, ...LENGTHS])
        for (const [name, text] of some(USUAL)) {
          const token = text(length).toWellFormed()
          const inAddress = encodeURIComponent(token).slice(0, length)
          const inForm = new URLSearchParams([['', token]]).toString().slice(1)
          for (const address of ADDRESSES) {
            const path = address.replace('TOKEN', () => inAddress)
            const answer = await world.send({ method: 'GET', path, headers: {}, body: null })
            report(`${address} of ${name}, ${length} bytes`, answer, length > MAX_IN_HEAD ? [431, 0] : CLIENT_ERRORS)
          }
          for (const [path, fields] of world.forms)
            for (const field of fields) {
              const body = fields.map((other) => `${other}=${other === field ? inForm : 'x'}`).join('&')
              const answer = await world.send({ method: 'POST', path, headers: FORM, body: body.slice(0, length) })
              report(`${path} with ${field} of ${name}, ${length} bytes`, answer, CLIENT_ERRORS)
            }
          const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${world.host.apiToken}` }
          const json = JSON.stringify({ ...bookingOf('x'), notes: token }).slice(0, length)
          const call = await world.send({ method: 'POST', path: '/api/v1/bookings', headers, body: json })
          report(`a call with ${name}, ${length} bytes`, call, CLIENT_ERRORS)
        }
    })
  })
})

const CLIENT_ERRORS = [200, 302, 400, 401, 404, 409, 410, 413, 414, 422, 431]

/** Request headers that somebody reads, and where. */
const HEADERS: [string, string][] = [
  ['Cookie', '/admin'],
  ['Accept-Language', '/dana/intro-call'],
  ['Accept-Encoding', '/embed.js?compat=calendly'],
  ['Accept', '/dana'],
  ['If-None-Match', '/embed.js'],
  ['If-None-Match', '/api/v1/slots?host=dana&eventType=intro-call&from=2026-12-01&to=2026-12-02'],
  ['X-Forwarded-For', '/dana'],
  ['Forwarded', '/dana'],
  ['Origin', '/dana/intro-call/embed'],
  ['Referer', '/dana/intro-call/embed'],
  ['User-Agent', '/dana'],
  ['Range', '/assets/none.js'],
  ['Authorization', '/api/v1/me'],
  ['Authorization', '/metrics'],
  ['Idempotency-Key', '/api/v1/me'],
  ['Content-Type', '/dana'],
  ['Host', '/dana'],
]

/** Addresses with something in them that only we issue. */
const ADDRESSES = [
  ...['', '/cancel', '/reschedule', '/edit', '/invite.ics', '/embed'].map((page) => `/booking/TOKEN${page}`),
  ...['/verify-email?token=TOKEN', '/reset-password?token=TOKEN', '/goto/callback?state=TOKEN&code=TOKEN'],
  ...['/calendar/TOKEN.ics', '/feeds/TOKEN.ics', '/dana/intro-call?key=TOKEN', '/dana/intro-call/book?start=TOKEN'],
  ...['/api/v1/bookings?cursor=TOKEN', '/photos/TOKEN', '/embed.js?compat=calendly&map=TOKEN', '/TOKEN', '/dana/TOKEN'],
  ...['/sign-in?next=TOKEN', '/dana/intro-call?tz=TOKEN', '/api/v1/slots?host=TOKEN&eventType=TOKEN'],
]

type Report = (what: string, answer: SentAnswer, expected: number[]) => void

/** Runs the work, and judges its responses, what others noticed of it, and the memory that it took. */
async function reportOn(world: World, kind: string, work: (report: Report) => Promise<void>): Promise<void> {
  const { appUrl } = world
  const honest = await longestGapWhile(appUrl, async () => {
    for (let asked = 0; asked < 100; asked++) await fetch(`${appUrl}/dana/intro-call`).then((answer) => answer.text())
  })
  const before = await memoryMb(appUrl)
  const breaches: string[] = []
  const looks: Promise<number>[] = []
  let [count, slowest, last] = [0, { ms: 0, what: '' }, performance.now()]
  const hostile = await longestGapWhile(appUrl, () =>
    work((what, { status, bytes, text }, expected) => {
      count++
      const ms = Math.round(performance.now() - last)
      last = performance.now()
      if (ms > slowest.ms) slowest = { ms, what }
      if (!expected.includes(status)) breaches.push(`${what}: ${status} ${text.slice(0, 200)}`)
      if (bytes > MAX_ANSWER_BYTES) breaches.push(`${what}: ${bytes} bytes`)
      if (count % 5 === 0) looks.push(memoryMb(appUrl))
    }),
  )
  const most = Math.max(before, ...(await Promise.all(looks)), await memoryMb(appUrl))
  console.info(
    `${kind}: ${count} contents; longest gap of /healthz ${hostile} ms (${honest} ms among honest requests); memory ${before} MB before, ${most} MB at most; slowest ${slowest.ms} ms (${slowest.what})`,
  )
  expect(breaches.slice(0, 40), `${breaches.length} breaches`).toEqual([])
  expect(hostile).toBeLessThanOrEqual(allowedGap(honest))
  expect(most - before).toBeLessThan(MAX_MORE_MEMORY_MB)
}

async function memoryMb(appUrl: string): Promise<number> {
  const metrics = await (await fetch(`${appUrl}/metrics`)).text()
  return Math.round(Number(/^foyer_process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]) / 1024 / 1024)
}

type World = Awaited<ReturnType<typeof aWorld>>

/** A built server with a host and a booking, and another server whose pages and calendars the host names. */
async function aWorld() {
  const fleet = await aFleet({ processes: 1, connected: false, environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
  const host = fleet.hosts[0]!
  const appUrl = fleet.environment.APP_URL ?? ''
  const cookie = (await startSession(fleet.connection.db, host.id, null, Date.now())).split(';')[0] ?? ''
  const [start] = await fleet.slots(host)
  const booked = await fleet.call(host, 'POST', '/bookings', bookingOf(start))
  const { manageUrl } = booked.body.data as unknown as { manageUrl: string }
  const booking = new URL(manageUrl).pathname
  const contents: (() => ReturnType<Content>)[] = []
  const server = createServer((request, response) => {
    const content = contents[Number(request.url?.slice(1))]
    if (content) answerWith(response, content())
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const forms: [path: string, fields: string[]][] = [
    ['/verify-email', ['token', 'password', 'name', 'handle']],
    ['/reset-password', ['token', 'password']],
    ['/forgot-password', ['email']],
    ['/sign-in', ['email', 'password']],
    ['/sign-up', ['email', 'name', 'handle', 'timeZone', 'password']],
    [`/dana/intro-call/book?start=${start}`, ['formToken', 'name', 'email', 'guests', 'notes', 'tz']],
    [`${booking}/cancel`, ['reason', 'formToken']],
    [`${booking}/reschedule`, ['start', 'formToken']],
    [`${booking}/edit`, ['name', 'notes', 'formToken']],
  ]
  return {
    ...{ fleet, host, appUrl, forms },
    signedIn: { Cookie: cookie },
    send: senderTo(appUrl, 1),
    /** @returns the address of the content */
    serve: (content: () => ReturnType<Content>) =>
      `http://127.0.0.1:${(server.address() as AddressInfo).port}/${contents.push(content) - 1}`,
    feeds: async () =>
      ((await fleet.call(host, 'GET', '/calendar-feeds')).body.data ?? []) as {
        id: string
        checkedAt: string | null
      }[],
  }
}

function some<T>(all: Record<string, T>): [name: string, T][] {
  return Object.entries(all).filter((_, index) => index % EVERY === 0)
}

function aSmallPage(): ReturnType<Content> {
  return { body: Buffer.from('<p>Hello'), headers: { 'Content-Type': 'text/html' } }
}

function post(path: string, fields: Record<string, string>): HostileRequest {
  return { method: 'POST', path, headers: FORM, body: new URLSearchParams(fields).toString() }
}

/** Signs that a header may have. */
function inHeader(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '~').trim() || '~'
}
