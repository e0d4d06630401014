import type { LoaderFunctionArgs } from '@remix-run/node'
import { bookingFromRow } from '~/booking/booking'
import { manageUrl } from '~/booking/manage-link.server'
import { readCoHosts } from '~/booking/read-co-hosts.server'
import { requireBookingByToken } from '~/http/require/require-booking.server'
import { limitRequests } from '~/http/require/require-public.server'
import { bookingInvite } from '~/invites/booking-invite.server'

/** The booking's present calendar object, for the attendee. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const row = await requireBookingByToken(params.token, context)
  const { keyring, env } = context
  const { method, content } = bookingInvite(bookingFromRow(row, await readCoHosts(context.db, row)), 'attendee', {
    manageUrl: manageUrl(keyring, env.APP_URL, row),
    appUrl: env.APP_URL,
    now: row.updated_at,
  })
  return new Response(content, {
    headers: {
      'Content-Type': `text/calendar; method=${method}; charset=utf-8`,
      'Content-Disposition': 'attachment; filename="invite.ics"',
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
