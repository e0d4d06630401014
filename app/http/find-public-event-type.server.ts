import { isbot } from 'isbot'
import { findEventTypeBySlug } from '#db/queries/event-types'
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
  { db, now, busy }: Pick<AppContext, 'db' | 'now' | 'busy'>,
  { handle, slug, userAgent }: Asked,
  mayOpen: (eventType: EventType, host: Host) => boolean | Promise<boolean>,
): Promise<{ host: Host; eventType: EventType } | { movedTo: string } | null> {
  const found = await findHostByPublicHandle(db, handle, now)
  if (!found) return null
  if (!('host' in found)) return { movedTo: found.movedTo }
  const { host } = found
  const row = await findEventTypeBySlug(db, host.id, slug)
  const eventType = row && eventTypeFromRow(row)
  if (!eventType || !(await mayOpen(eventType, host))) return null
  if (!isbot(userAgent)) await markViewed({ db, busy }, host)
  return { host, eventType }
}
