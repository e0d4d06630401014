/** Why GoTo did not do what was asked. The words tell what to do next; the status is kept for the log. */
export type GotoFailureReason =
  /** The operator gave no client id. */
  | 'not_configured'
  /** GoTo does not know the operator's client: a mistake in the configuration, not the host's. */
  | 'misconfigured'
  | 'not_connected'
  /** The host's grant is gone: only a new consent helps. */
  | 'reconnect_needed'
  /** No answer, or one from something in between: 408, 5xx, time-out, cut connection. */
  | 'unreachable'
  | 'rate_limited'
  /** 403 with a live token: no licence, suspended, scope missing. */
  | 'refused'
  /** 400: what we sent makes no sense to GoTo, such as a start in the past. */
  | 'rejected'
  | 'not_found'
  | 'conflict'
  /** A 2xx whose body we cannot make sense of: the deed may be done. */
  | 'unreadable'

export interface GotoFailure {
  ok: false
  reason: GotoFailureReason
  status: number | null
  /** GoTo's own words, cut short; for the log and the host, never for attendees. */
  detail: string
  /** Whether GoTo may have done it all the same, so that a repeat needs a look first (E5). */
  outcomeUnknown: boolean
  /** As GoTo asked by Retry-After. */
  retryAfterMs: number | null
}

export type GotoOutcome<T> = { ok: true; value: T } | GotoFailure

export function failure(
  reason: GotoFailureReason,
  more: Partial<Omit<GotoFailure, 'ok' | 'reason'>> = {},
): GotoFailure {
  return { ok: false, reason, status: null, detail: '', outcomeUnknown: false, retryAfterMs: null, ...more }
}
