import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Elapsed } from '~/time/clock'
import { SECOND_MS } from '~/time/units'

/** A new connection that has sent nothing yet gets this long for its first byte. */
const FIRST_WORD_MS = SECOND_MS
/** A client that was asked to close its connection gets this long to do so. */
const END_TIMEOUT_MS = 500
/** A turn of the event loop that took longer may have left data unread. On a busy machine all turns do: see `quiet`. */
const QUIET_TURN_MS = 5
const MAX_WAIT_MS = 500
/** While connections come in without a pause, the listener stays open this much longer. */
const MAX_WAIT_FOR_QUIET_MS = 5 * SECOND_MS
const LOOK_EVERY_MS = 20

interface Connection {
  openedAt: number
  /** Requests without a complete response. */
  open: number
  /** How many of the read bytes belong to requests that were answered. */
  answeredBytes: number
  endedAt: number | null
}

export interface Connections {
  /**
   * Stops the server without cutting off a request (P1). For `lingerMs` requests are answered as before, but clients are asked
   * to use a new connection. Then the listener closes at a moment without new connections, and each connection ends when it is
   * idle.
   *
   * @returns once the last connection has ended, at the latest `withinMs` after the call, when the remaining ones are cut
   */
  drain(times: { lingerMs: number; withinMs: number }): Promise<void>
}

/**
 * Follows the connections of a server, because Node's own `close()` counts too little: it resets connections that the system
 * has completed but Node has not accepted yet, and cuts responses that are written but not sent.
 */
export function followConnections(server: Server, elapsed: Elapsed): Connections {
  const connections = new Map<Socket, Connection>()
  const responses = new Set<ServerResponse>()
  let arrivals = 0
  let draining = false

  server.on('connection', (socket: Socket) => {
    arrivals += 1
    connections.set(socket, { openedAt: elapsed(), open: 0, answeredBytes: 0, endedAt: null })
    socket.once('close', () => connections.delete(socket))
  })
  server.prependListener('request', ({ socket }, response) => {
    arrivals += 1
    const connection = connections.get(socket)
    responses.add(response)
    if (connection) connection.open += 1
    if (draining) response.shouldKeepAlive = false
    response.once('close', () => {
      responses.delete(response)
      if (!connection) return
      connection.open -= 1
      connection.answeredBytes = socket.bytesRead
    })
  })

  /**
   * Waits for a short turn of the event loop that checked every connection and found nothing new. The longer it waits, the
   * longer a turn may take, so that a busy machine closes at its best moment rather than when the time is up.
   */
  async function quiet(until: number): Promise<void> {
    const beganAt = elapsed()
    for (;;) {
      const before = arrivals
      const turnOf = await turn(elapsed)
      const waited = elapsed() - beganAt
      if (arrivals === before && turnOf < QUIET_TURN_MS * 2 ** Math.floor(waited / MAX_WAIT_MS)) return
      if (elapsed() > until) return
    }
  }

  function endIdle(now: number): void {
    for (const [socket, connection] of connections) {
      const { openedAt, open, answeredBytes, endedAt } = connection
      if (endedAt !== null) {
        if (now - endedAt > END_TIMEOUT_MS) socket.destroy()
        continue
      }
      const isFresh = socket.bytesRead === 0 && now - openedAt < FIRST_WORD_MS
      // More was read than answered: the rest of a request is coming. Unsent data: the end of a response is still to be sent.
      if (open > 0 || isFresh || socket.bytesRead > answeredBytes || socket.writableLength > 0) continue
      connection.endedAt = now
      socket.end()
    }
  }

  return {
    async drain({ lingerMs, withinMs }) {
      const latest = elapsed() + withinMs
      draining = true
      for (const response of responses) if (!response.headersSent) response.shouldKeepAlive = false
      await pause(lingerMs)
      await quiet(Math.min(latest, elapsed() + MAX_WAIT_FOR_QUIET_MS))
      // Not the HTTP server's own close(), which would also destroy connections whose response is not fully sent.
      NetServer.prototype.close.call(server)
      endIdle(elapsed())
      while (connections.size > 0 && elapsed() < latest) {
        await pause(LOOK_EVERY_MS)
        await quiet(latest)
        endIdle(elapsed())
      }
      for (const socket of connections.keys()) socket.destroy()
    },
  }
}

/** @returns how long the turn took, in ms */
async function turn(elapsed: Elapsed): Promise<number> {
  // The first may end a turn that has already checked its connections; the second certainly follows a new check.
  await new Promise((resolve) => setImmediate(resolve))
  const beganAt = elapsed()
  await new Promise((resolve) => setImmediate(resolve))
  return elapsed() - beganAt
}
