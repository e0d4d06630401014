import type { Kysely } from 'kysely'
import { renewSecretNonce } from '#db/queries/event-types'
import { deleteUnusedLink, findOneTimeLinks, insertOneTimeLink } from '#db/queries/one-time-links'
import type { DB } from '#db/schema'
import type { Keyring } from '~/security/sealed-text.server'
import { newId, newToken } from '~/security/tokens.server'
import type { EventType } from './event-type'
import { oneTimeLinkKey, secretLinkKey } from './link-keys.server'

const MAX_SHOWN = 50

export interface OneTimeLink {
  id: string
  url: string
  createdAt: number
  usedAt: number | null
  /** The booking that it made. */
  bookingId: string | null
}

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
}

/**
 * The links to an event type that need a key.
 *
 * @param address of the booking page
 */
export async function listBookingLinks(
  { db, keyring }: Tools,
  eventType: EventType,
  address: string,
): Promise<{ secretUrl: string | null; oneTime: OneTimeLink[] }> {
  const withKey = (key: string) => `${address}?${new URLSearchParams({ key })}`
  const rows = await findOneTimeLinks(db, { hostId: eventType.hostId, eventTypeId: eventType.id }, MAX_SHOWN)
  return {
    secretUrl: eventType.secret ? withKey(secretLinkKey(keyring, eventType)) : null,
    oneTime: rows.map(({ id, created_at, used_at, booking_id }) => ({
      id,
      url: withKey(oneTimeLinkKey(keyring, id)),
      createdAt: created_at,
      usedAt: used_at,
      bookingId: booking_id,
    })),
  }
}

/** Creates a link for one booking; the links page lists it. */
export async function makeOneTimeLink({ db }: Pick<Tools, 'db'>, eventType: EventType, now: number): Promise<void> {
  await insertOneTimeLink(db, { hostId: eventType.hostId, eventTypeId: eventType.id, id: newId('otl') }, now)
}

/** A used link is not changed. */
export async function withdrawOneTimeLink(
  { db }: Pick<Tools, 'db'>,
  eventType: EventType,
  linkId: string,
): Promise<void> {
  await deleteUnusedLink(db, { hostId: eventType.hostId, eventTypeId: eventType.id }, linkId)
}

/** The old secret link becomes invalid. One-time links stay valid. */
export async function renewSecretLink({ db }: Pick<Tools, 'db'>, eventType: EventType, now: number): Promise<void> {
  await renewSecretNonce(db, eventType.hostId, eventType.id, newToken(), now)
}
