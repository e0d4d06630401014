import type { Dialect } from '#db/dialect'
import { findHostById } from '#db/queries/hosts'
import { aDatabase } from '#tests/setup/test-database'
import type { AccountServices } from '~/accounts/account-link.server'
import { createHostByOperator } from '~/accounts/create-host.server'
import { type Host, hostFromRow } from '~/accounts/host'
import { resetPassword } from '~/accounts/reset-password.server'
import { type NewAccount, signUp } from '~/accounts/sign-up.server'
import { verifyEmail } from '~/accounts/verify-email.server'
import { type Env, parseEnv } from '~/env.server'
import { Keyring } from '~/security/sealed-text.server'
import type { Clock } from '~/time/clock'

export const NOW = Date.UTC(2026, 2, 2, 9)
export const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS
export const A_PASSWORD = 'drei Birnen im Regal'

/** The token of the browser in which people sign up, unless a test says otherwise. */
export const A_BROWSER = 'B'.repeat(43)

export type TestServices = AccountServices & { env: Env; dialect: Dialect; wakes: number; clock: Clock }

/** What the account functions need, on a fresh database. */
export async function accountServices(): Promise<TestServices> {
  const { db, dialect } = await aDatabase()
  const env = parseEnv({
    APP_URL: 'https://book.example.com',
    APP_SECRET: 'a secret for tests of more than 32 characters',
    SMTP_URL: 'smtp://127.0.0.1:2525',
    MAIL_FROM: 'foyer@example.com',
  })
  if (!env.ok) throw new Error(env.problems.join('\n'))
  const services: TestServices = {
    db,
    dialect,
    env: env.env,
    keyring: new Keyring(env.env.APP_SECRET),
    wakes: 0,
    clock: Date.now,
    outbox: { wake: () => void services.wakes++ },
  }
  return services
}

export function anAccount(values: Partial<NewAccount> = {}): NewAccount {
  return {
    name: 'Dana Example',
    email: 'dana@example.com',
    password: A_PASSWORD,
    timeZone: 'Europe/Zurich',
    locale: 'en',
    browser: A_BROWSER,
    ...values,
  }
}

/** A host as the operator's command creates one: verified, without a password and so without the cost of hashing one. */
export async function aVerifiedHost(services: Pick<AccountServices, 'db' | 'env'>, handle = 'dana', now = NOW) {
  const host = { email: `${handle}@example.com`, name: 'Dana Example', handle, timeZone: 'Europe/Zurich' }
  const result = await createHostByOperator(services, host, now)
  if (!result.ok) throw new Error(result.reason)
  return { ...host, ...result }
}

/** A verified host who signs in with A_PASSWORD. */
export async function aHostWithPassword(services: AccountServices, handle = 'dana', now = NOW): Promise<Host> {
  const { id, setPasswordUrl } = await aVerifiedHost(services, handle, now)
  await resetPassword(services, { token: tokenOf(setPasswordUrl), password: A_PASSWORD }, now)
  const row = await findHostById(services.db, id)
  if (!row) throw new Error('The host is gone')
  return hostFromRow(row)
}

export function tokenOf(url: string): string {
  return new URL(url).searchParams.get('token') ?? ''
}

/** The mails that wait in the outbox, oldest first, with each one's link and token. */
export async function queuedMails({ db, keyring }: AccountServices) {
  const jobs = await db.selectFrom('jobs').selectAll().where('kind', '=', 'account-mail').orderBy('id').execute()
  return jobs.map(({ host_id, payload, deadline_at }) => {
    const { sealedUrl, ...rest } = JSON.parse(payload) as { mail: string; to?: string; sealedUrl?: string }
    const url = sealedUrl === undefined ? null : new URL(keyring.open(sealedUrl, `account-mail:${host_id}`))
    return {
      hostId: host_id,
      ...rest,
      payload,
      url,
      token: url?.searchParams.get('token') ?? '',
      deadlineAt: deadline_at,
    }
  })
}

export async function lastToken(services: AccountServices): Promise<string> {
  return (await queuedMails(services)).at(-1)?.token ?? ''
}

/** Presses the button behind a link, in the browser that signed up. */
export function verify(services: AccountServices, token: string, now = NOW) {
  return verifyEmail(services, { token, browser: A_BROWSER }, now)
}

export async function signedUp(services: AccountServices, values: Partial<NewAccount> = {}, now = NOW): Promise<void> {
  const result = await signUp(services, anAccount(values), now)
  if (!result.ok) throw new Error(result.reason)
}
