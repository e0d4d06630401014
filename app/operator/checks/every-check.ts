import type { Env } from '~/env.server'
import type { Clock } from '~/time/clock'
import { checkAppUrl } from './check-app-url'
import { checkCalendars } from './check-calendars'
import { checkDatabase } from './check-database'
import { checkGotoApiAndClock, checkGotoClient } from './check-goto'
import { checkMail } from './check-mail'
import { checkOidc } from './check-oidc'
import { checkReplica } from './check-replica'
import { checkSecrets } from './check-secrets'
import { checkSending } from './check-sending'
import type { Diagnosis } from './diagnosis'

const CHECKS = [
  checkDatabase,
  checkSecrets,
  checkReplica,
  checkMail,
  checkSending,
  checkGotoClient,
  checkGotoApiAndClock,
  checkCalendars,
  checkOidc,
  checkAppUrl,
] as const

/** Each finding about what the app depends on, as soon as it is known. Changes nothing. */
export async function* findEveryDiagnosis(env: Env, clock: Clock): AsyncGenerator<Diagnosis> {
  for (const check of CHECKS) yield* await check(env, clock)
}

/** All of them at once, for a page: a check that fails by itself is a finding too. */
export async function readEveryDiagnosis(env: Env, clock: Clock): Promise<Diagnosis[]> {
  const found = await Promise.all(CHECKS.map((check) => check(env, clock)))
  return found.flat()
}
