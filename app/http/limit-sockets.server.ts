import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { networksOf } from '~/limits/client-address.server'

/** Open connections. A browser opens up to six, so hundreds of people may share an address. */
export const SOCKET_LIMITS = {
  perNetwork: 1_000,
  /** From here on networks with more than `perNetworkWhenMany` get no further one. A process may usually open 65,536 files or more. */
  many: 10_000,
  perNetworkWhenMany: 50,
}

/**
 * Closes what one network opens beyond its allowance, before a byte of it is read. Connections that send nothing end after 15 s by
 * themselves; until then each takes memory and one of the files that a process may have open, the database's among them.
 *
 * Only for a server that clients reach themselves: behind a proxy all connections come from the proxy, which limits its clients.
 */
export function limitSockets(server: Server, limits = SOCKET_LIMITS): void {
  const open = new Map<string, number>()
  let total = 0

  // Before Node's own listener, which would begin to read.
  server.prependListener('connection', (socket: Socket) => {
    const networks = networksOf(socket.remoteAddress ?? '')
    const allowed = total < limits.many ? limits.perNetwork : limits.perNetworkWhenMany
    if (networks.some(({ key, share }) => (open.get(key) ?? 0) >= allowed * share)) {
      socket.destroy()
      return
    }
    const add = (count: number) => {
      total += count
      for (const { key } of networks) {
        const now = (open.get(key) ?? 0) + count
        if (now > 0) open.set(key, now)
        else open.delete(key)
      }
    }
    add(1)
    socket.once('close', () => add(-1))
  })
}
