import type { Elapsed } from '~/time/clock'

/** No wait of the event loop may be longer (S21): for as long, everybody waits, whoever caused it. */
const MAX_LAG_MS = 200
const LOOK_EVERY_MS = 50
/** More of them say nothing about who it was. */
const MAX_NAMED = 5
const MAX_KEPT = 1_000

export interface EventLoopWatch<T> {
  /** Notes that something begins. @returns notes that it has ended */
  begin(what: T): () => void
}

/**
 * Notices when the event loop did not come round for longer than it may, and says what was under way meanwhile, the last begun first:
 * what blocks has mostly just begun. It may be over by the time anybody can look, so what ended since the last look counts as well.
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
        // Between two looks of a healthy loop few requests end; only the last ones are ever named.
        if (ended.length > MAX_KEPT) ended = ended.slice(-MAX_NAMED)
      }
    },
  }
}
