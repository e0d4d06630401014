import { callHttp, type HttpResponse, type Timeouts } from '~/outbound/http.server'
import { readRetryAfter } from '~/outbound/retry-after'
import { HOUR_MS, SECOND_MS } from '~/time/units'
import { type CalendarAccess, type CalendarFailure, type CalendarOutcome, calendarFailure } from './calendar-provider'

/** A page of a list with a thousand events; providers' other answers are small. */
const MAX_BYTES = 8 * 1024 * 1024

export interface RestCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers?: Record<string, string>
  /** Sent as JSON. */
  body?: unknown
}

/** A provider's REST API, with what is the same in all its calls. */
export type CallWithAccess = <T>(
  access: CalendarAccess,
  call: RestCall,
  read: (response: HttpResponse) => T | null,
) => Promise<CalendarOutcome<T>>

export const REST_TIMEOUTS: Timeouts = { connectMs: 5 * SECOND_MS, totalMs: 20 * SECOND_MS }

interface RestOptions<T> {
  access: CalendarAccess
  timeouts: Timeouts
  /** @returns null for an answer that cannot be read */
  read: (response: HttpResponse) => T | null
  /** What a status other than 2xx means at this provider. */
  failureOf: (response: HttpResponse) => CalendarFailure
}

/** One call of a provider's REST API with the host's token. Never throws: every failure is a value. */
export async function callRest<T>(
  { method, url, headers = {}, body }: RestCall,
  { access, timeouts, read, failureOf }: RestOptions<T>,
): Promise<CalendarOutcome<T>> {
  if (access.kind !== 'token') return calendarFailure('reconnect_needed', { detail: 'no token' })
  const result = await callHttp(
    {
      method,
      url,
      headers: {
        Authorization: `Bearer ${access.accessToken}`,
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    { ...timeouts, maxBytes: MAX_BYTES },
  )
  if (!result.received) return calendarFailure('unreachable', { detail: result.detail, outcomeUnknown: result.sent })
  const { response } = result
  if (response.status < 200 || response.status >= 300) return failureOf(response)
  const value = read(response)
  return value === null
    ? calendarFailure('unreadable', { status: response.status, outcomeUnknown: method !== 'GET' })
    : { ok: true, value }
}

/** What all providers mean by a status; their own words come first. */
export function failureByStatus({ status, headers }: HttpResponse, detail: string): CalendarFailure {
  const more = { status, detail, retryAfterMs: readRetryAfter(headers['retry-after'], HOUR_MS) }
  if (status === 401) return calendarFailure('reconnect_needed', more)
  if (status === 404 || status === 410) return calendarFailure('not_found', more)
  if (status === 409 || status === 412) return calendarFailure('conflict', more)
  if (status === 429) return calendarFailure('rate_limited', more)
  if (status === 408 || status === 425 || status >= 500)
    return calendarFailure('unreachable', { ...more, outcomeUnknown: true })
  return calendarFailure('refused', more)
}
