import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * How known servers differ, from their public documentation and client code:
 * - `principalElsewhere`: iCloud names a principal and a home on another host (caldav.icloud.com, p34-caldav.icloud.com).
 * - `noSync`: servers without RFC 6578, such as older mailbox.org (Open-Xchange), know only CTag and ETags.
 * - `rewrites`: Fastmail and Exchange gateways store something else than was sent, so PUT answers without an ETag.
 * - `shortMultiget`: an answer that leaves out some of the objects that were asked for.
 * - `marksCompressed`: Apache's mod_deflate adds `-gzip` to the ETag of a compressed answer, and does not know it again in `If-Match`
 *   (https://bz.apache.org/bugzilla/show_bug.cgi?id=45023).
 * - `listsOtherEtags`: gateways before other stores state one ETag in lists and another with the object.
 */
export interface Quirks {
  principalElsewhere: boolean
  noSync: boolean
  rewrites: boolean
  shortMultiget: boolean
  marksCompressed: boolean
  listsOtherEtags: boolean
}

const PLAIN_SERVER: Quirks = {
  principalElsewhere: false,
  noSync: false,
  rewrites: false,
  shortMultiget: false,
  marksCompressed: false,
  listsOtherEtags: false,
}

interface Fault {
  methods: string[]
  /** How often it comes. */
  times: number
  status: number
  headers?: Record<string, string>
  /** It is carried out, and the connection ends without an answer. */
  lostAnswer?: boolean
  /** The connection ends before anything is done. */
  noAnswer?: boolean
}

interface Stored {
  text: string
  version: number
}

export interface QuirksServer {
  url: string
  username: string
  /** Changed: the former app password has been withdrawn. */
  password: string
  calendarPath: string
  objects: Map<string, Stored>
  quirks: Quirks
  faults: Fault[]
  /** Decides separately for every request without a planned fault. */
  chance: ((method: string) => Omit<Fault, 'methods' | 'times'> | undefined) | null
  /** `status`: 0 until it is answered, or when it never was. */
  requests: { method: string; path: string; authorized: boolean; status: number }[]
  put(name: string, text: string): void
  remove(name: string): void
  /** The calendar itself is gone. */
  removeCalendar(): void
  forgetTokens(): void
  stop(): void
}

/** A CalDAV server on loopback with one account, one calendar for events and one for tasks. */
export async function startCaldavSimulator(quirks: Partial<Quirks> = {}): Promise<QuirksServer> {
  let version = 1
  let oldestToken = 0
  let calendarExists = true
  const removed = new Map<string, number>()
  const calendarPath = '/home/dana/work/'
  const state: QuirksServer = {
    url: '',
    username: 'dana',
    password: 'app-password-1',
    calendarPath,
    objects: new Map(),
    quirks: { ...PLAIN_SERVER, ...quirks },
    faults: [],
    chance: null,
    requests: [],
    put(name, text) {
      version++
      removed.delete(name)
      state.objects.set(name, { text, version })
    },
    remove(name) {
      version++
      state.objects.delete(name)
      removed.set(name, version)
    },
    removeCalendar() {
      calendarExists = false
    },
    forgetTokens() {
      version++
      oldestToken = version
    },
    stop() {
      for (const server of servers) {
        server.closeAllConnections()
        server.close()
      }
    },
  }
  let elsewhere = ''
  const servers = [0, 1].map(() => createServer((request, response) => void answer(request, response)))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? ''
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)
    const expected = `Basic ${Buffer.from(`${state.username}:${state.password}`).toString('base64')}`
    const authorized = request.headers.authorization === expected
    const entry = { method, path, authorized, status: 0 }
    state.requests.push(entry)
    const body = await textOf(request)
    const planned = state.faults.find(({ methods, times }) => times > 0 && methods.includes(method))
    if (planned) planned.times--
    const fault = planned ?? state.chance?.(method)
    if (fault?.noAnswer) return void request.socket.destroy()
    const refused = { status: 401, body: '', headers: { 'WWW-Authenticate': 'Basic realm="x"' } }
    const isInstead = fault !== undefined && !fault.lostAnswer
    const result = isInstead ? { body: '', ...fault } : authorized ? carryOut(method, path, request, body) : refused
    if (fault?.lostAnswer) return void request.socket.destroy()
    entry.status = result.status
    end(response, result.status, result.body ?? '', result.headers)
  }

  function carryOut(
    method: string,
    path: string,
    request: IncomingMessage,
    body: string,
  ): { status: number; body?: string; headers?: Record<string, string> } {
    if (path === '/.well-known/caldav') return { status: 301, headers: { Location: '/dav/' } }
    if (path === '/dav/' || path === '/')
      return multistatus([
        item(
          '/dav/',
          `<d:current-user-principal><d:href>${elsewhere}/principals/dana/</d:href></d:current-user-principal>`,
        ),
      ])
    if (path === '/principals/dana/')
      return multistatus([
        item(path, `<c:calendar-home-set><d:href>${elsewhere}/home/dana/</d:href></c:calendar-home-set>`),
      ])
    if (path === '/home/dana/')
      return multistatus([
        item(path, '<d:resourcetype><d:collection/></d:resourcetype>'),
        ...(calendarExists ? [calendarItem()] : []),
        item(
          '/home/dana/tasks/',
          '<d:resourcetype><d:collection/><c:calendar/></d:resourcetype><d:displayname>Tasks</d:displayname><c:supported-calendar-component-set><c:comp name="VTODO"/></c:supported-calendar-component-set>',
        ),
        item('/home/dana/inbox/', '<d:resourcetype><d:collection/><c:schedule-inbox/></d:resourcetype>'),
      ])
    if (!path.startsWith(calendarPath)) return { status: 404 }
    if (!calendarExists) return { status: method === 'PUT' ? 409 : 404 }
    if (path === calendarPath) return inCollection(method, request, body)
    return inObject(method, path.slice(calendarPath.length), request, body)
  }

  function calendarItem(): string {
    return item(
      calendarPath,
      `<d:resourcetype><d:collection/><c:calendar/></d:resourcetype><d:displayname>Work</d:displayname>
      <c:supported-calendar-component-set><c:comp name="VEVENT"/></c:supported-calendar-component-set>
      <c:calendar-timezone>BEGIN:VCALENDAR&#13;\nBEGIN:VTIMEZONE&#13;\nTZID:Europe/Zurich&#13;\nEND:VTIMEZONE&#13;\nEND:VCALENDAR</c:calendar-timezone>
      <cs:getctag>"${version}"</cs:getctag>`,
    )
  }

  function inCollection(method: string, request: IncomingMessage, body: string) {
    if (method === 'PROPFIND' && request.headers.depth === '0') return multistatus([calendarItem()])
    if (method === 'PROPFIND')
      return multistatus([
        calendarItem(),
        ...[...state.objects].map(([name, { version }]) => item(calendarPath + name, listedEtag(version))),
      ])
    if (body.includes('sync-collection')) {
      if (state.quirks.noSync) return { status: 501 }
      const from = /token-(\d+)/.exec(body)?.[1]
      if (from !== undefined && Number(from) < oldestToken)
        return { status: 403, body: `<d:error xmlns:d="DAV:"><d:valid-sync-token/></d:error>` }
      const since = Number(from ?? 0)
      const changed = [...state.objects].filter(([, { version }]) => version > since)
      const gone = from === undefined ? [] : [...removed].filter(([, version]) => version > since)
      return multistatus(
        [
          ...changed.map(([name, { version }]) => item(calendarPath + name, listedEtag(version))),
          ...gone.map(
            ([name]) =>
              `<d:response><d:href>${calendarPath}${name}</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>`,
          ),
        ],
        `<d:sync-token>http://quirks.example/token-${version}</d:sync-token>`,
      )
    }
    const hrefs = [...body.matchAll(/href>([^<]+)</g)].map(([, href = '']) => decodeURIComponent(href))
    const named = state.quirks.shortMultiget ? hrefs.slice(1) : hrefs
    return multistatus(
      named.map((href) => {
        const object = state.objects.get(href.slice(calendarPath.length))
        return object
          ? item(href, `${listedEtag(object.version)}<c:calendar-data>${escaped(object.text)}</c:calendar-data>`)
          : `<d:response><d:href>${href}</d:href><d:status>HTTP/1.1 404 Not Found</d:status></d:response>`
      }),
    )
  }

  const listedEtag = (version: number) => etagOf(state.quirks.listsOtherEtags ? version * 1_000 : version)

  function inObject(method: string, name: string, request: IncomingMessage, body: string) {
    const present = state.objects.get(name)
    const etag = present && `"${present.version}"`
    if (method === 'GET' || method === 'PROPFIND') {
      if (!present) return { status: 404 }
      if (method === 'PROPFIND') return multistatus([item(calendarPath + name, etagOf(present.version))])
      const isMarked = state.quirks.marksCompressed && String(request.headers['accept-encoding']).includes('gzip')
      return {
        status: 200,
        body: present.text,
        headers: { ETag: isMarked ? `"${present.version}-gzip"` : `"${present.version}"` },
      }
    }
    const { 'if-match': match, 'if-none-match': noneMatch } = request.headers
    if ((match !== undefined && match !== etag) || (noneMatch === '*' && present)) return { status: 412 }
    if (method === 'DELETE') {
      if (!present) return { status: 404 }
      state.remove(name)
      return { status: 204 }
    }
    if (method !== 'PUT') return { status: 405 }
    const text = state.quirks.rewrites ? body.replace('END:VEVENT', 'X-STORED:yes\r\nEND:VEVENT') : body
    state.put(name, text)
    const headers: Record<string, string> = state.quirks.rewrites ? {} : { ETag: `"${version}"` }
    return { status: present ? 204 : 201, headers }
  }

  const [url = '', other = ''] = await Promise.all(servers.map(listen))
  elsewhere = state.quirks.principalElsewhere ? other : ''
  return Object.assign(state, { url })
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function end(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/xml', ...headers })
  response.end(body)
}

function multistatus(items: string[], more = '') {
  const body = `<?xml version="1.0"?><d:multistatus xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/">${items.join('')}${more}</d:multistatus>`
  return { status: 207, body }
}

function item(href: string, props: string): string {
  return `<d:response><d:href>${href}</d:href><d:propstat><d:prop>${props}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response>`
}

function etagOf(version: number): string {
  return `<d:getetag>"${version}"</d:getetag>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
