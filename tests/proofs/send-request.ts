import { Agent, request as httpRequest } from 'node:http'
import { onTestFinished } from 'vitest'
import type { HostileRequest } from './hostile-requests'

export interface SentAnswer {
  /** 0 when the connection was closed without a response. */
  status: number
  bytes: number
  /** The beginning of the body. */
  text: string
}

/** @returns a function that sends requests as they are, over as many kept connections, until the test ends */
export function senderTo(appUrl: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  onTestFinished(() => agent.destroy())
  const { port, host, origin } = new URL(appUrl)
  return ({ method, path, headers, body }: HostileRequest, more: Record<string, string> = {}): Promise<SentAnswer> =>
    new Promise((resolve) => {
      const length = body === null ? {} : { 'Content-Length': Buffer.byteLength(body) }
      const options = {
        ...{ agent, host: '127.0.0.1', port, method, path },
        headers: { Host: host, Origin: origin, ...headers, ...length, ...more },
      }
      const outgoing = httpRequest(options, (incoming) => {
        let [bytes, text] = [0, '']
        incoming.on('data', (chunk: Buffer) => {
          bytes += chunk.length
          if (text.length < 300) text += chunk.toString('utf8', 0, 300)
        })
        const done = () => resolve({ status: incoming.statusCode ?? 0, bytes, text })
        incoming.on('end', done)
        incoming.on('error', done)
      })
      outgoing.on('error', (error) => resolve({ status: 0, bytes: 0, text: String(error) }))
      outgoing.end(body ?? undefined)
    })
}
