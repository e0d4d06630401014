/** Every problem of the API: what clients branch on, and what the description lists. */
export const PROBLEM_CODES = {
  malformed_json: { status: 400, meaning: 'The body is not valid JSON.' },
  unauthorized: {
    status: 401,
    meaning: 'The key is missing, unknown, expired or revoked. Which of these is not said.',
  },
  missing_scope: { status: 403, meaning: 'The key lacks the scope that this call needs.' },
  account_suspended: { status: 403, meaning: 'The operator has suspended the account: its keys may read, not change.' },
  not_found: { status: 404, meaning: 'There is nothing here, or it belongs to somebody else. Both look the same.' },
  method_not_allowed: { status: 405, meaning: 'The address knows other methods; the header `Allow` names them.' },
  slot_unavailable: {
    status: 409,
    meaning:
      'Another booking has the time, or it was never offered; `detail` says which. `alternatives` holds up to five free times nearby.',
  },
  member_unavailable: {
    status: 409,
    meaning: 'The member, or every other one, is busy at that time or takes no part in the event type.',
  },
  booking_not_active: { status: 409, meaning: 'The booking is cancelled or declined and has no time to move.' },
  booking_not_pending: { status: 409, meaning: 'The booking does not wait for an answer.' },
  booking_not_begun: { status: 409, meaning: 'The meeting has not begun yet, so nobody can have missed it.' },
  booking_over: { status: 409, meaning: 'The time of the booking has come.' },
  booking_changed: { status: 409, meaning: 'Somebody else changed the booking just now. Read it again.' },
  too_late: { status: 409, meaning: 'The event type allows this change only until some time before the start.' },
  slug_taken: { status: 409, meaning: 'Another event type of yours has this slug.' },
  already_there: { status: 409, meaning: 'This calendar is followed already.' },
  too_many: { status: 409, meaning: 'There are as many of these as one host can have. Remove one first.' },
  too_large: { status: 413, meaning: 'The body has more than 256 KiB.' },
  query_too_long: { status: 414, meaning: 'The query has more than 8 KiB.' },
  unsupported_media_type: { status: 415, meaning: 'The body was not sent as `application/json`.' },
  validation_failed: {
    status: 422,
    meaning: 'Something in the request is not as described; `errors` names each field. Unknown fields are refused too.',
  },
  idempotency_key_reused: {
    status: 422,
    meaning: 'The Idempotency-Key was used within 24 hours with another body.',
  },
  rate_limited: { status: 429, meaning: 'Too many requests. Wait as many seconds as `Retry-After` says.' },
  internal_error: { status: 500, meaning: 'A fault on our side. Nothing was stored; quote `X-Request-Id` to us.' },
  unavailable: { status: 503, meaning: 'The server cannot store anything just now. Try again later.' },
} as const

export type ProblemCode = keyof typeof PROBLEM_CODES
export type ProblemStatus = (typeof PROBLEM_CODES)[ProblemCode]['status']

/** The reason phrases of RFC 9110: with the type `about:blank` the title is the status in words (RFC 9457, section 4.2.1). */
export const PROBLEM_TITLES: Record<ProblemStatus, string> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Content too large',
  414: 'URI too long',
  415: 'Unsupported media type',
  422: 'Unprocessable content',
  429: 'Too many requests',
  500: 'Internal server error',
  503: 'Service unavailable',
}

export function codesOf(status: ProblemStatus): ProblemCode[] {
  return (Object.keys(PROBLEM_CODES) as ProblemCode[]).filter((code) => PROBLEM_CODES[code].status === status)
}
