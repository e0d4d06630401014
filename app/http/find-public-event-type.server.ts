import { isbot } from 'isbot'
import { findEventTypeBySlug } from '#db/queries/event-types'
import type { Db } from '#db/schema'
import { findHostByPublicHandle } from '~/accounts/find-public-host.server'
import type { Host } from '~/accounts/host'
import { type EventType, eventTypeFromRow } from '~/event-types/event-type'
import type { AppContext } from './context.server'
import { markViewed } from './mark-viewed.server'

interface Asked {
  handle: string
  slug: string
  /** Bots are no visitors: for them nothing is kept fresh. */
  userAgent: string | null | undefined
}

/**
 * The event type at a public address, for pages and the API alike.
 *
 * @param mayOpen whether the caller may see this event type: a secret one needs its link's key, or its host's API key
 * @returns null for a missing host, a missing event type, and one that the caller may not see: callers cannot tell them apart (S1)
 */
export async function findPublicEventType(
  { db, now, busy, findOnce = (_key, find) => find() }: Pick<AppContext, 'db' | 'now' | 'busy' | 'findOnce'>,
  { handle, slug, userAgent }: Asked,
  mayOpen: (eventType: EventType, host: Host) => boolean | Promise<boolean>,
): Promise<{ host: Host; eventType: EventType } | { movedTo: string } | null> {
  const found = await findOnce(JSON.stringify(['event type', handle, slug]), () => findAt(db, handle, slug, now))
  if (!found) return null
  if (!('host' in found)) return { movedTo: found.movedTo }
  const { host, eventType } = found
  if (!eventType || !(await mayOpen(eventType, host))) return null
  if (!isbot(userAgent)) await markViewed({ db, busy }, host)
  return { host, eventType }
}

async function findAt(db: Db, handle: string, slug: string, now: number) {
  const found = await findHostByPublicHandle(db, handle, now)
  if (!found || !('host' in found)) return found
  const row = await findEventTypeBySlug(db, found.host.id, slug)
  return { host: found.host, eventType: row ? eventTypeFromRow(row) : null }
}
