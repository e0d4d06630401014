import { CLOCKS_DIFFER_MS, type RequestCount } from '#db/queries/request-counts'

/**
 * Whoever owns an IPv6 block has more networks than memory has room for. Far more than are ever counted of honest clients at the
 * same time, and some ten megabytes.
 */
const MAX_KEYS = 50_000

export interface BoundedCounts {
  /** An expired count begins again. */
  add(key: string, points: number, now: number): RequestCount
  get(key: string, now: number): RequestCount | undefined
  takeBack(key: string): void
  size(): number
}

/**
 * Counts within windows of one length, in memory, of a limited number of keys: the count that ends first is dropped for a new
 * one.
 *
 * @example createBoundedCounts(60_000).add('192.0.2.1', 1, 0) // { count: 1, endsAt: 60_000 }
 */
export function createBoundedCounts(windowMs: number, mostKeys = MAX_KEYS): BoundedCounts {
  /** In the order in which they began, which is that of their ends as well. */
  const counts = new Map<string, RequestCount>()

  // One that ends much later than its window: the clock was set back.
  const runs = ({ endsAt }: RequestCount, now: number) => endsAt > now && endsAt <= now + windowMs + CLOCKS_DIFFER_MS

  function get(key: string, now: number): RequestCount | undefined {
    const known = counts.get(key)
    return known && runs(known, now) ? known : undefined
  }

  function dropOld(now: number): void {
    for (const [key, count] of counts) {
      if (counts.size <= mostKeys && runs(count, now)) return
      counts.delete(key)
    }
  }

  return {
    get: (key, now) => {
      const known = get(key, now)
      return known && { ...known }
    },
    add(key, points, now) {
      const known = get(key, now)
      if (known) {
        known.count += points
        return { ...known }
      }
      counts.delete(key)
      counts.set(key, { count: points, endsAt: now + windowMs })
      dropOld(now)
      return { count: points, endsAt: now + windowMs }
    },
    takeBack(key) {
      const known = counts.get(key)
      if (known) known.count = Math.max(0, known.count - 1)
    },
    size: () => counts.size,
  }
}
