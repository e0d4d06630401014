/** Why there is no token. The reason says what to do next; the status is kept for the log. */
export type OAuthFailureReason =
  | 'not_connected'
  /** The grant is gone: only a new consent helps. */
  | 'reconnect_needed'
  /** The provider does not know the operator's client: an error in the configuration, not the host's. */
  | 'misconfigured'
  /** No response, or a temporary failure. */
  | 'unreachable'
  | 'rate_limited'
  /** A success whose body cannot be read: a token may have been issued. */
  | 'unreadable'

export interface OAuthFailure {
  ok: false
  reason: OAuthFailureReason
  /** Of the HTTP response; null without one. */
  status: number | null
  /** The provider's message, shortened; never a token (T7). */
  detail: string
  /** Whether the provider may have done it all the same. */
  outcomeUnknown: boolean
  retryAfterMs: null
}

export type OAuthOutcome<T> = { ok: true; value: T } | OAuthFailure

export function oauthFailure(
  reason: OAuthFailureReason,
  more: Partial<Pick<OAuthFailure, 'status' | 'detail' | 'outcomeUnknown'>> = {},
): OAuthFailure {
  return { ok: false, reason, status: null, detail: '', outcomeUnknown: false, retryAfterMs: null, ...more }
}
