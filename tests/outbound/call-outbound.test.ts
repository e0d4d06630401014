import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { createGzip } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { callOutbound } from '~/outbound/call-outbound.server'
import { checkOutboundUrl } from '~/outbound/check-outbound-url.server'
import { systemElapsed } from '~/time/system-time'
import { CERTIFICATE, CERTIFICATE_KEY } from './certificate'

const OPEN = { method: 'GET', allowPrivate: true, elapsed: systemElapsed } as const

describe('calls to addresses that users give (S13)', () => {
  it('sends the given request and returns any status', async () => {
    const { url } = await aServer((req, res) => {
      const chunks: Buffer[] = []
      req.on('data', (chunk) => chunks.push(chunk))
      req.on('end', () => res.writeHead(418, { etag: '"1"' }).end(`${req.method} ${req.headers['x-a']} ${chunks}`))
    })
    const result = await callOutbound({ ...OPEN, method: 'POST', url, headers: { 'X-A': 'b' }, body: 'grüezi' })
    expect(result).toMatchObject({
      ok: true,
      response: { status: 418, body: 'POST b grüezi', headers: { etag: '"1"' } },
    })
  })

  it('does not follow a redirect to a private address, or to any', async () => {
    let visits = 0
    const inside = await aServer((_req, res) => {
      visits++
      res.end('secret')
    })
    const { url } = await aServer((_req, res) => res.writeHead(302, { location: inside.url }).end())
    expect(await callOutbound({ ...OPEN, url })).toMatchObject({ ok: true, response: { status: 302, body: '' } })
    expect(visits).toBe(0)
  })

  it('connects to the address that was checked, though the name resolves differently a moment later', async () => {
    const { port } = await aServer((_req, res) => res.end('checked'))
    const answers = ['127.0.0.1', '127.0.0.99']
    const resolve = async () => [answers.shift() ?? '127.0.0.99']
    const result = await callOutbound({ ...OPEN, url: `http://rebinding.example:${port}/`, resolve })
    expect(result).toMatchObject({ ok: true, response: { body: 'checked' } })
    expect(answers).toHaveLength(1)
  })

  it('refuses at use what was public when it was saved', async () => {
    let visits = 0
    const { port } = await aServer((_req, res) => {
      visits++
      res.end()
    })
    const answers = ['93.184.216.34', '127.0.0.1']
    const rules = { allowPrivate: false, resolve: async () => [answers.shift() ?? ''] }
    const url = `https://rebinding.example:${port}/`
    expect(await checkOutboundUrl(url, rules)).toMatchObject({ ok: true })
    expect(await callOutbound({ ...OPEN, url, ...rules })).toEqual({ ok: false, reason: 'refused', sent: false })
    expect(visits).toBe(0)
  })

  it('cuts off a response that is larger than allowed, also one without an end', async () => {
    const { url } = await aServer((_req, res) => {
      const more = () => {
        while (!res.destroyed && res.write('x'.repeat(65_536)));
      }
      res.on('drain', more)
      more()
    })
    expect(await callOutbound({ ...OPEN, url, maxBytes: 1_000_000 })).toMatchObject({ ok: false, reason: 'too_large' })
  })

  it('reads compressed responses, and measures them by their decompressed size', async () => {
    const small = await aServer((_req, res) => {
      const gzip = createGzip()
      gzip.pipe(res.writeHead(200, { 'content-encoding': 'gzip' }))
      gzip.end('BEGIN:VCALENDAR')
    })
    expect(await callOutbound({ ...OPEN, url: small.url })).toMatchObject({
      ok: true,
      response: { body: 'BEGIN:VCALENDAR' },
    })
    const bomb = await aServer((_req, res) => {
      const gzip = createGzip()
      gzip.pipe(res.writeHead(200, { 'content-encoding': 'gzip' }))
      gzip.end(Buffer.alloc(20_000_000))
    })
    expect(await callOutbound({ ...OPEN, url: bomb.url })).toMatchObject({ ok: false, reason: 'too_large' })
    const odd = await aServer((_req, res) => res.writeHead(200, { 'content-encoding': 'zstd, gzip' }).end('x'))
    expect(await callOutbound({ ...OPEN, url: odd.url })).toMatchObject({ ok: false, reason: 'unreadable' })
  })

  it('gives up on a silent server, a dripping one, and a name that resolves too slowly', async () => {
    const silent = await aServer(() => {})
    const drips = await aServer((_req, res) => {
      const timer = setInterval(() => res.write('x'), 20)
      res.on('close', () => clearInterval(timer))
    })
    for (const { url } of [silent, drips])
      expect(await callOutbound({ ...OPEN, url, timeoutMs: 200 })).toMatchObject({
        ok: false,
        reason: 'too_slow',
        sent: true,
      })
    const never = { url: 'https://never.example/', timeoutMs: 50, resolve: () => new Promise<string[]>(() => {}) }
    expect(await callOutbound({ ...OPEN, ...never })).toEqual({ ok: false, reason: 'too_slow', sent: false })
  })

  it('names a cut connection, a refused one and an unrequested upgrade without detail', async () => {
    const cut = await aServer((_req, res) => {
      res.writeHead(200, { 'content-length': '100' }).write('half')
      setTimeout(() => res.destroy(), 20)
    })
    const upgrade = await aServer((req) =>
      req.socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'),
    )
    for (const { url } of [cut, upgrade])
      expect(await callOutbound({ ...OPEN, url })).toMatchObject({ ok: false, reason: 'broken' })
    const closed = await aServer(() => {})
    closed.server.close()
    expect(await callOutbound({ ...OPEN, url: closed.url })).toEqual({ ok: false, reason: 'broken', sent: false })
  })

  it('checks the certificate against the name, whatever address it is reached at', async () => {
    const server = createSecureServer({ cert: CERTIFICATE, key: CERTIFICATE_KEY }, (req, res) =>
      res.end(req.headers.host),
    )
    const port = await listening(server)
    const call = (name: string) =>
      callOutbound({ ...OPEN, url: `https://${name}:${port}/`, resolve: async () => ['127.0.0.1'] })
    expect(await call('hooks.example.com')).toMatchObject({ ok: false, reason: 'insecure', sent: false })
    const usual = getCACertificates('default')
    onTestFinished(() => setDefaultCACertificates(usual))
    setDefaultCACertificates([...usual, CERTIFICATE])
    expect(await call('hooks.example.com')).toMatchObject({ ok: true, response: { body: `hooks.example.com:${port}` } })
    expect(await call('hooks.example.com.')).toMatchObject({ ok: true })
    expect(await call('other.example.com')).toMatchObject({ ok: false, reason: 'insecure' })
  })
})

async function aServer(listener: RequestListener) {
  const server = createServer(listener)
  const port = await listening(server)
  return { server, port, url: `http://127.0.0.1:${port}/` }
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
}
