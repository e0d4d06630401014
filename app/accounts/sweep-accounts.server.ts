import { deleteExpiredAccountTokens } from '#db/queries/account-tokens'
import { deleteExpiredFormerHandles } from '#db/queries/former-handles'
import type { Db } from '#db/schema'
import { deleteEndedSessions } from './session.server'

/** Deletes what has run out. Nothing depends on when: what has run out is refused whether or not its row is still there. */
export async function sweepAccounts(db: Db, now: number): Promise<void> {
  await deleteEndedSessions(db, now)
  await deleteExpiredAccountTokens(db, now)
  await deleteExpiredFormerHandles(db, now)
}
