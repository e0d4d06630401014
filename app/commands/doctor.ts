import { createMailer } from '#emails/mailer.server'
import { type SmtpSecurity, smtpSecurity } from '#emails/smtp-security'
import { type Env, parseEnv } from '~/env.server'
import { INSTANCE_PURPOSE } from '~/http/health-routes.server'
import { callHttp } from '~/outbound/http.server'
import { Keyring } from '~/security/sealed-text.server'
import { checkCalendars } from './check-calendars'
import { checkDatabase } from './check-database'
import { checkGotoApiAndClock, checkGotoClient } from './check-goto'
import { checkOidc } from './check-oidc'
import { type Diagnosis, DOCTOR_TIMEOUTS } from './diagnosis'
import { say } from './say'

/**
 * `npm run doctor`: checks everything the app depends on, one line each. Changes nothing. @returns the exit code: 1 if anything
 * fails
 */
export async function doctorCommand(_args: string[], variables: Record<string, string | undefined>): Promise<number> {
  const configuration = parseEnv(variables)
  if (!configuration.ok) {
    for (const problem of configuration.problems) report({ ok: false, subject: 'configuration', text: problem })
    return 1
  }
  const { env } = configuration
  report({ ok: true, subject: 'configuration', text: 'complete' })
  let failed = false
  for (const check of [
    checkDatabase,
    checkMail,
    checkGotoClient,
    checkGotoApiAndClock,
    checkCalendars,
    checkOidc,
    checkAppUrl,
  ]) {
    for (const diagnosis of await check(env)) {
      report(diagnosis)
      failed ||= !diagnosis.ok
    }
  }
  return failed ? 1 : 0
}

function report({ ok, subject, text }: Diagnosis): void {
  say(`${ok ? 'ok   ' : 'FAIL '} ${subject.padEnd(14)} ${text}`)
}

async function checkMail(env: Env): Promise<Diagnosis[]> {
  const mailer = createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM })
  const outcome = await mailer.verify()
  mailer.close()
  const url = new URL(env.SMTP_URL)
  const security = smtpSecurity(url)
  const text = outcome.ok
    ? `${url.host} takes our login, ${HOW_PROTECTED[security]}`
    : `${url.host}: ${outcome.detail}${security === 'starttls' ? STARTTLS_ADVICE : ''}`
  return [{ ok: outcome.ok, subject: 'mail', text }]
}

const HOW_PROTECTED: Record<SmtpSecurity, string> = {
  tls: 'over TLS',
  starttls: 'over TLS (STARTTLS)',
  if_offered: 'over TLS only if it offers that: this machine or a private network, no password outside it',
  off: 'WITHOUT encryption, because SMTP_URL says tls=off: passwords and mails can be read on the way',
}
const STARTTLS_ADVICE =
  '. Nothing is sent there without encryption: use smtps://, or add ?tls=off to SMTP_URL in a network that you trust'

async function checkAppUrl(env: Env): Promise<Diagnosis[]> {
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
