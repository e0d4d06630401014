import { type IncomingMessage, Agent as PlainAgent, request as plainRequest, type RequestOptions } from 'node:http'
import { Agent, request } from 'node:https'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** Responses of our partners are small; anything larger is not from them. */
const DEFAULT_MAX_BYTES = 2 * 1024 * 1024

export interface Timeouts {
  connectMs: number
  totalMs: number
}

export interface HttpCall {
  method: string
  url: string
  headers: Record<string, string>
  body?: string
}

export interface HttpResponse {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

export type HttpProblem = 'too_slow' | 'too_large' | 'insecure' | 'unreadable' | 'broken'

export type HttpResult =
  | { received: true; response: HttpResponse }
  | { received: false; problem: HttpProblem; detail: string; sent: boolean }

interface HttpOptions extends Timeouts {
  /** Counted after decompression, against compression bombs. */
  maxBytes?: number
  /** For calls whose target was checked first: where to connect, never on an open connection. */
  connection?: Pick<RequestOptions, 'lookup'>
}

const agents = {
  'https:': new Agent({ keepAlive: true, maxSockets: 20 }),
  'http:': new PlainAgent({ keepAlive: true, maxSockets: 20 }),
}

/**
 * One request with separate limits for connecting and for the whole, no redirects, and a limited response. Never throws: the
 * result says what went wrong, and whether the request may have reached the server. It connects to any address; use
 * `callOutbound` for addresses of users.
 */
export function callHttp(
  { method, url, headers, body }: HttpCall,
  { connectMs, totalMs, maxBytes = DEFAULT_MAX_BYTES, connection }: HttpOptions,
): Promise<HttpResult> {
  return new Promise((resolve) => {
    const secure = new URL(url).protocol === 'https:'
    let sent = false
    const outgoing = (secure ? request : plainRequest)(url, {
      method,
      headers: body === undefined ? headers : { ...headers, 'Content-Length': String(Buffer.byteLength(body)) },
      ...(connection ? { ...connection, agent: false } : { agent: secure ? agents['https:'] : agents['http:'] }),
    })
    const stopClocks = () => {
      clearTimeout(total)
      clearTimeout(connecting)
    }
    const fail = (problem: HttpProblem, detail: string) => {
      stopClocks()
      outgoing.destroy()
      resolve({ received: false, problem, detail, sent })
    }
    const total = setTimeout(() => fail('too_slow', `no answer within ${totalMs} ms`), totalMs)
    const connecting = setTimeout(() => fail('too_slow', `no connection within ${connectMs} ms`), connectMs)
    const connected = () => {
      clearTimeout(connecting)
      sent = true
    }
    outgoing.on('socket', (socket) => {
      if (socket.connecting) socket.once(secure ? 'secureConnect' : 'connect', connected)
      else connected()
    })
    outgoing.on('error', (error: NodeJS.ErrnoException) => fail(problemOf(error), error.code ?? error.message))
    // An unrequested upgrade ends the connection without an error.
    outgoing.on('close', () => fail('broken', 'connection closed without an answer'))
    outgoing.on('response', (incoming) => {
      outgoing.removeAllListeners('close')
      const plain = decompressed(incoming)
      if (!plain) return fail('unreadable', 'unknown content encoding')
      const chunks: Buffer[] = []
      let size = 0
      plain.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > maxBytes) fail('too_large', `more than ${maxBytes} bytes`)
        else chunks.push(chunk)
      })
      plain.on('error', () => fail('broken', 'connection cut in the middle of the answer'))
      plain.on('end', () => {
        stopClocks()
        const { statusCode = 0, headers } = incoming
        resolve({
          received: true,
          response: { status: statusCode, headers, body: Buffer.concat(chunks).toString('utf8') },
        })
      })
    })
    outgoing.end(body)
  })
}

/** No compression is requested unless the caller says so; some servers compress all the same. */
function decompressed(incoming: IncomingMessage): Readable | null {
  const encoding = (incoming.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '') return incoming
  const open = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }[
    encoding
  ]
  // Errors of both streams are emitted by the returned one.
  return open ? pipeline(incoming, open(), () => {}) : null
}

/** Error codes of OpenSSL and Node for a certificate that is not valid for this name, or a server without TLS. */
function problemOf({ code = '', message }: NodeJS.ErrnoException): HttpProblem {
  return /^(CERT_|ERR_TLS_|ERR_SSL_|EPROTO|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|HOSTNAME_)/.test(code) ||
    /certificate/i.test(message)
    ? 'insecure'
    : 'broken'
}
