import { recordRefusedSignIn } from '~/accounts/refused-sign-in.server'
import { networkOf } from '~/limits/client-address.server'
import type { AppContext } from './context.server'

/**
 * Logs that somebody could not prove who they are (S17): which account was tried, by its id, and from which network. The typed address is
 * not logged: people type their password there. Known and unknown addresses cost the same look-up (S6).
 */
export async function logRefusedSignIn(
  { db, log, now, requestId, clientAddress }: Pick<AppContext, 'db' | 'log' | 'now' | 'requestId' | 'clientAddress'>,
  email: string,
  reason: string,
): Promise<void> {
  const account = await recordRefusedSignIn(db, email, now)
  log.warn({ request: requestId, reason, account, network: networkOf(clientAddress) }, 'sign-in refused')
}
