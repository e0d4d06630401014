import { inTransaction } from '#db/in-transaction'
import { findHostByEmail } from '#db/queries/hosts'
import { type AccountServices, mailAccountLink } from './account-link.server'
import { chooseSignUp } from './open-account.server'

/**
 * Mails a link again, if an account waits for it. Does not reveal whether one does (S6).
 *
 * @param from `browser`: the token of the browser's sign-up cookie; its attempt is used, else the last one
 */
export async function sendVerificationAgain(
  services: AccountServices,
  { email, browser }: { email: string; browser: string | null },
  now: number,
): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const host = await findHostByEmail(tx, email)
    if (!host || host.email_verified_at !== null) return
    const chosen = await chooseSignUp(tx, { host_id: host.id, sign_up_id: null }, browser)
    if (!chosen) return
    const signUpId = chosen.signUp.id
    await mailAccountLink(tx, services, { hostId: host.id, purpose: 'verify_email', email, signUpId }, now)
  })
  services.outbox.wake()
}
