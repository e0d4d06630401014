import { existsSync } from 'node:fs'
import { type Connection, connect, databaseFile } from '#db/connection'
import { findVersion, LATEST_VERSION } from '#db/migrate'
import { findMissingGuards, findOwnDamage } from '#db/queries/breaches'
import { findWeakSettings } from '#db/queries/database-settings'
import { countHeldJobs } from '#db/queries/held-jobs'
import { createMailer } from '#emails/mailer.server'
import { type Env, parseEnv } from '../env.server'
import { refreshTokens } from '../goto/oauth.server'
import { INSTANCE_PURPOSE } from '../http/health.server'
import { callHttp, type HttpAnswer } from '../outbound/http.server'
import { Keyring } from '../security/sealed-text.server'
import { say } from './say'

const TIMEOUTS = { connectMs: 5_000, totalMs: 10_000 }
/** Signed forms, tokens and reminders bear this much; more means that nobody sets the clock. */
const MOST_SKEW_MS = 30_000

interface Diagnosis {
  ok: boolean
  subject: string
  text: string
}

/** `npm run doctor`: everything the house depends on, one line each. Changes nothing. @returns the exit code: 1 if anything fails */
export async function doctorCommand(_args: string[], variables: Record<string, string | undefined>): Promise<number> {
  const configuration = parseEnv(variables)
  if (!configuration.ok) {
    for (const problem of configuration.problems) report({ ok: false, subject: 'configuration', text: problem })
    return 1
  }
  const { env } = configuration
  report({ ok: true, subject: 'configuration', text: 'complete' })
  let failed = false
  for (const check of [checkDatabase, checkMail, checkGotoClient, checkGotoApiAndClock, checkAppUrl]) {
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

async function checkDatabase(env: Env): Promise<Diagnosis[]> {
  const subject = 'database'
  const file = databaseFile(env.DATABASE_URL)
  if (file && !existsSync(file))
    return [{ ok: false, subject, text: `there is none at ${file} yet: "npm start" creates it` }]
  try {
    const connection = connect(env.DATABASE_URL)
    return await examineDatabase(connection).finally(() => connection.close())
  } catch (error) {
    return [{ ok: false, subject, text: `does not answer: ${messageOf(error)}` }]
  }
}

async function examineDatabase(connection: Connection): Promise<Diagnosis[]> {
  const { db, dialect } = connection
  const version = await findVersion(connection)
  const schema =
    version === LATEST_VERSION
      ? 'up to date'
      : version > LATEST_VERSION
        ? `schema ${version} is newer than this program, which knows ${LATEST_VERSION}`
        : `${LATEST_VERSION - version} migrations are pending: "npm start" applies them`
  const diagnoses = [{ ok: version === LATEST_VERSION, subject: 'migrations', text: schema }]
  const weak = await findWeakSettings(db, dialect)
  diagnoses.unshift({
    ok: weak.length === 0,
    subject: 'database',
    text: weak.length === 0 ? `${dialect}, durable settings` : weak.join('; '),
  })
  if (version !== LATEST_VERSION) return diagnoses
  const damage = [
    ...(await findOwnDamage(db, dialect)),
    ...(await findMissingGuards(db, dialect)).map((name) => `${name} is missing`),
  ]
  diagnoses.push({
    ok: damage.length === 0,
    subject: 'integrity',
    text: damage.length === 0 ? 'sound' : damage.slice(0, 3).join('; '),
  })
  const held = await countHeldJobs(db)
  if (held > 0)
    diagnoses.push({
      ok: false,
      subject: 'held jobs',
      text: `${held} wait since a restore: "npm run restore -- --release-jobs" or "--discard-jobs"`,
    })
  return diagnoses
}

async function checkMail(env: Env): Promise<Diagnosis[]> {
  const mailer = createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM })
  const outcome = await mailer.verify()
  mailer.close()
  const server = new URL(env.SMTP_URL).host
  return [
    {
      ok: outcome.ok,
      subject: 'mail',
      text: outcome.ok ? `${server} takes our login` : `${server}: ${outcome.detail}`,
    },
  ]
}

