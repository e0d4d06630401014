import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findCutoffs } from '#db/queries/event-types'
import { findHeldBack } from '#db/queries/mail-budgets'
import { bookingFromRow } from '~/booking/booking'
import { bookingPage } from '~/booking/booking-page.server'
import { AttendeePage } from '~/booking/components/attendee-page'
import { EndedBooking, PendingBooking, StandingBooking } from '~/booking/components/outcome'
import { useReportDeed } from '~/embed/booking-report'
import { requireBookingByToken } from '~/http/require-booking.server'
import { limitRequests } from '~/http/require-public.server'

export { headers, links } from '~/booking/attendee-route'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.booking.title} · ${data.booking.host.name}` : 'Foyer' },
  { name: 'robots', content: 'noindex' },
]

/** One booking for whoever booked it, before and after the meeting, moved or cancelled. Reading changes nothing. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const row = await requireBookingByToken(params.token, context)
  const { status: gotoStatus } = await context.goto.statusOf(row.host_id)
  const heldBack = await findHeldBack(context.db, row.id, row.sequence)
  const cutoffs = await findCutoffs(context.db, row.event_type_id)
  return {
    path: `/booking/${params.token}`,
    booking: bookingPage(bookingFromRow(row), { gotoStatus, cutoffs, heldBack, now: context.now }),
  }
}

export default function OutcomePage() {
  const { path, booking } = useLoaderData<typeof loader>()
  useReportDeed(booking)
  const Shown = {
    confirmed: StandingBooking,
    pending: PendingBooking,
    cancelled: EndedBooking,
    declined: EndedBooking,
  }[booking.status]
  return (
    <AttendeePage>
      <Shown booking={booking} path={path} />
    </AttendeePage>
  )
}
