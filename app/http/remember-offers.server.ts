/** Finds something about a host's offer, or gives what was found for the same key before. */
export type FindOnce = <T>(key: string, find: () => Promise<T>) => Promise<T>

/** A month is some kilobytes. */
const MAX_REMEMBERED = 2_000

/**
 * Remembers what was found about the offers of hosts, such as the free times of a month: many visitors ask for the same with another language
 * or campaign in the address, or choose another day of the same month.
 *
 * @returns gives the memory of a state of one offer; what was found for another state is never given
 */
export function rememberOffers(): (state: string) => FindOnce {
  const found = new Map<string, { state: string; value: Promise<unknown> }>()
  return (state) => (key, find) => {
    const known = found.get(key)
    if (known?.state === state) return known.value as ReturnType<typeof find>
    const value = find()
    found.delete(key)
    found.set(key, { state, value })
    if (found.size > MAX_REMEMBERED) found.delete(found.keys().next().value ?? '')
    // Whoever waits gets the error; the next one tries again.
    value.catch(() => {
      if (found.get(key)?.value === value) found.delete(key)
    })
    return value
  }
}
