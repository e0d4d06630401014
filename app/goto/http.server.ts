import { Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent, request } from 'node:https'

/** GoTo's answers are small; anything larger is not GoTo. */
const LARGEST_ANSWER_BYTES = 2 * 1024 * 1024

export interface Timeouts {
  connectMs: number
  totalMs: number
}

export const GOTO_TIMEOUTS: Timeouts = { connectMs: 5_000, totalMs: 15_000 }

export interface HttpAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

export type HttpResult = { answered: true; answer: HttpAnswer } | { answered: false; detail: string; sent: boolean }

interface HttpCall {
  method: string
  url: string
  headers: Record<string, string>
  body?: string
}

const agents = {
  'https:': new Agent({ keepAlive: true, maxSockets: 20 }),
  'http:': new PlainAgent({ keepAlive: true, maxSockets: 20 }),
}

/**
 * One request with separate limits for connecting and for the whole, no redirects, and a capped answer. Never throws:
 * what went wrong, and whether the request can have reached the other side, is the answer.
 */
export function callHttp({ method, url, headers, body }: HttpCall, timeouts: Timeouts): Promise<HttpResult> {
  return new Promise((resolve) => {
    const { protocol } = new URL(url)
    const send = protocol === 'https:' ? request : plainRequest
    let sent = false
    const outgoing = send(url, {
      method,
      agent: protocol === 'https:' ? agents['https:'] : agents['http:'],
      headers: body === undefined ? headers : { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
    })
    const fail = (detail: string) => {
      clearTimeout(total)
      clearTimeout(connecting)
      outgoing.destroy()
      resolve({ answered: false, detail, sent })
    }
    const total = setTimeout(() => fail(`no answer within ${timeouts.totalMs} ms`), timeouts.totalMs)
    const connecting = setTimeout(() => fail(`no connection within ${timeouts.connectMs} ms`), timeouts.connectMs)
    const connected = () => {
      clearTimeout(connecting)
      sent = true
    }
    outgoing.on('socket', (socket) => {
      if (socket.connecting) socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', connected)
      else connected()
    })
    outgoing.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message))
    outgoing.on('response', (incoming) => {
      const chunks: Buffer[] = []
      let size = 0
      incoming.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > LARGEST_ANSWER_BYTES) fail('answer too large')
        else chunks.push(chunk)
      })
      incoming.on('aborted', () => fail('connection cut in the middle of the answer'))
      incoming.on('end', () => {
        clearTimeout(total)
        resolve({
          answered: true,
          answer: {
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          },
        })
      })
    })
    outgoing.end(body)
  })
}
