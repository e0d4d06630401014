import { inTransaction } from '#db/in-transaction'
import { findHostByEmail } from '#db/queries/hosts'
import { type AccountServices, mailAccountLink } from './account-link.server'

/** Mails the link again, if an account waits for it. Says nothing about whether one does (S6). */
export async function sendVerificationAgain(services: AccountServices, email: string, now: number): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const host = await findHostByEmail(tx, email)
    if (!host || host.email_verified_at !== null) return
    await mailAccountLink(tx, services, { hostId: host.id, purpose: 'verify_email', email }, now)
  })
  services.outbox.wake()
}
