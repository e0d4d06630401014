import { countBookedByVisitors } from '#db/queries/booking-networks'
import { countRequest } from '#db/queries/request-counts'
import type { Db } from '#db/schema'
import { isPressure } from '~/limits/booking-pressure'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken } from '~/security/tokens.server'
import { DAY_MS, HOUR_MS } from '~/time/units'
import type { SolvedChallenge } from './booking-request'
import { digestsOf } from './limit-held-share.server'

/** The days before the last one, by which a usual day is known; the networks of bookings are kept for no longer. */
const USUAL_DAYS = 13

/**
 * Whether bookings come so fast that a visitor must solve a challenge first.
 *
 * @param email as far as it is known; the page that shows the form knows none
 */
export async function isUnderPressure(
  db: Db,
  keyring: Keyring,
  { hostId, address, email }: { hostId: string; address: string; email: string | null },
  now: number,
): Promise<boolean> {
  const { network, mailbox } = digestsOf(keyring, { address, attendeeEmail: email ?? '' })
  const lastHour = { since: now - HOUR_MS, until: now }
  const before = { since: now - (USUAL_DAYS + 1) * DAY_MS, until: now - DAY_MS }
  return isPressure({
    host: {
      lastHour: await countBookedByVisitors(db, { hostId }, lastHour),
      usualDay: (await countBookedByVisitors(db, { hostId }, before)) / USUAL_DAYS,
    },
    network: {
      withHost: await countBookedByVisitors(db, { hostId, network }, lastHour),
      inAll: await countBookedByVisitors(db, { network }, lastHour),
    },
    mailbox: email === null ? 0 : await countBookedByVisitors(db, { mailbox }, lastHour),
  })
}

/**
 * Uses a solved challenge up, in the transaction that books: of two processes that get the same one, only one does.
 *
 * @returns false if it was used before
 */
export async function spendWork(tx: Db, { key, endsAt }: SolvedChallenge, now: number): Promise<boolean> {
  const { count } = await countRequest(tx, `solved:${hashToken(key)}`, now, Math.max(1, endsAt - now))
  return count === 1
}
