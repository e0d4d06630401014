import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { limitSockets } from '~/http/limit-sockets.server'

const LIMITS = { perNetwork: 4, many: 6, perNetworkWhenMany: 1 }

describe('the connections of one network', () => {
  it('are closed beyond its allowance, and those of others are not', async () => {
    const { open } = await limitedServer()
    const first = await openFour(open)
    expect(await Promise.all(first.map(answerOn))).toEqual([200, 200, 200, 200])
    expect(await answerOn(await open('203.0.113.1'))).toBe('closed')
    expect(await answerOn(await open('203.0.113.2'))).toBe(200)
    expect(await answerOn(first[0] as Socket)).toBe(200)
  })

  it('make room when they end', async () => {
    const { open, server } = await limitedServer()
    const sockets = await openFour(open)
    await Promise.all(sockets.map(answerOn))
    const [first] = sockets as [Socket]
    first.destroy()
    await once(first, 'close')
    await expect.poll(() => connectionsOf(server)).toBe(3)
    expect(await answerOn(await open('203.0.113.1'))).toBe(200)
  })

  it('are few while very many are open, so that a new network still gets one', async () => {
    const { open } = await limitedServer()
    for (const address of ['203.0.113.1', '203.0.113.1', '203.0.113.1', '203.0.113.2', '203.0.113.2', '203.0.113.3'])
      expect(await answerOn(await open(address))).toBe(200)
    expect(await answerOn(await open('203.0.113.2'))).toBe('closed')
    expect(await answerOn(await open('203.0.113.4'))).toBe(200)
  })
})

async function limitedServer() {
  const server = createServer((_, response) => response.end('here'))
  limitSockets(server, LIMITS)
  // Only Linux has more than one address on its loopback interface, so the server is shown another one.
  let from = ''
  server.prependListener('connection', (socket: Socket) =>
    Object.defineProperty(socket, 'remoteAddress', { value: from }),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sockets: Socket[] = []
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy()
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  const open = async (address: string) => {
    from = address
    const accepted = once(server, 'connection')
    const socket = connect(port, '127.0.0.1')
    // The server may close it at any moment.
    socket.on('error', () => {})
    sockets.push(socket)
    await accepted
    return socket
  }
  return { open, server }
}

async function openFour(open: (address: string) => Promise<Socket>) {
  const sockets: Socket[] = []
  while (sockets.length < 4) sockets.push(await open('203.0.113.1'))
  return sockets
}

const connectionsOf = (server: ReturnType<typeof createServer>) =>
  new Promise<number>((resolve, reject) =>
    server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
  )

/** The status of the response to a request on this connection, which stays open. */
function answerOn(socket: Socket): Promise<number | 'closed'> {
  return new Promise((resolve) => {
    if (socket.closed) resolve('closed')
    socket.once('close', () => resolve('closed'))
    socket.once('data', (data) => resolve(Number(String(data).slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length))))
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  })
}
