import type { z } from 'zod'
import {
  type ConferencingFailure,
  type ConferencingOutcome,
  conferencingFailure,
  type ListedMeeting,
  type MeetingRequest,
  type MeetingSession,
} from '~/booking/conferencing'
import { callHttp, type HttpResponse, type Timeouts } from '~/outbound/http.server'
import { readRetryAfter } from '~/outbound/retry-after'
import { HOUR_MS } from '~/time/units'
import type { PlainRequest, PlainResponse } from './answer-recorder'
import { meetingBody, wholeSeconds } from './meeting-request'
import {
  type CreatedMeeting,
  findRetirement,
  Identity,
  parseOrNull,
  readCreatedMeeting,
  readError,
  readMeetingId,
  readMeetingList,
  readSessions,
  readStartUrl,
} from './reading'

/** A failure because the access token is invalid: worth one refresh and one repeat. */
export interface DeadToken {
  deadToken: true
}

export type Call<T> = (accessToken: string) => Promise<ConferencingOutcome<T> | (ConferencingFailure & DeadToken)>

interface ClientOptions {
  apiUrl: string
  timeouts: Timeouts
  /** Waits until the rate limit allows a request. */
  pace: () => Promise<void>
}

/** A typed client for GoTo's meetings: strict in what it sends, tolerant in what it reads, with every failure as a value. */
export function createMeetingsClient({ apiUrl, timeouts, pace }: ClientOptions) {
  const rest = `${apiUrl}/G2M/rest`

  return {
    create:
      (request: MeetingRequest, coOrganizerKeys: string[] = []): Call<CreatedMeeting> =>
      (token) =>
        call(token, 'POST', `${rest}/meetings`, meetingBody(request, coOrganizerKeys), ({ body }) =>
          readCreatedMeeting(parseOrNull(body)),
        ),

    update:
      (meetingId: string, request: MeetingRequest, coOrganizerKeys: string[] = []): Call<true> =>
      (token) =>
        call(token, 'PUT', `${rest}/meetings/${meetingId}`, meetingBody(request, coOrganizerKeys), () => true),

    remove:
      (meetingId: string): Call<true> =>
      (token) =>
        call(token, 'DELETE', `${rest}/meetings/${meetingId}`, undefined, () => true),

    get:
      (meetingId: string): Call<ListedMeeting> =>
      (token) =>
        call(
          token,
          'GET',
          `${rest}/meetings/${meetingId}`,
          undefined,
          ({ body }) => readMeetingList(parseOrNull(body))[0] ?? null,
        ),

    upcoming: (): Call<ListedMeeting[]> => (token) =>
      call(token, 'GET', `${rest}/upcomingMeetings`, undefined, readList),

    sessions:
      (from: number, until: number): Call<MeetingSession[]> =>
      (token) => {
        const dates = new URLSearchParams({
          startDate: wholeSeconds(from),
          endDate: wholeSeconds(until),
        })
        return call(token, 'GET', `${rest}/historicalMeetings?${dates}`, undefined, readHistory)
      },

    /** Opens the meeting as its organizer without a sign-in: for the host's own click, never stored, never mailed. */
    startUrl:
      (meetingId: string): Call<string> =>
      (token) =>
        call(token, 'GET', `${rest}/meetings/${meetingId}/start`, undefined, ({ body }) =>
          readStartUrl(parseOrNull(body)),
        ),

    /** Any response but a failed connection is returned as it came. */
    plain:
      ({
        method,
        path,
        body,
        accessToken,
      }: PlainRequest): ((token: string) => Promise<PlainResponse | ConferencingFailure>) =>
      async (token) => {
        const result = await send(accessToken ?? token, method, `${apiUrl}${path}`, body)
        return result.received
          ? { ok: true, status: result.response.status, body: result.response.body }
          : unreachable(result)
      },

    identity: (): Call<z.infer<typeof Identity>> => async (token) => {
      const scim = await call(token, 'GET', `${apiUrl}/identity/v1/Users/me`, undefined, readIdentity)
      return scim.ok ? scim : call(token, 'GET', `${apiUrl}/admin/rest/v1/me`, undefined, readIdentity)
    },
  }

  async function call<T>(
    token: string,
    method: string,
    url: string,
    body: string | undefined,
    read: (response: HttpResponse) => T | null,
  ) {
    const result = await send(token, method, url, body)
    if (!result.received) return unreachable(result)
    const { response } = result
    const retirement = findRetirement(response.body)
    if (retirement !== null)
      return conferencingFailure('misconfigured', { status: response.status, detail: retirement })
    if (response.status < 200 || response.status >= 300) return failureOf(response)
    const value = read(response)
    return value === null
      ? conferencingFailure('unreadable', { status: response.status, outcomeUnknown: true })
      : { ok: true as const, value }
  }

  async function send(token: string, method: string, url: string, body: string | undefined) {
    await pace()
    const headers: Record<string, string> = { Authorization: `Bearer ${token}`, Accept: 'application/json' }
    if (body !== undefined) headers['Content-Type'] = 'application/json'
    return callHttp({ method, url, headers, body }, timeouts)
  }
}

function unreachable({ detail, sent }: { detail: string; sent: boolean }): ConferencingFailure {
  return conferencingFailure('unreachable', { detail, outcomeUnknown: sent })
}

function readList({ body }: HttpResponse): ListedMeeting[] | null {
  const list = parseList(body)
  return list && readMeetingList(list)
}

function readHistory({ body }: HttpResponse): MeetingSession[] | null {
  const list = parseList(body)
  return list && readSessions(list)
}

/** An object that is no meeting is something else than an empty list: what it says of our meetings is unknown. */
function parseList(body: string): unknown[] | null {
  if (body.trim() === '') return []
  const parsed = parseOrNull(body)
  if (Array.isArray(parsed)) return parsed
  return readMeetingId(parsed) === null ? null : [parsed]
}

function readIdentity({ body }: HttpResponse) {
  const identity = Identity.safeParse(parseOrNull(body))
  return identity.success ? identity.data : null
}

/** Section 5 of goto-api.md: what each status means for the caller. */
function failureOf({ status, body, headers }: HttpResponse): ConferencingFailure | (ConferencingFailure & DeadToken) {
  const { code, message } = readError(body)
  const detail = [code, message].filter(Boolean).join(': ')
  if (status === 401 || (status === 403 && code === 'InvalidToken'))
    return { ...conferencingFailure('reconnect_needed', { status, detail }), deadToken: true }
  if (status === 403) return conferencingFailure('refused', { status, detail })
  if (status === 404) return conferencingFailure('not_found', { status, detail })
  if (status === 409) return conferencingFailure('conflict', { status, detail })
  if (status === 429)
    return conferencingFailure('rate_limited', {
      status,
      detail,
      retryAfterMs: readRetryAfter(headers['retry-after'], HOUR_MS),
    })
  if (status === 408 || status === 425 || status >= 500) {
    return conferencingFailure('unreachable', {
      status,
      detail,
      outcomeUnknown: true,
      retryAfterMs: readRetryAfter(headers['retry-after'], HOUR_MS),
    })
  }
  return conferencingFailure('rejected', { status, detail })
}
