import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Worker } from '~/outbox/worker'
import type { Elapsed } from '~/time/clock'
import { SECOND_MS } from '~/time/units'
import type { Connections } from './drain-connections.server'

/** Orchestrators wait 10 s before they kill (P1). */
const STOP_WITHIN_MS = 9_500
/** Time for the proxy in front to see at /readyz that this process stops, and to send new requests elsewhere. */
const LINGER_MS = 2 * SECOND_MS
const CONNECTIONS_END_MS = 8_500
/**
 * The outbox keeps working while requests are answered, because they may wait for a link. Then it needs time for its running
 * jobs.
 */
const OUTBOX_WORKS_MS = 4_500
const OUTBOX_ENDS_MS = 9 * SECOND_MS
/** A terminal and the parent process may both pass on the same signal; a later one is deliberate. */
const SAME_SIGNAL_MS = SECOND_MS

interface Running {
  log: Logger
  elapsed: Elapsed
  connections: Connections
  worker: Worker
  /** Timers, and responses that would never end by themselves: stopped at once. */
  endAtOnce: () => unknown
  /** Stopped with the outbox. */
  busy: { stop(): Promise<void> }
  /** What everything else uses: stopped last. */
  close: () => Promise<void>
}

/** SIGTERM and SIGINT end the process without losing a request (P1). A second SIGINT ends it at once. */
export function stopOnSignal({ log, elapsed, connections, worker, endAtOnce, busy, close }: Running): void {
  let stoppedAt: number | null = null

  async function stop(signal: NodeJS.Signals): Promise<void> {
    const now = elapsed()
    if (stoppedAt !== null) {
      if (signal === 'SIGINT' && now - stoppedAt > SAME_SIGNAL_MS) process.exit(1)
      return
    }
    stoppedAt = now
    log.info({ signal }, 'stopping')
    endAtOnce()
    await Promise.race([end(now, signal), pause(STOP_WITHIN_MS)])
    log.info({ ms: Math.round(elapsed() - now) }, 'stopped')
    process.exit(0)
  }

  async function end(began: number, signal: NodeJS.Signals): Promise<void> {
    // At a terminal there is no proxy in front.
    const lingerMs = signal === 'SIGINT' ? 0 : LINGER_MS
    const drained = connections.drain({ lingerMs, withinMs: CONNECTIONS_END_MS })
    await Promise.race([drained, pause(OUTBOX_WORKS_MS)])
    await Promise.all([drained, worker.stop(began + OUTBOX_ENDS_MS - elapsed()), busy.stop()])
    await close()
  }

  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
