import type { ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

/** What can go wrong between us and GoTo. `lose-answer` does the work and then cuts the connection, `hold-answer` does it and stays silent. */
export type FaultKind =
  | 'hang'
  | 'reset'
  | 'lose-answer'
  | 'hold-answer'
  | 'server-error'
  | 'html-error'
  | 'too-many'
  /** The same, with the wait that it asks for. */
  | 'slow-down'
  | 'invalid-token-401'
  | 'invalid-token-403'
  | 'forbidden'

export interface Fault {
  kind: FaultKind
  /** A method and the beginning of a path: `POST /G2M/rest/meetings`. */
  on: string
  /** How many requests it affects; default 1. */
  times?: number
}

export interface Faults {
  add(fault: Fault): void
  /** Decides separately for every request without a planned fault. */
  atRandom(decide: (method: string, path: string) => FaultKind | undefined): void
  clear(): void
  /** The fault for this request, which is then counted as used. */
  take(method: string, path: string): FaultKind | undefined
}

export function createFaults(): Faults {
  let faults: Required<Fault>[] = []
  let decide: (method: string, path: string) => FaultKind | undefined = () => undefined
  return {
    add: (fault) => void faults.push({ times: 1, ...fault }),
    atRandom: (next) => {
      decide = next
    },
    clear: () => {
      faults = []
      decide = () => undefined
    },
    take(method, path) {
      const fault = faults.find(({ on, times }) => times > 0 && `${method} ${path}`.startsWith(on))
      if (fault) fault.times -= 1
      return fault?.kind ?? decide(method, path)
    },
  }
}

const HANG_MS = 60_000

/** @returns the status of the response; 0 without one */
export async function answerFault(
  kind: Exclude<FaultKind, 'lose-answer' | 'hold-answer'>,
  res: ServerResponse,
): Promise<number> {
  const send = (status: number, type: string, body: string) => {
    res.writeHead(status, { 'Content-Type': type }).end(body)
    return status
  }
  switch (kind) {
    case 'hang':
      await pause(HANG_MS, undefined, { ref: false })
      res.destroy()
      return 0
    case 'reset':
      res.destroy()
      return 0
    case 'server-error':
      return send(503, 'application/json', '{"message":"Service Unavailable"}')
    case 'html-error':
      return send(502, 'text/html', '<html><body><h1>502 Bad Gateway</h1></body></html>')
    case 'too-many':
      return send(429, 'application/json', '{"message":"Too Many Requests"}')
    case 'slow-down':
      res.setHeader('Retry-After', '7')
      return send(429, 'application/json', '{"message":"Too Many Requests"}')
    case 'invalid-token-401':
      return send(401, 'application/json', INVALID_TOKEN)
    case 'invalid-token-403':
      return send(403, 'application/json', INVALID_TOKEN)
    case 'forbidden':
      return send(403, 'application/json', '{"errorCode":"Forbidden","description":"Organizer has no active licence"}')
  }
}

export const INVALID_TOKEN = '{"int_err_code":"InvalidToken","msg":"Invalid token passed"}'
