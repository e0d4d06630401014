import { setTimeout as wait } from 'node:timers/promises'
import { signInDelays } from '~/accounts/sign-in-delays.server'
import { networkOf, networksOf } from '~/limits/client-address.server'
import type { AppContext } from './context.server'

export type PasswordAttempt =
  | {
      ok: true
      succeeded(): Promise<void>
      /** The password was never checked, so the attempt does not count. */
      withdrawn(): Promise<void>
    }
  | { ok: false; reason: 'too_many_attempts'; retryAfterSeconds: number }

/**
 * Runs before every check of a password (S7). After too many failures, on one account or in total, a network is refused for a
 * while. An account that many networks try is only slowed down, because a refusal would lock out its owner.
 *
 * @param account the email, as typed and in lower case: an unknown one is treated the same (S6)
 */
export async function beginPasswordAttempt(
  { env, limits, clientAddress, now }: Pick<AppContext, 'env' | 'limits' | 'clientAddress' | 'now'>,
  account: string,
): Promise<PasswordAttempt> {
  if (!env.RATE_LIMIT) return { ok: true, async succeeded() {}, async withdrawn() {} }
  const network = networkOf(clientAddress)
  const networks = networksOf(clientAddress)
  const accountFromHere = networksOf(clientAddress, account)
  const byNetwork = await limits.take('sign-in', networks)
  const byAccount = await limits.take('sign-in-account', accountFromHere)
  for (const decision of [byNetwork, byAccount]) {
    if (!decision.ok) return { ...decision, reason: 'too_many_attempts' }
  }
  await wait(signInDelays.begin(account, network, now))
  const withdrawn = async () => {
    await limits.giveBack('sign-in', networks)
    await limits.giveBack('sign-in-account', accountFromHere)
  }
  return {
    ok: true,
    withdrawn,
    async succeeded() {
      signInDelays.succeeded(account, network)
      await withdrawn()
    },
  }
}
