import type { Env } from '~/env.server'
import { callHttp } from '~/outbound/http.server'
import { Keyring } from '~/security/sealed-text.server'
import { INSTANCE_PURPOSE } from '~/security/signing-purposes'
import { type Diagnosis, DOCTOR_TIMEOUTS } from './diagnosis'

export async function checkAppUrl(env: Env): Promise<Diagnosis[]> {
  const subject = 'APP_URL'
  const result = await callHttp(
    { method: 'GET', url: `${env.APP_URL}/healthz`, headers: { Accept: 'application/json' } },
    DOCTOR_TIMEOUTS,
  )
  if (!result.received)
    return [{ ok: false, subject, text: `${env.APP_URL} does not answer (${result.detail}): is the server running?` }]
  const instance = instanceOf(result.response.body)
  if (result.response.status !== 200 || instance === null)
    return [{ ok: false, subject, text: `${env.APP_URL} leads to something else (${result.response.status})` }]
  const isUs = new Keyring(env.APP_SECRET).verify(env.APP_URL, INSTANCE_PURPOSE, instance)
  return [
    {
      ok: isUs,
      subject,
      text: isUs
        ? `${env.APP_URL} is this app`
        : `${env.APP_URL} is another Foyer, or one with another APP_SECRET or APP_URL`,
    },
  ]
}

function instanceOf(body: string): string | null {
  try {
    const { status, instance } = JSON.parse(body) as { status?: unknown; instance?: unknown }
    return status === 'ok' && typeof instance === 'string' ? instance : null
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null
    throw error
  }
}
