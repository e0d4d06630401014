import type { Kysely } from 'kysely'
import { findHeldBookingsWithDetails } from '#db/queries/bookings'
import { findHostById } from '#db/queries/hosts'
import {
  deleteSubscribeSecret,
  findHostBySubscribeSecret,
  findSubscribeSecret,
  replaceSubscribeSecret,
} from '#db/queries/subscribe-feeds'
import type { DB, Db } from '#db/schema'
import { bookingFromRow } from '~/booking/booking'
import type { Env } from '~/env.server'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken, newToken } from '~/security/tokens.server'
import { DAY_MS } from '~/time/units'
import { inviteOf } from './booking-invite.server'
import { hostCalendar } from './host-calendar.server'

/** Calendars drop events that are no longer in the feed: it keeps a month of the past. */
const BEHIND_MS = 31 * DAY_MS
const AHEAD_MS = 400 * DAY_MS

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  env: Pick<Env, 'APP_URL'>
}

/** The feed address of a host's bookings for any calendar, or null if the host has none. */
export async function subscribeAddress({ db, keyring, env }: Tools, hostId: string): Promise<string | null> {
  const sealed = await findSubscribeSecret(db, hostId)
  return sealed === null ? null : `${env.APP_URL}/feeds/${keyring.open(sealed, sealContext(hostId))}.ics`
}

/** Creates a new address; subscribers of the old one see nothing more. */
export async function renewSubscribeAddress({ db, keyring }: Tools, hostId: string, now: number): Promise<void> {
  const secret = newToken()
  await replaceSubscribeSecret(
    db,
    hostId,
    { hash: hashToken(secret), sealed: keyring.seal(secret, sealContext(hostId)) },
    now,
  )
}

/** Removes the feed; its subscribers get 404 from then on. */
export async function removeSubscribeAddress(db: Db, hostId: string): Promise<void> {
  await deleteSubscribeSecret(db, hostId)
}

/**
 * The bookings that hold a host's time as one calendar: moved ones at their new time, without cancelled ones.
 *
 * @returns null for an unknown or replaced secret
 */
export async function readSubscribeFeed({ db, env }: Tools, secret: string, now: number): Promise<string | null> {
  const owner = await findHostBySubscribeSecret(db, hashToken(secret))
  const host = owner && (await findHostById(db, owner.id))
  if (!host) return null
  const rows = await findHeldBookingsWithDetails(db, host.id, { from: now - BEHIND_MS, until: now + AHEAD_MS })
  const invites = rows.map((row) =>
    // DTSTAMP is the last change, so that an unchanged feed is identical byte for byte.
    inviteOf(bookingFromRow(row), 'host', { manageUrl: '', appUrl: env.APP_URL, now: row.updated_at }),
  )
  return hostCalendar(host.name, invites)
}

function sealContext(hostId: string): string {
  return `subscribe-feed:${hostId}`
}
