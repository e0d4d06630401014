import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { bookingFromRow } from '~/booking/booking'
import { bookingPage } from '~/booking/booking-page.server'
import bookingStyles from '~/booking/components/booking.css?url'
import { CancelledBooking, StandingBooking } from '~/booking/components/outcome'
import { useReportDeed } from '~/embed/booking-report'
import { requireBookingByToken } from '~/http/require-booking.server'
import { limitRequests } from '~/http/require-public.server'
import { PublicLayout, publicLinks } from '~/ui/public-layout'

export const links: LinksFunction = () => [...publicLinks(), { rel: 'stylesheet', href: bookingStyles }]

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.booking.title} · ${data.booking.host.name}` : 'Foyer' },
  { name: 'robots', content: 'noindex' },
]

export const headers = () => ({ 'Cache-Control': 'private, no-store' })

/** One booking for whoever booked it, before and after the meeting, moved or cancelled. Reading changes nothing. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const row = await requireBookingByToken(params.token, context)
  const { status: gotoStatus } = await context.goto.statusOf(row.host_id)
  return {
    path: `/booking/${params.token}`,
    booking: bookingPage(bookingFromRow(row), { gotoStatus, now: context.now }),
  }
}

export default function OutcomePage() {
  const { path, booking } = useLoaderData<typeof loader>()
  useReportDeed(booking)
  const cancelled = booking.status === 'cancelled' || booking.status === 'declined'
  return (
    <PublicLayout>
      <article className="outcome">
        {cancelled ? <CancelledBooking booking={booking} /> : <StandingBooking booking={booking} path={path} />}
      </article>
    </PublicLayout>
  )
}
