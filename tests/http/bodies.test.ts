import { request } from 'node:http'
import { type AddressInfo, createConnection } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { describe, expect, it, onTestFinished } from 'vitest'
import { signedIn } from '#tests/admin/start-admin'
import { aHost, builtPages, startTestApp } from '#tests/setup/test-app'
import { createHttpServer, SERVER_TIMES } from '~/http/create-http-server.server'
import { bodyQueue, limitBodies } from '~/http/limit-bodies.server'
import { createServer } from '~/process/server'

const MIB = 1024 * 1024
const CLIENTS = 50

describe('a body that is too large', () => {
  it.each([
    ['that says how long it is', true],
    ['in chunks', false],
  ])('is answered with 413, and each of many clients sees the response: %s', async (_, stated) => {
    const { url } = await startTestApp()
    const answers = await Promise.all(
      Array.from({ length: CLIENTS }, (_, client) =>
        answerTo(client % 2 ? `${url}/sign-in` : `${url}/api/v1/bookings`, Buffer.alloc(2 * MIB, 'a=b&'), stated),
      ),
    )
    expect(new Set(answers)).toEqual(new Set([413]))
  })

  it('is discarded up to a bound; beyond it the connection ends', async () => {
    const app = new Hono().use(limitBodies({ dropBytes: MIB, dropMs: 60_000 })).all('*', (c) => c.text('read'))
    const port = await listening(createHttpServer(), getRequestListener(app.fetch))
    const socket = createConnection(port, '127.0.0.1')
    socket.on('error', () => {})
    const closed = new Promise((resolve) => socket.once('close', resolve))
    socket.write('POST / HTTP/1.1\r\nHost: foyer.test\r\nContent-Length: 1000000000000\r\n\r\n')
    const send = () => {
      while (!socket.destroyed && socket.write(Buffer.alloc(65_536))) {}
    }
    socket.on('drain', send)
    send()
    await closed
    expect(socket.bytesWritten).toBeLessThan(1_000 * MIB)
  })

  it('is not waited for when it stops coming', async () => {
    const app = new Hono().use(limitBodies({ dropBytes: 100 * MIB, dropMs: 50 })).all('*', (c) => c.text('read'))
    const port = await listening(createHttpServer(), getRequestListener(app.fetch))
    const socket = createConnection(port, '127.0.0.1')
    socket.write(`POST / HTTP/1.1\r\nHost: foyer.test\r\nContent-Length: ${10 * MIB}\r\n\r\n${'x'.repeat(1_000)}`)
    expect(await firstLine(socket)).toBe('HTTP/1.1 413 Payload Too Large')
  })

  it('is not kept while it is discarded', async () => {
    const app = new Hono().use(limitBodies({ dropMs: 60_000 })).all('*', (c) => c.text('read'))
    const port = await listening(createHttpServer(), getRequestListener(app.fetch))
    const socket = createConnection(port, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    const before = memoryInUse()
    socket.write(`POST / HTTP/1.1\r\nHost: foyer.test\r\nContent-Length: ${31 * MIB}\r\n\r\n`)
    const piece = Buffer.alloc(MIB)
    for (let sent = 0; sent < 30; sent++) await new Promise((resolve) => socket.write(piece, resolve))
    await expect.poll(() => memoryInUse() - before, { timeout: 10_000 }).toBeLessThan(8 * MIB)
  })

  it('that is just small enough arrives whole, in chunks as well', async () => {
    const app = new Hono().use(limitBodies()).all('*', async (c) => c.text(String((await c.req.text()).length)))
    const port = await listening(createHttpServer(), getRequestListener(app.fetch))
    for (const stated of [true, false])
      expect(await textOf(`http://127.0.0.1:${port}/`, Buffer.alloc(256 * 1024, 'x'), stated)).toBe('262144')
  })
})

describe('a large body', () => {
  it('is in memory for few senders at once, and the others are not read meanwhile', async () => {
    const { url } = await startTestApp({ pages: await builtPages() })
    const head = `POST /sign-in HTTP/1.1\r\nHost: localhost\r\nOrigin: ${url}\r\nContent-Type: application/x-www-form-urlencoded\r\n`
    const senders = Array.from({ length: 12 }, (_, sender) => {
      const socket = createConnection(Number(new URL(url).port), '127.0.0.1')
      socket.on('error', () => {})
      const length = sender % 2 ? 'Content-Length: 200000' : 'Transfer-Encoding: chunked'
      socket.write(`${head}${length}\r\n\r\n${sender % 2 ? '' : '1000\r\n'}${'a'.repeat(4_000)}`)
      return socket
    })
    await expect.poll(() => bodyQueue.state()).toMatchObject({ running: 8, waiting: 4 })
    const sent = { email: 'ada@example.com', password: 'no such password' }
    const small = { method: 'POST', body: new URLSearchParams(sent), headers: { Origin: url } }
    expect((await fetch(`${url}/sign-in`, small)).status).toBe(401)
    for (const socket of senders) socket.destroy()
    await expect.poll(() => bodyQueue.state()).toMatchObject({ running: 0, waiting: 0 })
  })

  it('of a photo is kept only for a host who is signed in; others are led to the sign-in', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { send } = await signedIn(app, await aHost(app, { connected: false }))
    const photo = () => {
      const form = new FormData()
      form.set('step', 'save')
      form.set('photo', new File([Buffer.alloc(2 * MIB)], 'me.png'))
      return form
    }
    expect(await (await send('/admin/settings/photo', photo())).text()).toContain('This is not a JPEG')
    const init = { method: 'POST', body: photo(), headers: { Origin: app.url }, redirect: 'manual' } as const
    const answer = await fetch(`${app.url}/admin/settings/photo`, init)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/sign-in?next=%2Fadmin'])
    expect(answer.headers.get('connection')).toBe('close')
  })
})

