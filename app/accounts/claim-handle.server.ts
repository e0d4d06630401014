import { deleteFormerHandle } from '#db/queries/former-handles'
import { findUsedHandles } from '#db/queries/hosts'
import type { Db } from '#db/schema'
import { newId } from '~/security/tokens.server'
import { handleVariants } from './handle'

export type ClaimHandleResult = { ok: true } | { ok: false; reason: 'handle_taken'; suggestion: string }

/**
 * Makes a handle free for a host who is about to take it, in the same transaction.
 *
 * @param hostId the taker, whose own earlier handles are free to them; null when the account is yet to be made
 */
export async function claimHandle(
  tx: Db,
  handle: string,
  hostId: string | null,
  now: number,
): Promise<ClaimHandleResult> {
  const suggestion = await findFreeHandle(tx, handle, hostId, now)
  if (suggestion !== handle) return { ok: false, reason: 'handle_taken', suggestion }
  await clearHandle(tx, handle)
  return { ok: true }
}

/**
 * The handle itself if it is free, else the nearest variant that is. Taken is what a verified host has, or had within the days
 * in which the old address still leads to them. An unverified account has none, and its attempts to sign up reserve nothing:
 * otherwise a handle that has become taken would tell that the address it was tried with was unknown (S6), and anybody could
 * hoard names.
 *
 * @param exceptHostId whose own handles count as free; null: nobody's
 */
export async function findFreeHandle(
  db: Db,
  handle: string,
  exceptHostId: string | null,
  now: number,
): Promise<string> {
  const variants = handleVariants(handle, newId('h').slice(-6))
  const used = await findUsedHandles(db, variants, { exceptHostId, now })
  const free = variants.find((variant) => !used.has(variant))
  if (free === undefined) throw new Error('A random handle was taken')
  return free
}

/** Forgets whose a free handle was long ago. */
export async function clearHandle(tx: Db, handle: string): Promise<void> {
  await deleteFormerHandle(tx, handle)
}
