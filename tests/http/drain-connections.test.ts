import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, createConnection, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { followConnections } from '~/process/drain-connections.server'
import { systemElapsed } from '~/time/system-time'

const ASK = 'GET / HTTP/1.1\r\nHost: foyer.test\r\n\r\n'
const LARGE = 'x'.repeat(8_000_000)
const WITHIN_MS = 15_000

describe('a server that stops (P1)', () => {
  it('responds to connections that the system has completed and the server not yet accepted', async () => {
    const { open, connections } = await aServer((_request, response) => response.end('here you are'))
    // Opened and stopped in one turn: none of them is accepted when the listener would close.
    const sockets = Array.from({ length: 50 }, open)
    for (const socket of sockets) socket.write(ASK)
    const answers = Promise.all(sockets.map((socket) => text(socket)))
    await connections.drain({ lingerMs: 0, withinMs: WITHIN_MS })
    for (const answer of await answers) {
      expect(answer).toContain('here you are')
      expect(answer).toMatch(/^Connection: close/im)
    }
    expect(await outcomeOf(open())).toBe('ECONNREFUSED')
  })

  it('sends the whole of a large response to a slow reader', async () => {
    const { open, connections } = await aServer((_request, response) => response.end(LARGE))
    const socket = open()
    socket.write(ASK)
    await new Promise((resolve) => socket.once('readable', resolve))
    const drained = connections.drain({ lingerMs: 0, withinMs: WITHIN_MS })
    await pause(300)
    expect((await text(socket)).length).toBeGreaterThan(LARGE.length)
    await drained
  })

  it('closes idle connections politely, and waits for the rest of a request', async () => {
    const { open, connections } = await aServer((_request, response) => response.end('here you are'))
    const idle = open()
    idle.write(ASK)
    await new Promise((resolve) => idle.once('data', resolve))
    const half = open()
    half.write(ASK.slice(0, 20))
    await pause(100)
    const drained = connections.drain({ lingerMs: 0, withinMs: WITHIN_MS })
    expect(await outcomeOf(idle)).toBe('ended')
    half.write(ASK.slice(20))
    expect(await text(half)).toContain('here you are')
    await drained
  })

  it('stops within its bound, even when a client never ends', async () => {
    const { open, connections } = await aServer((_request, response) => response.write('the beginning'))
    const socket = open()
    socket.on('error', () => {})
    socket.write(ASK)
    await new Promise((resolve) => socket.once('data', resolve))
    await connections.drain({ lingerMs: 0, withinMs: 200 })
    await expect.poll(() => socket.closed).toBe(true)
  })
})

async function aServer(listener: RequestListener) {
  const server = createServer(listener)
  const connections = followConnections(server, systemElapsed)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const sockets: Socket[] = []
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
    server.closeAllConnections()
  })
  const open = () => {
    const socket = createConnection(port, '127.0.0.1')
    sockets.push(socket)
    return socket
  }
  return { connections, open }
}

function outcomeOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    socket.on('end', () => resolve('ended'))
    socket.resume()
  })
}
