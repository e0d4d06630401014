import { findOneTimeLink } from '#db/queries/one-time-links'
import type { Db } from '#db/schema'
import type { Keyring } from '~/security/sealed-text.server'
import type { EventType } from './event-type'

/**
 * The keys in booking links, `?key=…`: one that opens a secret event type any number of times, and ones that make a single
 * booking. Both are signatures, so the database contains nothing that opens a link, and the admin can show them again.
 */
type Keyed = Pick<EventType, 'id' | 'hostId' | 'secretNonce' | 'secret'>

const SECRET_PURPOSE = 'secret-link'
const ONE_TIME_PURPOSE = 'one-time-link'

/** The key of an event type's secret link; a new nonce makes it invalid. */
export function secretLinkKey(keyring: Keyring, { id, secretNonce }: Keyed): string {
  return keyring.sign(secretText(id, secretNonce), SECRET_PURPOSE)
}

/** The key of a link that makes one booking. */
export function oneTimeLinkKey(keyring: Keyring, linkId: string): string {
  return `${linkId}.${keyring.sign(linkId, ONE_TIME_PURPOSE)}`
}

/** What a visitor with this key, or without one, may do: book, book once, see that the link is used up, or nothing. */
export type LinkAccess = { kind: 'open' | 'closed' } | { kind: 'once' | 'used'; linkId: string }

/** If no key is needed, an invalid one is ignored: a damaged link must not prevent a booking. */
export async function readLinkKey(db: Db, keyring: Keyring, eventType: Keyed, key: string | null): Promise<LinkAccess> {
  const { id, hostId, secretNonce, secret } = eventType
  const linkId = key === null ? null : signedLinkId(keyring, key)
  const link = linkId && (await findOneTimeLink(db, { hostId, eventTypeId: id }, linkId))
  if (link) return link.used_at === null ? { kind: 'once', linkId: link.id } : { kind: 'used', linkId: link.id }
  const opens = key !== null && keyring.verify(secretText(id, secretNonce), SECRET_PURPOSE, key)
  return { kind: !secret || opens ? 'open' : 'closed' }
}

function signedLinkId(keyring: Keyring, key: string): string | null {
  const [linkId = '', signature] = key.split('.')
  return signature !== undefined && keyring.verify(linkId, ONE_TIME_PURPOSE, signature) ? linkId : null
}

function secretText(id: string, nonce: string): string {
  return JSON.stringify([id, nonce])
}