describe('a request that does not end', () => {
  it('has 15 seconds, body included, and the server checks every second', () => {
    const server = createHttpServer()
    expect(server).toMatchObject({ headersTimeout: 15_000, requestTimeout: 15_000, keepAliveTimeout: 75_000 })
    expect(SERVER_TIMES.connectionsCheckingInterval).toBeLessThanOrEqual(1_000)
  })

  const QUICK = { headersTimeout: 200, requestTimeout: 200, connectionsCheckingInterval: 20 }

  it.each([
    ['nothing', ''],
    ['half a head', 'POST / HTTP/1.1\r\nHost: foyer.test\r\n'],
    ['half a body', 'POST / HTTP/1.1\r\nHost: foyer.test\r\nContent-Length: 100\r\n\r\nabc'],
    ['half a chunked body', 'POST / HTTP/1.1\r\nHost: foyer.test\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n'],
    ['half of a second request', 'GET /quick HTTP/1.1\r\nHost: foyer.test\r\n\r\nPOST / HTTP/1.1\r\nHo'],
  ])('is closed after that time: %s', async (_, sent) => {
    const app = new Hono()
      .use(limitBodies())
      .get('/quick', (c) => c.text('read'))
      .all('*', async (c) => c.text(await c.req.text().catch(() => 'cut off')))
    const port = await listening(createHttpServer(QUICK), getRequestListener(app.fetch))
    expect(await answersTo(port, sent)).toMatch(/^(HTTP\/1\.1 200[\s\S]*)?HTTP\/1\.1 408 /)
  })

  it.each([
    ['a page', 'GET /dana HTTP/1.1\r\nHost: localhost\r\nCookie: a'],
    [
      'a form',
      'POST /sign-in HTTP/1.1\r\nORIGIN\r\nContent-Type: application/x-www-form-urlencoded\r\nLENGTH\r\n\r\nemail=a',
    ],
    [
      'a booking',
      'POST /dana/intro-call/book HTTP/1.1\r\nORIGIN\r\nContent-Type: multipart/form-data; boundary=b\r\nLENGTH\r\n\r\n--b',
    ],
    [
      'a call',
      'POST /api/v1/bookings HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nLENGTH\r\n\r\n{',
    ],
  ])('is closed by the whole app as well, as no failure of ours: %s', async (_, sent) => {
    const app = await startTestApp({ pages: await builtPages() })
    const host = await aHost(app, { connected: false })
    const files = { clientFiles: 'build/client', widgetFiles: 'build/widget', lastLookAt: () => 0, keepsPages: true }
    const hono = createServer({ services: app.services, pages: builtPages, ...files })
    const port = await listening(createHttpServer(QUICK), getRequestListener(hono.fetch))
    const head = sent
      .replace('ORIGIN', `Host: localhost\r\nOrigin: ${app.url}`)
      .replace('LENGTH', `Content-Length: 1000\r\nAuthorization: Bearer ${host.apiToken}`)
    expect(await answersTo(port, head)).toMatch(/^HTTP\/1\.1 408 /)
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
    const { body } = await app.services.metrics.text(app.services.db, Date.now())
    expect(body).not.toMatch(/status="5\d\d"/)
  })

  it('is not a response that takes longer: a live stream continues', async () => {
    const app = new Hono().get('/live', () => {
      let timer: NodeJS.Timeout
      const body = new ReadableStream({
        start(controller) {
          let sent = 0
          timer = setInterval(() => {
            controller.enqueue(new TextEncoder().encode(`${++sent}\n`))
            if (sent < 12) return
            clearInterval(timer)
            controller.close()
          }, 50)
        },
        cancel: () => clearInterval(timer),
      })
      return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
    })
    const port = await listening(createHttpServer(QUICK), getRequestListener(app.fetch))
    expect(await (await fetch(`http://127.0.0.1:${port}/live`)).text()).toMatch(/^1\n[\s\S]*\n12\n$/)
  })
})

/** The bytes of all buffers that something still refers to. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().arrayBuffers
}

/** @returns what is received until the server closes the connection */
async function answersTo(port: number, sent: string): Promise<string> {
  const socket = createConnection(port, '127.0.0.1')
  socket.on('error', () => {})
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk
  })
  socket.write(sent)
  await new Promise((resolve) => socket.once('close', resolve))
  return text
}

async function listening(server: ReturnType<typeof createHttpServer>, listener: ReturnType<typeof getRequestListener>) {
  server.on('request', listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

/** As a client that sends everything before it reads: it gets the response only if the connection was not reset meanwhile. */
function answerTo(url: string, body: Buffer, stated: boolean): Promise<number | string> {
  return new Promise((resolve) => {
    const headers = {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(stated ? { 'Content-Length': body.length } : { 'Transfer-Encoding': 'chunked' }),
    }
    const outgoing = request(url, { method: 'POST', headers, agent: false }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
      answer.on('error', (error) => resolve(String(error)))
    })
    outgoing.on('error', (error) => resolve(String(error)))
    outgoing.end(body)
  })
}

function textOf(url: string, body: Buffer, stated: boolean): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = stated ? { 'Content-Length': body.length } : { 'Transfer-Encoding': 'chunked' }
    const outgoing = request(url, { method: 'POST', headers, agent: false }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('end', () => resolve(text))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

function firstLine(socket: ReturnType<typeof createConnection>): Promise<string> {
  return new Promise((resolve) =>
    socket.once('data', (chunk) => {
      resolve(String(chunk).split('\r\n')[0] ?? '')
      socket.destroy()
    }),
  )
}
