import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { changedAnswer, changedRequest, type GotoDeviation } from './deviations'
import { answerFault, createFaults, type Faults } from './faults'
import { api } from './meetings'
import { type Answer, authorize, revoke, token } from './oauth'
import {
  type Account,
  anAccount,
  type HeldMeeting,
  type HeldSession,
  type LedgerEntry,
  newMeetingId,
  newSessionId,
  type State,
} from './state'

export interface GotoSimulator {
  url: string
  /** Everything that a test may read or change. */
  state: State
  faults: Faults
  /** How it differs from the documentation at the moment. */
  deviations: Set<GotoDeviation>
  /** Meetings that exist, and requests to create one. */
  meetings(): HeldMeeting[]
  creates(): LedgerEntry[]
  /** What an organizer does in GoTo itself, on the first account. */
  addOwnMeeting(meeting: { start: number; end: number; subject?: string }): HeldMeeting
  /** A meeting of the first account, or of the one that has it, was held for some time. */
  holdSession(session: NewSession): HeldSession
  /** A response instead of the simulator's own, as often as given; the request has no effect then. */
  plant(answer: PlantedAnswer): void
  /** What a user does under "connected apps" at GoTo. */
  revokeAll(): void
  expireAccessTokens(): void
  stop(): Promise<void>
}

export type NewSession = Pick<HeldSession, 'meetingId' | 'start' | 'end'> &
  Partial<Omit<HeldSession, 'attendees'>> & { participants?: number }

export interface PlantedAnswer {
  /** A method and the beginning of a path. */
  on: string
  status: number
  body: string
  times?: number
}

interface Options {
  port?: number
  clientId: string
  clientSecret: string
  redirectUris: string[]
  accounts?: Account[]
  clock?: () => number
}

const REQUESTS_PER_SECOND = 10
const MAX_BODY = 100_000

/** GoTo as its documentation shows it, on loopback, and stricter than it where the documentation is silent. */
export async function startGotoSimulator(options: Options): Promise<GotoSimulator> {
  const state: State = {
    clock: options.clock ?? Date.now,
    accounts: options.accounts ?? [
      anAccount('dana@goto.example', 'Dana', 'Example'),
      anAccount('second@goto.example', 'Second', 'Example'),
    ],
    meetings: [],
    sessions: [],
    ledger: [],
    codes: new Map(),
    access: new Map(),
    grants: [],
    refreshStyle: 'same',
    refusesCoOrganizers: false,
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    redirectUris: options.redirectUris,
  }
  const faults = createFaults()
  const deviations = new Set<GotoDeviation>()
  let recent: number[] = []
  const planted: Required<PlantedAnswer>[] = []

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://goto.invalid')
    const body = await readBody(req)
    const entry: LedgerEntry = {
      method: req.method ?? 'GET',
      path: url.pathname,
      headers: headersOf(req),
      body,
      status: 0,
    }
    const request = { ...entry, headers: { ...entry.headers }, query: url.searchParams }
    if (entry.headers.authorization) entry.headers.authorization = entry.headers.authorization.split(' ')[0] ?? ''
    state.ledger.push(entry)

    const fault = faults.take(entry.method, entry.path)
    if (fault && fault !== 'lose-answer' && fault !== 'hold-answer') {
      entry.status = await answerFault(fault, res)
      return
    }
    const answer = isOverLimit(url.pathname) ? tooMany() : (takePlanted(entry) ?? route(request))
    entry.status = answer.status
    if (fault === 'hold-answer') return
    if (fault === 'lose-answer') res.destroy()
    else res.writeHead(answer.status, answer.headers).end(answer.body)
  }

  function route(request: Parameters<typeof api>[1]): Answer {
    const { method, path, query, headers, body } = request
    if (path === '/oauth/authorize' && method === 'GET') return authorize(state, query)
    if (path === '/oauth/token' && method === 'POST') return token(state, headers, body)
    if (path === '/oauth/revoke' && method === 'POST') return revoke(state, headers, body)
    return changedAnswer(request, api(state, changedRequest(request, deviations)), deviations)
  }

  function takePlanted({ method, path }: LedgerEntry): Answer | undefined {
    const answer = planted.find(({ on, times }) => times > 0 && `${method} ${path}`.startsWith(on))
    if (!answer) return undefined
    answer.times -= 1
    return { status: answer.status, headers: { 'Content-Type': 'application/json' }, body: answer.body }
  }

  function isOverLimit(path: string): boolean {
    if (!path.startsWith('/G2M/')) return false
    const now = Date.now()
    // A request that lies ahead, because the clock was set back, was long ago.
    recent = recent.filter((at) => at > now - 1000 && at <= now)
    recent.push(now)
    return recent.length > REQUESTS_PER_SECOND
  }

  const server = createServer((req, res) => {
    handle(req, res).catch((error: unknown) => {
      console.error('the simulated GoTo failed', error)
      res.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    faults,
    deviations,
    meetings: () => state.meetings.filter(({ deleted }) => !deleted),
    creates: () => state.ledger.filter(({ method, path }) => method === 'POST' && path === '/G2M/rest/meetings'),
    addOwnMeeting({ start, end, subject = 'Team meeting' }) {
      const inSeconds = (instant: number) => new Date(instant).toISOString().replace('.000Z', 'Z')
      const meeting = {
        id: newMeetingId(state),
        accountKey: state.accounts[0]?.key ?? '',
        subject,
        starttime: inSeconds(start),
        endtime: inSeconds(end),
        deleted: false,
      }
      state.meetings.push(meeting)
      return meeting
    },
    holdSession({ participants = 2, ...given }) {
      const meeting = state.meetings.find(({ id }) => id === given.meetingId)
      const attendees = Array.from({ length: participants }, (_, index) => ({ name: `Person ${index + 1}`, email: '' }))
      const session: HeldSession = {
        sessionId: newSessionId(),
        accountKey: meeting?.accountKey ?? state.accounts[0]?.key ?? '',
        subject: meeting?.subject ?? '',
        attendees,
        listedFrom: given.end,
        missing: [],
        recording: null,
        ...given,
      }
      state.sessions.push(session)
      return session
    },
    plant: (answer) => void planted.push({ times: 1, ...answer }),
    revokeAll() {
      for (const grant of state.grants) grant.revoked = true
      state.access.clear()
    },
    expireAccessTokens: () => state.access.clear(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function tooMany(): Answer {
  return { status: 429, headers: { 'Content-Type': 'application/json' }, body: '{"message":"Too Many Requests"}' }
}

function headersOf(req: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(req.headers).map(([name, value]) => [name, String(value)]))
}

async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY) throw new Error('a body larger than GoTo would read')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
