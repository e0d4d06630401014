import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findCutoffs } from '#db/queries/event-types'
import { findHeldBack } from '#db/queries/mail-budgets'
import { attendeeMeta } from '~/booking/attendee-route'
import { bookingFromRow } from '~/booking/booking'
import { bookingPage } from '~/booking/booking-page.server'
import { AttendeePage } from '~/booking/components/attendee-page'
import { EndedBooking, PendingBooking, StandingBooking } from '~/booking/components/outcome'
import { manageMessages } from '~/booking/manage-messages'
import { bookingMessages } from '~/booking/messages'
import { useReportDeed } from '~/embed/booking-report'
import { requireBookingByToken } from '~/http/require-booking.server'
import { limitRequests } from '~/http/require-public.server'

export { headers, links } from '~/booking/attendee-route'

const WORDS = {
  en: { outcome: bookingMessages.en.outcome, manage: manageMessages.en },
  de: { outcome: bookingMessages.de.outcome, manage: manageMessages.de },
}

export const meta = attendeeMeta(WORDS, titleOf)

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

/** As the page's own heading says. */
function titleOf({ outcome, manage }: (typeof WORDS)['en'], { booking }: SerializeFrom<typeof loader>): string {
  switch (booking.status) {
    case 'confirmed':
      return booking.previous ? outcome.moved : outcome.booked
    case 'pending':
      return booking.over ? manage.pending.unanswered : manage.pending.title
    case 'cancelled':
      return manage.cancel.done
    case 'declined':
      return manage.declined.title
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
