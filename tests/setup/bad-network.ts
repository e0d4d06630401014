import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What happens to a request on its way: `lose` lets it arrive, and cuts its response in the middle. */
export type Fate = 'pass' | 'refuse' | 'lose' | 'without scripts'

/**
 * A proxy before a server that decides what becomes of each request, so that any browser gets the same bad network. It is the origin of its
 * pages: what a form sends is passed on as from the server's own.
 */
export async function startBadNetwork(
  origin: string,
  decide: (request: IncomingMessage) => Fate,
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    const fate = decide(incoming)
    if (fate === 'refuse') return outgoing.writeHead(500).end()
    const headers = { ...incoming.headers, host: new URL(origin).host }
    if (incoming.headers.origin === url) headers.origin = origin
    const onward = request(origin + incoming.url, { method: incoming.method, headers }, (answer) =>
      pass(answer, outgoing, fate),
    )
    onward.once('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    url,
    async stop() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** The fetches of `public.js`: browsers ask for a document with a longer list. */
export function isStep({ headers }: IncomingMessage): boolean {
  return headers.accept === 'text/html'
}

function pass(answer: IncomingMessage, outgoing: ServerResponse, fate: Fate): void {
  const status = answer.statusCode ?? 502
  const headers = { ...answer.headers }
  const policy = headers['content-security-policy']
  if (fate === 'without scripts' && typeof policy === 'string')
    headers['content-security-policy'] = policy.replace(/script-src [^;]*/, `script-src 'none'`)
  if (fate !== 'lose') {
    outgoing.writeHead(status, headers)
    answer.pipe(outgoing)
    return
  }
  // With a length that never arrives no browser sends the request again by itself, as it does when a connection ends before the response.
  delete headers['transfer-encoding']
  outgoing.writeHead(status === 302 ? 200 : status, { ...headers, 'content-length': '100000' })
  outgoing.write('<')
  answer.resume()
  answer.once('end', () => setImmediate(() => outgoing.destroy()))
}
