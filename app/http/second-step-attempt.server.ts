import type { AppContext } from './context.server'
import { beginPasswordAttempt, type PasswordAttempt } from './password-attempt.server'

/**
 * Runs before every check of a code (S7): as before a password, and for codes of an app also per account, from wherever they come. Only whoever
 * knows the password gets so far; passkeys and recovery codes, which nobody can guess, still let the host in.
 */
export async function beginCodeAttempt(
  context: Pick<AppContext, 'env' | 'limits' | 'clientAddress' | 'now'>,
  hostId: string,
  { isAppCode }: { isAppCode: boolean },
): Promise<PasswordAttempt> {
  const attempt = await beginPasswordAttempt(context, `code:${hostId}`)
  if (!attempt.ok || !isAppCode) return attempt
  const ofAccount = await context.limits.take('second-step', hostId)
  if (!ofAccount.ok) return { ...ofAccount, reason: 'too_many_attempts' }
  return {
    ...attempt,
    async succeeded() {
      await attempt.succeeded()
      await context.limits.giveBack('second-step', hostId)
    },
  }
}
