import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findEventTypeBySlug } from '#db/queries/event-types'
import { deleteLinkRedirect, findLinkRedirectsByHandle, saveLinkRedirect } from '#db/queries/link-redirects'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'

const MAX_LINKS = 200

export type LinkRedirectRefusal = 'not_a_link' | 'no_event_type' | 'too_many'

/**
 * Saves which event type replaces an address of an earlier service; saving the address again replaces the entry.
 *
 * @param host whose list it is
 * @param typed.oldLink address or path, `https://calendly.com/acme/30min` or `acme/30min`
 */
export async function addLinkRedirect(
  { db, dialect }: { db: Kysely<DB>; dialect: Dialect },
  host: { id: string; handle: string },
  typed: { oldLink: string; slug: string },
  now: number,
): Promise<{ ok: true } | { ok: false; reason: LinkRedirectRefusal }> {
  const oldPath = readOldPath(typed.oldLink)
  if (oldPath === null) return { ok: false, reason: 'not_a_link' }
  const eventType = await findEventTypeBySlug(db, host.id, typed.slug)
  if (!eventType) return { ok: false, reason: 'no_event_type' }
  return withHostLocked({ db, dialect }, host.id, async (tx) => {
    if ((await findLinkRedirectsByHandle(tx, host.handle)).length >= MAX_LINKS) return { ok: false, reason: 'too_many' }
    await saveLinkRedirect(tx, { hostId: host.id, oldPath, eventTypeId: eventType.id }, now)
    return { ok: true }
  })
}

export async function removeLinkRedirect(db: Db, hostId: string, oldPath: string): Promise<void> {
  await deleteLinkRedirect(db, hostId, oldPath)
}

/** In the form that the compatibility scripts look up. */
function readOldPath(typed: string): string | null {
  const text = typed.trim()
  const base = 'https://old.example'
  if (text === '' || !URL.canParse(text, base)) return null
  // `calendly.com/acme/30min`, as people copy it, includes the host name.
  const named = /^(www\.)?(calendly|cal)\.com\//i.test(text) ? `https://${text}` : text
  const path = new URL(named, base).pathname.replace(/^\/|\/$/g, '').toLowerCase()
  return /^[\w./-]{1,200}$/.test(path) ? path : null
}
