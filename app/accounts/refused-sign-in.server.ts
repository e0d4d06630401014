import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { countAuditEntries } from '#db/queries/audit-entries'
import { findHostByEmail } from '#db/queries/hosts'
import type { DB, Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import { HOUR_MS } from '~/time/units'

/** Enough to see that somebody guesses, and too few to fill a disk with (S21). */
const MAX_PER_HOUR = 30

/**
 * Records that somebody tried to sign in (S17). An unknown address is recorded as well, without the address, so that it takes as long (S6).
 *
 * @returns the account; null for an unknown address
 */
export async function recordRefusedSignIn(db: Kysely<DB>, email: string, now: number): Promise<string | null> {
  return inTransaction(db, async (tx) => {
    const hostId = (await findHostByEmail(tx, email))?.id ?? null
    await recordRefusal(tx, hostId, now)
    return hostId
  })
}

/** The same for an account that is known by other means than an address. */
export async function recordRefusedProof(db: Kysely<DB>, hostId: string | null, now: number): Promise<void> {
  await inTransaction(db, (tx) => recordRefusal(tx, hostId, now))
}

async function recordRefusal(tx: Db, hostId: string | null, now: number): Promise<void> {
  const recent = { hostId, act: 'sign_in_refused', since: now - HOUR_MS }
  if ((await countAuditEntries(tx, recent)) < MAX_PER_HOUR)
    await recordAudit(tx, { act: 'sign_in_refused', hostId, actor: { kind: 'unknown' } }, now)
}
