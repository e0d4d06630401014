import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { deleteExpiredAccountTokens } from '#db/queries/account-tokens'
import { deleteExpiredFormerHandles } from '#db/queries/former-handles'
import { deleteExpiredHeldForms } from '#db/queries/held-forms'
import { deleteBrowsersUnusedSince } from '#db/queries/known-browsers'
import { deleteExpiredOidcAttempts } from '#db/queries/oidc-sign-ins'
import { deleteExpiredPasskeyChallenges } from '#db/queries/passkeys'
import { deleteExpiredPendingSignIns } from '#db/queries/second-factors'
import { deleteSignUpsBefore } from '#db/queries/sign-ups'
import type { DB } from '#db/schema'
import { DAY_MS } from '~/time/units'
import { browsersForgottenBefore } from './known-browser.server'
import { deleteEndedSessions } from './session.server'

/** How long an attempt to sign up waits for its address to be proven. */
const SIGN_UP_KEPT_MS = 7 * DAY_MS

/** Deletes expired rows. The time of deletion does not matter: an expired row is refused whether or not it still exists. */
export async function sweepAccounts(db: Kysely<DB>, now: number): Promise<void> {
  await deleteEndedSessions(db, now)
  await deleteExpiredAccountTokens(db, now)
  await deleteExpiredFormerHandles(db, now)
  await deleteExpiredOidcAttempts(db, now)
  await deleteExpiredHeldForms(db, now)
  await deleteExpiredPendingSignIns(db, now)
  await deleteExpiredPasskeyChallenges(db, now)
  await deleteBrowsersUnusedSince(db, browsersForgottenBefore(now))
  await inTransaction(db, (tx) => deleteSignUpsBefore(tx, now - SIGN_UP_KEPT_MS, now))
}
