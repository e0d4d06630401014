import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findCutoffs } from '#db/queries/event-types'
import { findHeldBack } from '#db/queries/mail-budgets'
import { bookingFromRow } from '~/booking/booking'
import { isOrganizerElsewhere } from '~/booking/meetings/find-running-meeting.server'
import { attendeeMeta } from '~/booking/page/attendee-route'
import { bookingPage } from '~/booking/page/booking-page.server'
import { AttendeePage } from '~/booking/page/components/attendee-page'
import { FrameReport } from '~/booking/page/components/frame-report'
import { EndedBooking, OrganizerElsewhere, PendingBooking, UpcomingBooking } from '~/booking/page/components/outcome'
import { usePageQuery } from '~/booking/page/components/page-query'
import { bookingMessages, manageMessages } from '~/booking/page/messages'
import { readBookingAction } from '~/booking/page/redirect-after-action'
import { readCoHosts } from '~/booking/read-co-hosts.server'
import { requireBookingByToken } from '~/http/require/require-booking.server'
import { limitRequests } from '~/http/require/require-public.server'
import { byLocale } from '~/i18n/locale'
import { instantText } from '~/time/instants'

export { headers } from '~/booking/page/attendee-route'

const WORDS = byLocale((locale) => ({ outcome: bookingMessages[locale].outcome, manage: manageMessages[locale] }))

export const meta = attendeeMeta(WORDS, titleOf)

/** One booking for its attendee, before and after the meeting, moved or cancelled. Reading changes nothing. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const row = await requireBookingByToken(params.token, context)
  const { status: gotoStatus } = await context.goto.statusOf(row.host_id)
  const heldBack = await findHeldBack(context.db, row.id, row.sequence)
  const cutoffs = await findCutoffs(context.db, row.event_type_id)
  const elsewhere = await isOrganizerElsewhere(context, row, context.now)
  return {
    path: `/booking/${params.token}`,
    elsewhere,
    booking: bookingPage(bookingFromRow(row, await readCoHosts(context.db, row)), {
      gotoStatus,
      cutoffs,
      heldBack,
      now: context.now,
    }),
  }
}

/** The same as the page's heading. */
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
  const { path, booking, elsewhere } = useLoaderData<typeof loader>()
  const { query } = usePageQuery()
  const bookingAction = readBookingAction(query)
  const Shown = {
    confirmed: UpcomingBooking,
    pending: PendingBooking,
    cancelled: EndedBooking,
    declined: EndedBooking,
  }[booking.status]
  return (
    <AttendeePage>
      {bookingAction && (
        <FrameReport
          event={bookingAction}
          payload={{
            bookingId: booking.id,
            start: instantText(booking.startsAt),
            end: instantText(booking.endsAt),
            timeZone: booking.attendee.timeZone,
            eventType: booking.eventTypeSlug,
          }}
        />
      )}
      {elsewhere && <OrganizerElsewhere host={booking.host.name} path={path} />}
      <Shown booking={booking} path={path} />
    </AttendeePage>
  )
}
