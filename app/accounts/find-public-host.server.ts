import { findHostByFormerHandle } from '#db/queries/former-handles'
import { findHostByHandle, type HostRow } from '#db/queries/hosts'
import type { Db } from '#db/schema'
import { isPublicName } from '~/security/public-name'
import { type Host, hostFromRow, isActive } from './host'

/**
 * The host of a public page. An unknown handle, an unverified host and a suspended host all give null, so that they cannot be
 * distinguished.
 *
 * @returns the host, or the handle to redirect to when the host has changed it within the last 90 days
 */
export async function findHostByPublicHandle(
  db: Db,
  handle: string,
  now: number,
): Promise<{ host: Host } | { movedTo: string } | null> {
  if (!isPublicName(handle)) return null
  const host = activeHost(await findHostByHandle(db, handle))
  if (host) return { host }
  const moved = activeHost(await findHostByFormerHandle(db, handle, now))
  return moved && { movedTo: moved.handle }
}

function activeHost(row: HostRow | undefined): Host | null {
  if (!row) return null
  const host = hostFromRow(row)
  return isActive(host) ? host : null
}