/** A refresh that must fail: how it fails tells a known client from an unknown one (goto-api.md, 2.5). */
async function checkGotoClient(env: Env): Promise<Diagnosis[]> {
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
  const client = { clientId, clientSecret, authUrl, redirectUri: `${env.APP_URL}/goto/callback`, scope: undefined }
  const outcome = await refreshTokens(client, 'foyer-doctor-not-a-token', TIMEOUTS)
  if (outcome.ok) return [{ ok: false, subject, text: `${authUrl} gave tokens for nothing: that is not GoTo` }]
  if (outcome.reason === 'reconnect_needed') return [{ ok: true, subject, text: `${authUrl} knows it` }]
  if (outcome.reason === 'misconfigured')
    return [
      {
        ok: false,
        subject,
        text: `${authUrl} does not know GOTO_CLIENT_ID or refuses GOTO_CLIENT_SECRET (${outcome.detail})`,
      },
    ]
  return [
    {
      ok: false,
      subject,
      text: `${authUrl} did not answer as expected: ${[outcome.status, outcome.detail].filter(Boolean).join(' ')}`,
    },
  ]
}

async function checkGotoApiAndClock(env: Env): Promise<Diagnosis[]> {
  const url = `${env.GOTO_API_URL}/identity/v1/Users/me`
  const sentAt = Date.now()
  const result = await callHttp({ method: 'GET', url, headers: { Accept: 'application/json' } }, TIMEOUTS)
  const subject = 'GoTo API'
  if (!result.answered)
    return [
      { ok: false, subject, text: `${env.GOTO_API_URL} is not reachable: ${result.detail}` },
      { ok: false, subject: 'clock', text: 'could not be compared: GoTo did not answer' },
    ]
  const reachable = result.answer.status < 500
  return [
    {
      ok: reachable,
      subject,
      text: reachable ? `${env.GOTO_API_URL} is reachable` : `${env.GOTO_API_URL} answers ${result.answer.status}`,
    },
    clockOf(result.answer, sentAt, Date.now()),
  ]
}

function clockOf(answer: HttpAnswer, sentAt: number, receivedAt: number): Diagnosis {
  const date = Date.parse(String(answer.headers.date ?? ''))
  if (Number.isNaN(date)) return { ok: true, subject: 'clock', text: 'could not be compared: GoTo sent no Date' }
  // The header names the second in which the answer was written.
  const skewMs = date < sentAt - 1_000 ? sentAt - 1_000 - date : date > receivedAt ? receivedAt - date : 0
  const text =
    Math.abs(skewMs) < 1_000
      ? 'agrees with GoTo’s'
      : `is ${Math.round(Math.abs(skewMs) / 1000)} s ${skewMs > 0 ? 'ahead of' : 'behind'} GoTo’s`
  return { ok: Math.abs(skewMs) <= MOST_SKEW_MS, subject: 'clock', text }
}

async function checkAppUrl(env: Env): Promise<Diagnosis[]> {
  const subject = 'APP_URL'
  const result = await callHttp(
    { method: 'GET', url: `${env.APP_URL}/healthz`, headers: { Accept: 'application/json' } },
    TIMEOUTS,
  )
  if (!result.answered)
    return [{ ok: false, subject, text: `${env.APP_URL} does not answer (${result.detail}): is the server running?` }]
  const instance = instanceOf(result.answer.body)
  if (result.answer.status !== 200 || instance === null)
    return [{ ok: false, subject, text: `${env.APP_URL} leads to something else (${result.answer.status})` }]
  const isUs = new Keyring(env.APP_SECRET).verify(env.APP_URL, INSTANCE_PURPOSE, instance)
  return [
    {
      ok: isUs,
      subject,
      text: isUs
        ? `${env.APP_URL} is this house`
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

function messageOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return [code, message].filter(Boolean).join(' ').slice(0, 200)
}
