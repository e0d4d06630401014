import { deleteFormerHandle } from '#db/queries/former-handles'
import { findUsedHandles } from '#db/queries/hosts'
import type { Db } from '#db/schema'
import { newId } from '~/security/tokens.server'
import { handleVariants } from './handle'

export type ClaimHandleResult = { ok: true } | { ok: false; reason: 'handle_taken'; suggestion: string }

/**
 * Frees a handle for a host who takes it in the same transaction.
 *
 * @param hostId the host, whose own earlier handles count as free; null when the account does not exist yet
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
 * The handle itself if it is free, else the nearest free variant. A handle is taken if a verified host has it, or had it within
 * the days in which the old address still redirects. An unverified account has none, and attempts to sign up reserve none:
 * otherwise a reserved handle would reveal that the address used with it was unknown (S6), and anybody could hoard names.
 *
 * @param exceptHostId the host whose own handles count as free; null for no host
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

/** Deletes the redirect of a handle whose time has expired. */
export async function clearHandle(tx: Db, handle: string): Promise<void> {
  await deleteFormerHandle(tx, handle)
}
