import type { Kysely } from 'kysely'
import { findBooking } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import { findBookingOfKey } from '~/booking/changes/idempotency.server'
import { manageUrl } from '~/booking/manage-link.server'
import { ATTEMPT_KEY } from '~/booking/page/attempt'
import { readAttempt } from '~/booking/page/form-token.server'
import type { Keyring } from '~/security/sealed-text.server'

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  appUrl: string
}

/**
 * The booking that a form has made, for whoever goes back to its page (B4). The form's token in the address names the attempt; it is
 * a secret of that visitor as the booking's own link is, but people share addresses before they know. So it counts only where our own
 * page leads to it, or the browser's history does, which says the same: an address that was pasted or sent opens a fresh form.
 *
 * @returns the path of the booking's page, or null
 */
export async function findBookedPath(
  { db, keyring, appUrl }: Tools,
  place: { hostId: string; eventTypeId: string },
  request: Request,
  now: number,
): Promise<string | null> {
  const token = ownAttempt(request)
  const key = token && readAttempt(keyring, place, token, now)
  const bookingId = key && (await findBookingOfKey(db, place, { source: 'form', key }, now))
  const row = bookingId && (await findBooking(db, bookingId))
  return row ? new URL(manageUrl(keyring, appUrl, row)).pathname : null
}

/** The attempt that a request names, if it is the visitor's own. */
export function ownAttempt(request: Request): string | null {
  const site = request.headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' ? new URL(request.url).searchParams.get(ATTEMPT_KEY) : null
}

/**
 * Whether the page should be asked for once more with an attempt in its address: a step from one of our pages to the details by a
 * link, not by scripts. Without scripts the address alone can tell on the way back which form was sent.
 */
export function wantsAttempt(request: Request): boolean {
  const { headers, url } = request
  const { pathname, searchParams } = new URL(url)
  return (
    headers.get('sec-fetch-site') === 'same-origin' &&
    headers.get('sec-fetch-mode') === 'navigate' &&
    !pathname.endsWith('.data') &&
    !searchParams.has(ATTEMPT_KEY)
  )
}
