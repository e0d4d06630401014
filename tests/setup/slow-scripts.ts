import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A proxy before a server, on a slow line: it holds every script back until it is released. So a test decides what comes before
 * a page's scripts, in any browser, without a guess at how long they take.
 */
export async function startSlowScripts(
  origin: string,
): Promise<{ url: string; release(): void; stop(): Promise<void> }> {
  const held: (() => void)[] = []
  let isHeld = true
  const server = createServer((incoming, outgoing) => {
    const pass = () => {
      const options = { method: incoming.method, headers: { ...incoming.headers, host: new URL(origin).host } }
      const onward = request(origin + incoming.url, options, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(outgoing)
      })
      onward.once('error', () => outgoing.destroy())
      incoming.pipe(onward)
    }
    if (isHeld && /\.js(\?|$)/.test(incoming.url ?? '')) held.push(pass)
    else pass()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    release() {
      isHeld = false
      for (const pass of held.splice(0)) pass()
    },
    async stop() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
