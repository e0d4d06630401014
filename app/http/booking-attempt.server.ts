import type { Kysely } from 'kysely'
import { findBooking } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import { findBookingOfKey } from '~/booking/changes/idempotency.server'
import { manageUrl } from '~/booking/manage-link.server'
import { ATTEMPT_KEY } from '~/booking/page/attempt'
import { readAttempt } from '~/booking/page/form-token.server'
import type { Env } from '~/env.server'
import type { Keyring } from '~/security/sealed-text.server'

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  env: Pick<Env, 'APP_URL'>
}

/**
 * The booking that a form has made, for a visitor who goes back to the form's page (B4). The form's token in the address names
 * the attempt. It is a secret of that visitor, like the booking's own link, but people share addresses without noticing. So it
 * counts only if the visitor comes from our own page or from the browser's history; an address that was pasted or sent opens a
 * new form.
 *
 * @returns the path of the booking's page, or null
 */
export async function findBookedPath(
  { db, keyring, env }: Tools,
  place: { hostId: string; eventTypeId: string },
  request: Request,
  now: number,
): Promise<string | null> {
  const token = ownAttempt(request)
  const key = token && readAttempt(keyring, place, token, now)
  const bookingId = key && (await findBookingOfKey(db, place, { source: 'form', key }, now))
  const row = bookingId && (await findBooking(db, bookingId))
  return row ? new URL(manageUrl(keyring, env.APP_URL, row)).pathname : null
}

/** The attempt that a request names, if the visitor comes from our own page or the browser's history. */
export function ownAttempt(request: Request): string | null {
  const site = request.headers.get('sec-fetch-site')
  return site === null || site === 'same-origin' ? new URL(request.url).searchParams.get(ATTEMPT_KEY) : null
}

/**
 * Whether to reload the page with an attempt in its address: true for a link from one of our pages to the details, without
 * scripts. Without scripts, only the address can say on the way back which form was sent.
 */
export function wantsAttempt(request: Request): boolean {
  const { headers, url } = request
  const { pathname, searchParams } = new URL(url)
  return (
    headers.get('sec-fetch-site') === 'same-origin' &&
    headers.get('sec-fetch-mode') === 'navigate' &&
    // After a form was sent, the page shows it again: another address would lose what was typed.
    !headers.has('content-type') &&
    !pathname.endsWith('.data') &&
    !searchParams.has(ATTEMPT_KEY)
  )
}
