import type { Env } from '~/env.server'
import type { Diagnosis } from './checks/diagnosis'
import type { JobKind } from './job-summary.server'

/** Values of settings that say nothing secret. Of all others the text says only whether they are set. */
const SHOWN_SETTINGS = [
  ...(['PORT', 'HOST', 'APP_URL', 'GOTO_AUTH_URL', 'GOTO_API_URL', 'GOTO_SCOPE', 'SIGN_UP', 'TRUST_PROXY'] as const),
  ...(['RATE_LIMIT', 'LOG_LEVEL', 'OUTBOUND_ALLOW_PRIVATE', 'PASSWORD_SIGN_IN', 'OIDC_ISSUER', 'OIDC_NAME'] as const),
  ...(['MICROSOFT_TENANT', 'GOOGLE_AUTH_URL', 'MICROSOFT_AUTH_URL', 'MICROSOFT_API_URL'] as const),
] as const satisfies readonly (keyof Env)[]
/** Addresses that may contain a login: only their server is shown. */
const SHOWN_SERVERS = ['SMTP_URL', 'DATABASE_URL'] as const satisfies readonly (keyof Env)[]

interface Known {
  at: string
  versions: Record<string, string>
  findings: Diagnosis[]
  jobs: JobKind[]
  env: Env
}

/** What somebody who helps needs to know, as text to copy: without secrets and without anybody's data (S26). */
export function supportText({ at, versions, findings, jobs, env }: Known): string {
  const lines = [
    `Foyer, ${at}`,
    '',
    ...Object.entries(versions).map(([name, version]) => `${name}: ${version}`),
    '',
    ...findings.map(({ ok, subject, text }) => `${ok ? 'ok  ' : 'FAIL'} ${subject}: ${text}`),
    '',
    ...jobs.map(
      ({ kind, queued, waiting, failed }) => `${kind}: ${queued} queued, ${waiting} waiting, ${failed} failed`,
    ),
    '',
    ...Object.keys(env)
      .toSorted()
      .map((name) => `${name}: ${shownSetting(env, name as keyof Env)}`),
  ]
  return withoutSecrets(`${lines.join('\n')}\n`, secretsOf(env))
}

function shownSetting(env: Env, name: keyof Env): string {
  const value = env[name]
  if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return 'not set'
  if ((SHOWN_SETTINGS as readonly string[]).includes(name)) return String(value)
  if ((SHOWN_SERVERS as readonly string[]).includes(name)) return serverOf(String(value))
  return Array.isArray(value) ? `set (${value.length})` : 'set'
}

function serverOf(address: string): string {
  if (!URL.canParse(address) || address.startsWith('file:')) return address.split(':')[0] ?? 'set'
  const { protocol, host } = new URL(address)
  return `${protocol}//${host}`
}

/** Also in what others have said, such as a mail server that repeats a login. */
function secretsOf({ APP_SECRET, SMTP_URL, DATABASE_URL, ...env }: Env): string[] {
  const logins = [SMTP_URL, DATABASE_URL].flatMap((text) => {
    if (!URL.canParse(text)) return []
    const { username, password } = new URL(text)
    return [username, password].flatMap((part) => [part, decodeURIComponent(part)])
  })
  const named = Object.entries(env).flatMap(([name, value]) =>
    /SECRET|TOKEN|CLIENT_ID/.test(name) && typeof value === 'string' ? [value] : [],
  )
  return [...APP_SECRET, ...logins, ...named].filter((text) => text.length >= 4)
}

function withoutSecrets(text: string, secrets: string[]): string {
  return secrets.reduce((masked, secret) => masked.replaceAll(secret, () => '***'), text)
}
