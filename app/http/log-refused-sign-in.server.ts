import { recordRefusedProof, recordRefusedSignIn } from '~/accounts/refused-sign-in.server'
import { networkOf } from '~/limits/client-address.server'
import type { AppContext } from './context.server'

type LogContext = Pick<AppContext, 'db' | 'log' | 'now' | 'requestId' | 'clientAddress'>

interface Refused {
  /** The id of the account that was tried; null if it is none. */
  account: string | null
  reason: string
  detail?: string | undefined
}

/** Records that somebody could not prove who they are (S17): which account was tried, by its id, and from which network. */
export async function logRefusedAccount(context: LogContext, refused: Refused): Promise<void> {
  await recordRefusedProof(context.db, refused.account, context.now)
  writeLine(context, refused)
}

/** The same for a typed address, which is not logged: people type their password there. */
export async function logRefusedSignIn(context: LogContext, email: string, reason: string): Promise<void> {
  writeLine(context, { account: await recordRefusedSignIn(context.db, email, context.now), reason })
}

function writeLine({ log, requestId, clientAddress }: LogContext, { account, reason, detail }: Refused): void {
  const network = networkOf(clientAddress)
  log.warn({ request: requestId, reason, account, network, ...(detail && { detail }) }, 'sign-in refused')
}
