import { setTimeout as pause } from 'node:timers/promises'
import type { Elapsed } from '~/time/clock'
import { MINUTE_MS, SECOND_MS } from '~/time/units'

/** Often enough to feel live, rare enough that an open table costs only a small query now and then. */
const LOOK_EVERY_MS = 3 * SECOND_MS
/** Proxies cut connections that are idle for a minute. */
const SIGN_OF_LIFE_MS = 20 * SECOND_MS
/** Then the browser reconnects by itself, and its session is checked again. */
const MAX_MS = 5 * MINUTE_MS

interface Watch {
  /** The mark of the watched state; a different text means a change. */
  readMark: () => Promise<string>
  /** The mark of what the reader already sees. */
  seen: string
  /** Ends with the request, and when the process is about to stop. */
  signal: AbortSignal
  elapsed: Elapsed
  everyMs?: number
  /** Called when no more events follow, for any reason. */
  onEnd?: () => void
}

/**
 * Server-sent events (HTML Standard, section 9.2): `changed` with the new mark each time it changes. Reads the database,
 * because another process may have made the change.
 */
export function watchTeam({
  readMark,
  seen,
  signal,
  elapsed,
  everyMs = LOOK_EVERY_MS,
  onEnd,
}: Watch): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  const cancelled = new AbortController()
  const end = AbortSignal.any([signal, cancelled.signal])
  return new ReadableStream({
    async start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const startedAt = elapsed()
      let saidAt = startedAt
      let last = seen
      send('retry: 2000\n\n')
      try {
        while (!end.aborted && elapsed() - startedAt < MAX_MS) {
          const mark = await readMark()
          if (end.aborted) break
          if (mark !== last) {
            last = mark
            saidAt = elapsed()
            send(`event: changed\ndata: ${mark}\n\n`)
          } else if (elapsed() - saidAt > SIGN_OF_LIFE_MS) {
            saidAt = elapsed()
            send(': still here\n\n')
          }
          await pause(everyMs, undefined, { signal: end })
        }
      } catch (error) {
        // The pause ends this way when the reader leaves; every other error goes to the caller.
        if (!end.aborted) return controller.error(error)
      } finally {
        onEnd?.()
      }
      if (!cancelled.signal.aborted) controller.close()
    },
    cancel: () => cancelled.abort(),
  })
}
