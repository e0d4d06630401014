import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface ReceivedRequest {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

export interface Receiver {
  url: string
  /** In order of arrival, including those that got an error. */
  received: ReceivedRequest[]
}

/** An external server on loopback. @param answer the status, or null to never respond */
export async function aReceiver(
  answer: (
    request: ReceivedRequest,
  ) => number | { status: number; body: string; headers?: Record<string, string> } | null = () => 200,
): Promise<Receiver> {
  const received: ReceivedRequest[] = []
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk) => chunks.push(chunk))
    incoming.on('end', () => {
      const { method = '', url: path = '', headers } = incoming
      const request = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') }
      received.push(request)
      const given = answer(request)
      if (given === null) return
      const { status, body, headers: more = {} } = typeof given === 'number' ? { status: given, body: '' } : given
      outgoing.writeHead(status, more).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, received }
}
