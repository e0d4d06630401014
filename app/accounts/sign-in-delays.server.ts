import { MINUTE_MS, SECOND_MS } from '~/time/units'

const QUARTER_HOUR_MS = 15 * MINUTE_MS
const FIRST_DELAY_MS = 250
/** Short enough for the owner to wait while a stranger keeps guessing, so that the owner is never locked out. */
const MAX_DELAY_MS = 8 * SECOND_MS
const FREE_PER_ACCOUNT = 3
/** An office signs in from one address. */
const FREE_PER_NETWORK = 10
const MAX_KEYS = 20_000

export interface SignInDelays {
  /**
   * Counts an attempt and returns how long to wait before checking it, in ms. It is counted at once, so that parallel attempts
   * gain nothing.
   */
  begin(account: string, network: string, now: number): number
  /** The password was right: the account's count is cleared, the network gets only this attempt back. */
  succeeded(account: string, network: string): void
}

/**
 * Growing delays against password guessing, per account and per network (S7). Each step doubles the wait, up to a limit; a
 * quarter of an hour without attempts clears it. Kept in memory: a restart clears them, and the limits on requests remain.
 */
export function createSignInDelays(): SignInDelays {
  const attempts = new Map<string, { count: number; at: number }>()

  function count(key: string, now: number): number {
    const earlier = attempts.get(key)
    const count = earlier && earlier.at > now - QUARTER_HOUR_MS ? earlier.count + 1 : 1
    // Removed and added again at the end, so that the first entry is the least recently used.
    attempts.delete(key)
    attempts.set(key, { count, at: now })
    const oldest = attempts.size > MAX_KEYS ? attempts.keys().next().value : undefined
    if (oldest !== undefined) attempts.delete(oldest)
    return count
  }

  return {
    begin(account, network, now) {
      const beyond = Math.max(
        count(`account:${account}`, now) - FREE_PER_ACCOUNT,
        count(`network:${network}`, now) - FREE_PER_NETWORK,
      )
      return beyond <= 0 ? 0 : Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (beyond - 1))
    },
    succeeded(account, network) {
      attempts.delete(`account:${account}`)
      const entry = attempts.get(`network:${network}`)
      if (entry) entry.count = Math.max(0, entry.count - 1)
    },
  }
}

/** Of this process, like the memory that they protect. */
export const signInDelays = createSignInDelays()
