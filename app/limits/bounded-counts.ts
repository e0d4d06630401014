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
  const counts = new Map<string, RequestCount>()
  /**
   * In the order in which they began, which is that of their ends as well; those before `first` are gone. A map has this order too, but it
   * walks over what was deleted at its beginning each time.
   */
  let begun: { key: string; count: RequestCount }[] = []
  let first = 0

  // One that ends much later than its window: the clock was set back.
  const runs = ({ endsAt }: RequestCount, now: number) => endsAt > now && endsAt <= now + windowMs + CLOCKS_DIFFER_MS

  function get(key: string, now: number): RequestCount | undefined {
    const known = counts.get(key)
    return known && runs(known, now) ? known : undefined
  }

  function dropOld(now: number): void {
    for (let oldest = begun[first]; oldest; oldest = begun[++first]) {
      // Otherwise the key has begun again, and stands further behind as well.
      const isCurrent = counts.get(oldest.key) === oldest.count
      if (isCurrent && counts.size <= mostKeys && runs(oldest.count, now)) break
      if (isCurrent) counts.delete(oldest.key)
    }
    if (first <= begun.length / 2) return
    begun = begun.slice(first)
    first = 0
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
      const count = { count: points, endsAt: now + windowMs }
      counts.set(key, count)
      begun.push({ key, count })
      dropOld(now)
      return { ...count }
    },
    takeBack(key) {
      const known = counts.get(key)
      if (known) known.count = Math.max(0, known.count - 1)
    },
    size: () => counts.size,
  }
}
