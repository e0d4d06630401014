import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Google, Microsoft and a CalDAV server of many people, in a separate process, whose calendars hardly ever change. Prints its port on stdout.
 * `GET /counts` gives the requests since the last such call, by provider and by account, and how many of one account came at one time.
 */
const CALENDARS = ['a', 'b', 'c']
const EVENTS = 20
/** One answer in so many brings a changed event. */
const CHANGED_EVERY = 50
const BEGIN = Date.now()
const HOUR_MS = 3_600_000

interface Answer {
  status?: number
  type?: string
  body: string
}

let counts = emptyCounts()
let answers = 0
const open = new Map<string, number>()

function emptyCounts() {
  return { google: 0, microsoft: 0, caldav: 0, mostOfAccount: 0, mostAtOnce: 0, accounts: new Map<string, number>() }
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x')
  if (pathname === '/counts') {
    const { accounts: _accounts, ...said } = counts
    counts = emptyCounts()
    return void response.end(JSON.stringify(said))
  }
  void answer(request, response, decodeURIComponent(pathname), searchParams)
})

async function answer(request: IncomingMessage, response: ServerResponse, path: string, query: URLSearchParams) {
  const account = /person-\d+/.exec(path)?.[0] ?? personIn(request)
  const kind = path.startsWith('/calendar/v3/') ? 'google' : path.startsWith('/v1.0/') ? 'microsoft' : 'caldav'
  counts[kind]++
  const ofAccount = (counts.accounts.get(account) ?? 0) + 1
  counts.accounts.set(account, ofAccount)
  counts.mostOfAccount = Math.max(counts.mostOfAccount, ofAccount)
  const atOnce = (open.get(account) ?? 0) + 1
  open.set(account, atOnce)
  counts.mostAtOnce = Math.max(counts.mostAtOnce, atOnce)
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString('utf8')
  const given = { google, microsoft, caldav }[kind](path, query, body, account)
  open.set(account, (open.get(account) ?? 1) - 1)
  response.writeHead(given.status ?? 200, { 'Content-Type': given.type ?? 'application/json' }).end(given.body)
}

/** The token names the person. */
function personIn({ headers }: IncomingMessage): string {
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1]
  const text = basic ? Buffer.from(basic, 'base64').toString('utf8') : (headers.authorization ?? '')
  return /person-\d+/.exec(text)?.[0] ?? 'nobody'
}

const isChanged = () => ++answers % CHANGED_EVERY === 0
const json = (value: unknown): Answer => ({ body: JSON.stringify(value) })
const startOf = (index: number) => BEGIN + (index + 1) * 26 * HOUR_MS
const iso = (instant: number) => new Date(instant).toISOString()

function google(path: string, query: URLSearchParams, body: string, account: string): Answer {
  if (path.endsWith('/watch'))
    return json({ id: JSON.parse(body).id, resourceId: 'r', expiration: JSON.parse(body).expiration })
  if (path.endsWith('/calendarList'))
    return json({ items: CALENDARS.map((id) => ({ id: `${account}-${id}`, summary: id, accessRole: 'owner' })) })
  const item = (index: number) => ({
    ...{ id: `e${index}`, etag: '"1"', status: 'confirmed' },
    start: { dateTime: iso(startOf(index)) },
    end: { dateTime: iso(startOf(index) + HOUR_MS) },
  })
  const isFirst = !query.has('syncToken')
  const items = isFirst ? Array.from({ length: EVENTS }, (_, index) => item(index)) : isChanged() ? [item(3)] : []
  return json({ timeZone: 'Europe/Zurich', items, nextSyncToken: 'CPDAtoken' })
}

function microsoft(path: string, query: URLSearchParams, body: string, account: string): Answer {
  if (path === '/v1.0/subscriptions') return json({ id: 's', expirationDateTime: JSON.parse(body).expirationDateTime })
  if (path === '/v1.0/me/calendars')
    return json({ value: CALENDARS.map((id) => ({ id: `${account}-${id}`, name: id, canEdit: true })) })
  const time = (instant: number) => ({ dateTime: iso(instant).replace('Z', ''), timeZone: 'UTC' })
  const item = (index: number) => ({
    ...{ id: `e${index}`, '@odata.etag': 'W/"1"', type: 'singleInstance', showAs: 'busy' },
    ...{ start: time(startOf(index)), end: time(startOf(index) + HOUR_MS) },
  })
  const isFirst = !query.has('$deltatoken')
  const value = isFirst ? Array.from({ length: EVENTS }, (_, index) => item(index)) : isChanged() ? [item(3)] : []
  return json({ value, '@odata.deltaLink': `${address()}${path}?$deltatoken=t` })
}

function caldav(path: string, _query: URLSearchParams, body: string, account: string): Answer {
  const compact = (instant: number) => iso(instant).replace(/[-:]|\.\d{3}/g, '')
  const text = (index: number) =>
    `BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:e${index}\nDTSTAMP:20260101T000000Z\nDTSTART:${compact(startOf(index))}\nDTEND:${compact(startOf(index) + HOUR_MS)}\nEND:VEVENT\nEND:VCALENDAR`
  if (body.includes('propfind'))
    return multistatus(
      CALENDARS.map((id) =>
        item(`/dav/${account}-${id}/`, '<d:resourcetype><d:collection/><c:calendar/></d:resourcetype>'),
      ),
    )
  if (body.includes('multiget'))
    return multistatus(
      [...body.matchAll(/href>([^<]+e(\d+)\.ics)</g)].map(([, href = '', index]) =>
        item(href, `<d:getetag>"1"</d:getetag><c:calendar-data>${text(Number(index))}</c:calendar-data>`),
      ),
    )
  const isFirst = !body.includes('token-1')
  const listed = isFirst ? Array.from({ length: EVENTS }, (_, index) => index) : isChanged() ? [3] : []
  return multistatus(
    listed.map((index) => item(`${path}e${index}.ics`, '<d:getetag>"1"</d:getetag>')),
    '<d:sync-token>token-1</d:sync-token>',
  )
}

function multistatus(items: string[], more = ''): Answer {
  const body = `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${items.join('')}${more}</d:multistatus>`
  return { status: 207, type: 'application/xml', body }
}

function item(href: string, props: string): string {
  return `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`
}

function address(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

// A connection that this side has just closed would look like a provider that does not answer.
server.keepAliveTimeout = 600_000
server.listen(0, '127.0.0.1', () => console.info((server.address() as AddressInfo).port))
