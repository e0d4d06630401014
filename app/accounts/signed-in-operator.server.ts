import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import type { Env } from '~/env.server'
import { isOperator } from './operator'
import { findSignedIn } from './session.server'

/** Whether a request comes from the operator, signed in and not suspended. @param cookieHeader of the request */
export async function isFromOperator(
  { db, env, now }: { db: Kysely<DB>; env: Pick<Env, 'APP_URL' | 'OPERATOR_EMAILS'>; now: number },
  cookieHeader: string | null,
): Promise<boolean> {
  const signedIn = await findSignedIn(db, cookieHeader, now, env.APP_URL)
  return signedIn !== null && signedIn.host.suspendedAt === null && isOperator(env, signedIn.host)
}
