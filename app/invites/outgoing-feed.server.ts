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
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken, newToken } from '~/security/tokens.server'
import { DAY_MS } from '~/time/units'
import { inviteOf } from './booking-invite.server'
import { hostCalendar } from './host-calendar.server'

/** Calendars drop what is no longer in the feed: a month of the past stays for looking back. */
const BEHIND_MS = 31 * DAY_MS
const AHEAD_MS = 400 * DAY_MS

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  env: { APP_URL: string }
}

/** The address under which any calendar can follow a host's bookings, or null while the host has not asked for one. */
export async function subscribeAddress({ db, keyring, env }: Tools, hostId: string): Promise<string | null> {
  const sealed = await findSubscribeSecret(db, hostId)
  return sealed === null ? null : `${env.APP_URL}/feeds/${keyring.open(sealed, sealContext(hostId))}.ics`
}

/** A new address; whoever followed the old one sees nothing more. */
export async function renewSubscribeAddress({ db, keyring }: Tools, hostId: string, now: number): Promise<void> {
  const secret = newToken()
  await replaceSubscribeSecret(
    db,
    hostId,
    { hash: hashToken(secret), sealed: keyring.seal(secret, sealContext(hostId)) },
    now,
  )
}

/** Whoever follows the address gets 404 from then on. */
export async function removeSubscribeAddress(db: Db, hostId: string): Promise<void> {
  await deleteSubscribeSecret(db, hostId)
}

/**
 * The bookings that hold a host's time as one calendar: moved ones at their new time, cancelled ones gone.
 *
 * @returns null for a secret that is nobody's, or not any more
 */
export async function readSubscribeFeed({ db, env }: Tools, secret: string, now: number): Promise<string | null> {
  const owner = await findHostBySubscribeSecret(db, hashToken(secret))
  const host = owner && (await findHostById(db, owner.id))
  if (!host) return null
  const rows = await findHeldBookingsWithDetails(db, host.id, { from: now - BEHIND_MS, until: now + AHEAD_MS })
  const invites = rows.map((row) =>
    // Stamped with its last change, so that an unchanged feed is the same to the byte.
    inviteOf(bookingFromRow(row), 'host', { manageUrl: '', appUrl: env.APP_URL, now: row.updated_at }),
  )
  return hostCalendar(host.name, invites)
}

function sealContext(hostId: string): string {
  return `subscribe-feed:${hostId}`
}
