import type { Elapsed } from '~/time/clock'

/** The longest allowed block of the event loop (S21): everybody waits that long, whoever caused it. */
const MAX_LAG_MS = 200
const LOOK_EVERY_MS = 50
/** More names would not identify the cause. */
const MAX_NAMED = 5
const MAX_KEPT = 1_000

export interface EventLoopWatch<T> {
  /** Records that something begins. @returns a function that records its end */
  begin(what: T): () => void
}

/**
 * Notices when the event loop was blocked longer than allowed, and names the work that was running, the latest first: the cause
 * has mostly just begun. It may be over when the check runs, so work that ended since the last check counts as well.
 *
 * @param signal ends the watch
 */
export function watchEventLoop<T>(
  { elapsed, onLag, signal }: { elapsed: Elapsed; onLag: (ms: number, underWay: T[]) => void; signal: AbortSignal },
  { maxLagMs = MAX_LAG_MS, lookEveryMs = LOOK_EVERY_MS } = {},
): EventLoopWatch<T> {
  const open = new Set<{ what: T }>()
  let ended: { what: T }[] = []
  let lookedAt = elapsed()
  const timer = setInterval(() => {
    const now = elapsed()
    const lag = now - lookedAt - lookEveryMs
    lookedAt = now
    if (lag > maxLagMs) {
      const lastFirst = [...open, ...ended].reverse().slice(0, MAX_NAMED)
      onLag(
        Math.round(lag),
        lastFirst.map(({ what }) => what),
      )
    }
    ended = []
  }, lookEveryMs)
  timer.unref()
  signal.addEventListener('abort', () => clearInterval(timer), { once: true })
  return {
    begin(what) {
      const entry = { what }
      open.add(entry)
      return () => {
        open.delete(entry)
        ended.push(entry)
        // Between two checks of a healthy loop few requests end; only the last ones are named.
        if (ended.length > MAX_KEPT) ended = ended.slice(-MAX_NAMED)
      }
    },
  }
}
