import type { Env } from '~/env.server'
import { gotoOAuthProvider } from '~/goto/oauth-provider'
import { isRetired, readError } from '~/goto/reading'
import { refreshTokens } from '~/oauth/oauth-client.server'
import { callHttp, type HttpResponse } from '~/outbound/http.server'
import type { Clock } from '~/time/clock'
import { SECOND_MS } from '~/time/units'
import { type Diagnosis, DOCTOR_TIMEOUTS } from './diagnosis'

/** Signed forms, tokens and reminders tolerate this much; more means that the clock is not synchronised. */
const MAX_SKEW_MS = 30 * SECOND_MS

/** A refresh that must fail: the error distinguishes a known client from an unknown one (goto-api.md, 2.5). */
export async function checkGotoClient(env: Env): Promise<Diagnosis[]> {
  const subject = 'GoTo client'
  const { GOTO_CLIENT_ID: clientId, GOTO_CLIENT_SECRET: clientSecret, GOTO_AUTH_URL: authUrl } = env
  if (!clientId || !clientSecret)
    return [
      {
        ok: true,
        subject,
        text: 'GOTO_CLIENT_ID and GOTO_CLIENT_SECRET are not set: bookings work, but get no meeting',
      },
    ]
  const outcome = await refreshTokens(gotoOAuthProvider(env), 'foyer-doctor-not-a-token', DOCTOR_TIMEOUTS)
  if (outcome.ok) return [{ ok: false, subject, text: `${authUrl} gave tokens for nothing: that is not GoTo` }]
  if (outcome.reason === 'reconnect_needed') return [{ ok: true, subject, text: `${authUrl} knows it` }]
  if (outcome.reason === 'misconfigured') {
    const text = isRetired(outcome.detail)
      ? `GoTo has given up ${authUrl}: set GOTO_AUTH_URL to its successor (${outcome.detail})`
      : `${authUrl} does not know GOTO_CLIENT_ID or refuses GOTO_CLIENT_SECRET (${outcome.detail})`
    return [{ ok: false, subject, text }]
  }
  return [
    {
      ok: false,
      subject,
      text: `${authUrl} did not answer as expected: ${[outcome.status, outcome.detail].filter(Boolean).join(' ')}`,
    },
  ]
}

/** GoTo's response shows two things: that it can be reached, and the time. */
export async function checkGotoApiAndClock(env: Env, clock: Clock): Promise<Diagnosis[]> {
  const url = `${env.GOTO_API_URL}/identity/v1/Users/me`
  const sentAt = clock()
  const result = await callHttp({ method: 'GET', url, headers: { Accept: 'application/json' } }, DOCTOR_TIMEOUTS)
  const subject = 'GoTo API'
  if (!result.received)
    return [
      { ok: false, subject, text: `${env.GOTO_API_URL} is not reachable: ${result.detail}` },
      { ok: false, subject: 'clock', text: 'could not be compared: GoTo did not answer' },
    ]
  return [{ subject, ...stateOfApi(env.GOTO_API_URL, result.response) }, clockOf(result.response, sentAt, clock())]
}

function stateOfApi(url: string, { status, body }: HttpResponse): Pick<Diagnosis, 'ok' | 'text'> {
  const { message } = readError(body)
  if (isRetired(message))
    return { ok: false, text: `GoTo has given up ${url}: set GOTO_API_URL to its successor (${message})` }
  return status < 500 ? { ok: true, text: `${url} is reachable` } : { ok: false, text: `${url} answers ${status}` }
}

function clockOf(response: HttpResponse, sentAt: number, receivedAt: number): Diagnosis {
  const date = Date.parse(String(response.headers.date ?? ''))
  if (Number.isNaN(date)) return { ok: true, subject: 'clock', text: 'could not be compared: GoTo sent no Date' }
  // The header has the second in which the response was written.
  const skewMs = date < sentAt - SECOND_MS ? sentAt - SECOND_MS - date : date > receivedAt ? receivedAt - date : 0
  const text =
    Math.abs(skewMs) < SECOND_MS
      ? 'agrees with GoTo’s'
      : `is ${Math.round(Math.abs(skewMs) / SECOND_MS)} s ${skewMs > 0 ? 'ahead of' : 'behind'} GoTo’s`
  return { ok: Math.abs(skewMs) <= MAX_SKEW_MS, subject: 'clock', text }
}
