import { SECOND_MS } from '~/time/units'

/**
 * How long a server asks us to wait, in ms. Only seconds are read; the form as a date (RFC 9110 §10.2.3) is rare, and wrong where clocks
 * differ.
 *
 * @param header the value of `Retry-After`
 * @param maxMs a longer wait is not believed
 * @returns null without a valid number of seconds
 * @example readRetryAfter('7', HOUR_MS) // 7000
 */
export function readRetryAfter(header: string | string[] | undefined, maxMs: number): number | null {
  const seconds = typeof header === 'string' && header.trim() !== '' ? Number(header) : Number.NaN
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * SECOND_MS, maxMs) : null
}
