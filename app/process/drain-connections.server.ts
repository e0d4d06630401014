import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Elapsed } from '~/time/clock'

/** A connection that was opened and has not said anything yet gets this long for its first word. */
const FIRST_WORD_MS = 1_000
/** Whoever was told that a connection ends gets this long to end it too. */
const FAREWELL_MS = 500
/** A turn of the event loop that took longer may have left something unread behind. On a busy machine all of them do: see `quiet`. */
const QUIET_TURN_MS = 5
const MAX_WAIT_MS = 500
/** While connections come in without a pause, the listener stays open this much longer. */
const MAX_WAIT_FOR_QUIET_MS = 5_000
const LOOK_EVERY_MS = 20

interface Connection {
  openedAt: number
  /** Requests without a whole answer. */
  open: number
  /** Of what was read, how much belongs to requests that have had their answer. */
  answeredBytes: number
  farewellAt: number | null
}

export interface Connections {
  /**
   * Ends the server without cutting anybody off (P1): for `lingerMs` everybody is answered as before, but asked to come back on a
   * new connection; then the listener closes in a moment in which nobody is at the door, and each connection ends when it is idle.
   *
   * @returns once the last connection has ended, at the latest `withinMs` after the call, when what is left is cut
   */
  drain(times: { lingerMs: number; withinMs: number }): Promise<void>
}

/**
 * Follows the connections of a server, because Node's own `close()` counts too little: it resets connections which the system has
 * completed and Node has not accepted yet, and cuts answers that are written but not sent.
 */
export function followConnections(server: Server, elapsed: Elapsed): Connections {
  const connections = new Map<Socket, Connection>()
  const answers = new Set<ServerResponse>()
  let arrivals = 0
  let draining = false

  server.on('connection', (socket: Socket) => {
    arrivals += 1
    connections.set(socket, { openedAt: elapsed(), open: 0, answeredBytes: 0, farewellAt: null })
    socket.once('close', () => connections.delete(socket))
  })
  server.prependListener('request', ({ socket }, response) => {
    arrivals += 1
    const connection = connections.get(socket)
    answers.add(response)
    if (connection) connection.open += 1
    if (draining) response.shouldKeepAlive = false
    response.once('close', () => {
      answers.delete(response)
      if (!connection) return
      connection.open -= 1
      connection.answeredBytes = socket.bytesRead
    })
  })

  /**
   * Waits for a short turn of the event loop that looked at every connection and found nothing new. What is short grows with the
   * waiting, so that a busy machine closes in the best moment that comes by, not in whichever one the time is up.
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
      const { openedAt, open, answeredBytes, farewellAt } = connection
      if (farewellAt !== null) {
        if (now - farewellAt > FAREWELL_MS) socket.destroy()
        continue
      }
      const isFresh = socket.bytesRead === 0 && now - openedAt < FIRST_WORD_MS
      // More was read than was answered: the rest of a request is on its way. Something unsent: the end of an answer is.
      if (open > 0 || isFresh || socket.bytesRead > answeredBytes || socket.writableLength > 0) continue
      connection.farewellAt = now
      socket.end()
    }
  }

  return {
    async drain({ lingerMs, withinMs }) {
      const latest = elapsed() + withinMs
      draining = true
      for (const response of answers) if (!response.headersSent) response.shouldKeepAlive = false
      await pause(lingerMs)
      await quiet(Math.min(latest, elapsed() + MAX_WAIT_FOR_QUIET_MS))
      // Not the HTTP server's own close(), which would also destroy connections whose answer is not wholly sent.
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
  // The first may end a turn whose look at the connections is over; the second certainly comes after a new one.
  await new Promise((resolve) => setImmediate(resolve))
  const beganAt = elapsed()
  await new Promise((resolve) => setImmediate(resolve))
  return elapsed() - beganAt
}
