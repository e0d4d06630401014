import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { findCutoffs } from '#db/queries/event-types'
import { actingAttendee } from '~/booking/actor'
import { bookingFromRow } from '~/booking/booking'
import { cancelBooking } from '~/booking/changes/cancel-booking.server'
import { attendeeMeta } from '~/booking/page/attendee-route'
import { bookingPage } from '~/booking/page/booking-page.server'
import { AttendeePage } from '~/booking/page/components/attendee-page'
import { BookingFactList } from '~/booking/page/components/booking-facts'
import { PageButtonLink, PageForm } from '~/booking/page/components/page-link'
import { usePageQuery } from '~/booking/page/components/page-query'
import { ReasonField } from '~/booking/page/components/reason-field'
import { manageMessages } from '~/booking/page/messages'
import { redirectAfterAction } from '~/booking/page/redirect-after-action'
import { readCoHosts } from '~/booking/read-co-hosts.server'
import { readReason } from '~/booking/read-reason'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import {
  limitWithHost,
  noteAnswerByMail,
  requireBookingByToken,
  requireHeldBooking,
} from '~/http/require/require-booking.server'
import { limitRequests } from '~/http/require/require-public.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Button } from '~/ui/button'

export { headers } from '~/booking/page/attendee-route'
export const meta = attendeeMeta(manageMessages, (t, _data: SerializeFrom<typeof loader>) => t.cancel.title)

/** The confirmation before a booking is cancelled: mail scanners open links, so only the button changes anything (S15). */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row, path } = await requireHeldBooking(request, params.token, context)
  const cutoffs = await findCutoffs(context.db, row.event_type_id)
  return {
    path,
    booking: bookingPage(bookingFromRow(row, await readCoHosts(context.db, row)), {
      gotoStatus: '',
      cutoffs,
      now: context.now,
    }),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await limitRequests(context, 'cancel')
  const row = await requireBookingByToken(params.token, context)
  const { ok, typed, reason } = readReason(await readFormData(request, { once: ['reason'] }))
  if (!ok) return data({ typed, refused: 'reason' as const }, { status: 400 })
  await limitWithHost(context, 'cancellations-with-host', row.host_id)
  await noteAnswerByMail(params.token, row, context)
  const result = await cancelBooking(context, row, { actor: actingAttendee(row), reason }, context.now)
  if (result.ok) {
    context.outbox.wake()
    return redirect(redirectAfterAction(request.url, `/booking/${params.token}`, 'cancelled'))
  }
  const hours = result.reason === 'too_late' ? Math.ceil(result.cutoffMinutes / 60) : 0
  return data({ typed, refused: result.reason, hours }, { status: 409 })
}

export default function CancelPage() {
  const { path, booking } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const { linkTo } = usePageQuery()
  const m = useMessages(manageMessages).cancel
  const hostName = booking.host.name
  const over = booking.over || outcome?.refused === 'already_over'
  return (
    <AttendeePage>
      <header className="outcome-head">
        <h1>{m.title}</h1>
        {!over && <p>{m.text(hostName)}</p>}
      </header>
      <BookingFactList booking={booking} />
      {over && <Alert tone="info">{m.over}</Alert>}
      {outcome?.refused === 'too_late' && <Alert tone="danger">{m.tooLate(outcome.hours ?? 0, hostName)}</Alert>}
      {!over && (
        <PageForm method="post" className="booking-form" noValidate>
          <ReasonField hostName={hostName} typed={outcome?.typed} refused={outcome?.refused === 'reason'} />
          <div className="outcome-actions">
            <Button variant="danger">{m.button}</Button>
            <PageButtonLink variant="quiet" to={linkTo(path)}>
              {m.keep}
            </PageButtonLink>
          </div>
        </PageForm>
      )}
    </AttendeePage>
  )
}
