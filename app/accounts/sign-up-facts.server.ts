import { findHostById } from '#db/queries/hosts'
import type { Db } from '#db/schema'
import type { Env } from '~/env.server'
import { listTimeZones } from '~/time/time-zones'
import { chooseSignUp } from './open-account.server'

interface SignUpTools {
  db: Db
  env: Pick<Env, 'APP_URL'>
  now: number
}

/**
 * What a page asks for when its link is about an unverified account, prefilled from the sign-up attempt. Null when there is
 * nothing to ask: this browser typed everything itself, or the account is verified.
 */
export async function readSignUpFacts(
  { db, env, now }: SignUpTools,
  link: { host_id: string; sign_up_id: string | null },
  browser: string | null,
) {
  const host = await findHostById(db, link.host_id)
  const chosen = host?.email_verified_at === null ? await chooseSignUp(db, link, browser) : null
  if (!chosen || chosen.fromHere) return null
  const { name, handle, time_zone } = chosen.signUp
  return {
    values: { name, handle, timeZone: time_zone },
    zones: listTimeZones(now),
    address: new URL(env.APP_URL).host,
  }
}
