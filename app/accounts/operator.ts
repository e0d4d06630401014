import type { Env } from '~/env.server'
import type { Host } from './host'

/** Whether a signed-in host operates this Foyer: a proven address that the environment names. */
export function isOperator(
  { OPERATOR_EMAILS }: Pick<Env, 'OPERATOR_EMAILS'>,
  { email, emailVerifiedAt }: Pick<Host, 'email' | 'emailVerifiedAt'>,
): boolean {
  return emailVerifiedAt !== null && OPERATOR_EMAILS.includes(email)
}
