import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CalendarFaultKind, CalendarFaults } from './faults'

export interface SimulatorRequest {
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  body: string
}

export interface SimulatorAnswer {
  status: number
  headers?: Record<string, string>
  body: string
}

/** One request as it came; of the `Authorization` header only the scheme. */
interface CalendarLedgerEntry {
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string>
  body: string
  status: number
}

interface ServerOptions {
  name: string
  port: number
  faults: CalendarFaults
  /** Faults and random ones hit only these; consent pages are for people. */
  isApi: (path: string) => boolean
  answer: (request: SimulatorRequest) => SimulatorAnswer | Promise<SimulatorAnswer>
  /** The provider's words for a fault that has an answer. */
  answerFault: (kind: AnsweredFault) => SimulatorAnswer
}

/** Instead of the work. The other kinds say nothing, or come after it. */
export type AnsweredFault = Exclude<CalendarFaultKind, 'hang' | 'reset' | 'lose-answer' | 'hold-answer' | 'unreadable'>

const MAX_BODY = 200_000

/** A server on loopback that keeps a ledger and obeys faults. */
export async function startSimulatorServer({ name, port, faults, isApi, answer, answerFault }: ServerOptions) {
  const ledger: CalendarLedgerEntry[] = []

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? '/', 'http://simulator.invalid')
    const headers = Object.fromEntries(Object.entries(req.headers).map(([header, value]) => [header, String(value)]))
    const request = {
      method: req.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers,
      body: await readBody(req),
    }
    const entry: CalendarLedgerEntry = { ...request, headers: { ...headers }, status: 0 }
    if (headers.authorization) entry.headers.authorization = headers.authorization.split(' ')[0] ?? ''
    ledger.push(entry)

    const fault = isApi(request.path) ? faults.take(request.method, request.path) : undefined
    // Silence until the client gives up, or the server is stopped.
    if (fault === 'hang') return
    if (fault === 'reset') return void res.destroy()
    const isInstead =
      fault !== undefined && fault !== 'lose-answer' && fault !== 'hold-answer' && fault !== 'unreadable'
    const given = isInstead ? answerFault(fault) : await answer(request)
    entry.status = given.status
    if (fault === 'hold-answer') return
    if (fault === 'lose-answer') return void res.destroy()
    const body = fault === 'unreadable' ? given.body.slice(0, given.body.length / 2) : given.body
    res.writeHead(given.status, given.headers).end(body)
  }

  const server = createServer((req, res) => {
    handle(req, res).catch((error: unknown) => {
      console.error(`the simulated ${name} failed`, error)
      res.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ledger,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY) throw new Error('a body larger than the provider would read')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): SimulatorAnswer {
  return {
    status,
    headers: { 'Content-Type': 'application/json; charset=UTF-8', ...headers },
    body: JSON.stringify(value),
  }
}

export function htmlAnswer(status: number, title: string, content: string): SimulatorAnswer {
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style><main><h1>${title}</h1>${content}</main></html>`
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body }
}

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;display:grid;place-items:center;min-height:100vh;padding:1.5rem;box-sizing:border-box}
main{max-width:26rem;width:100%}h1{font-size:1.4rem;line-height:1.25}p{margin:.75rem 0}
.note{font-size:.9rem;opacity:.75}label{display:flex;gap:.6rem;padding:.7rem 0;border-bottom:1px solid #8885}
button{font:inherit;padding:.7rem 1.4rem;border-radius:.5rem;border:1px solid #888;cursor:pointer;margin:1.2rem .5rem 0 0}
button[value=allow]{background:#1d5fd0;color:#fff;border-color:#1d5fd0}`

/** The consent page: whose account, and yes or no. The request comes back with `decision` and `account`. */
export function consentAnswer(
  provider: string,
  action: string,
  accounts: { key: string; email: string; name: string }[],
  query: URLSearchParams,
): SimulatorAnswer {
  const hidden = [...query]
    .filter(([name]) => name !== 'decision' && name !== 'account')
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('')
  const choices = accounts
    .map(
      ({ key, email, name }, index) =>
        `<label><input type="radio" name="account" value="${escapeHtml(key)}"${index === 0 ? ' checked' : ''}>` +
        `<span>${escapeHtml(name)}<br>${escapeHtml(email)}</span></label>`,
    )
    .join('')
  return htmlAnswer(
    200,
    `Allow Foyer to use ${provider}?`,
    `<p>Foyer wants to see your calendars, and to add your bookings to one of them.</p>
<form method="get" action="${escapeHtml(action)}">${hidden}${choices}
<button name="decision" value="allow">Allow</button><button name="decision" value="deny">Deny</button></form>
<p class="note">This is a simulated ${provider} for trying things out. The people are examples.</p>`,
  )
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Sends the browser back to the app with these parameters. */
export function redirectAnswer(redirectUri: string, parameters: Record<string, string>): SimulatorAnswer {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return { status: 302, headers: { Location: url.href }, body: '' }
}

export function parseJsonObject(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}
