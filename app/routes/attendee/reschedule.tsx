import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { findCutoffs } from '#db/queries/event-types'
import { actingAttendee } from '~/booking/actor'
import { bookingFromRow } from '~/booking/booking'
import type { UnavailableTime } from '~/booking/changes/nearest-slots.server'
import { rescheduleBooking, slotRequestFor } from '~/booking/changes/reschedule-booking.server'
import { attendeeMeta } from '~/booking/page/attendee-route'
import { readInstant } from '~/booking/page/booking-form.server'
import { bookingPage } from '~/booking/page/booking-page.server'
import { AttendeePage } from '~/booking/page/components/attendee-page'
import { MoveHead } from '~/booking/page/components/move-head'
import { MoveQuestion } from '~/booking/page/components/move-question'
import { PageButtonLink } from '~/booking/page/components/page-link'
import { usePageQuery } from '~/booking/page/components/page-query'
import { SlotPicker } from '~/booking/page/components/slot-picker'
import { sameTime } from '~/booking/page/components/time-list'
import { keepFrame } from '~/booking/page/frame-address'
import { withLinkParams } from '~/booking/page/link-keys'
import { bookingMessages, manageMessages } from '~/booking/page/messages'
import { redirectAfterAction } from '~/booking/page/redirect-after-action'
import { findShownMonth } from '~/booking/page/shown-month.server'
import { shownTimeZones } from '~/booking/page/time-zone-list'
import { readCoHosts } from '~/booking/read-co-hosts.server'
import { readReason } from '~/booking/read-reason'
import { readFormData } from '~/http/read-form-data.server'
import { readerOfRequest } from '~/http/reader-of-request.server'
import { redirect, replace } from '~/http/redirect.server'
import { requireBookingToChange, requireHeldBooking } from '~/http/require/require-booking.server'
import { chosenTimeZone } from '~/http/require/require-public.server'
import { firstWeekday } from '~/i18n/language-tag'
import { useMessages } from '~/i18n/locale'
import { PublicLayout } from '~/layouts/public-layout'
import { dateInZone } from '~/time/wall-time'
import { Alert } from '~/ui/alert'

export { headers } from '~/booking/page/attendee-route'
export const meta = attendeeMeta(manageMessages, (t, data: SerializeFrom<typeof loader>) =>
  data.start === null ? t.move.title : t.move.question,
)

/** The times that a booking can move to; with `start`, the confirmation before it does. Reading changes nothing. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row, path } = await requireHeldBooking(request, params.token, context)
  const query = new URL(request.url).searchParams
  const start = readInstant(query.get('start'))
  if (start === row.starts_at) {
    // Already moved there: an attendee who goes back to the confirmation gets the booking (B4). If it was never moved, the time
    // was chosen by mistake.
    const asked =
      row.previous_starts_at === null
        ? withLinkParams(`${path}/reschedule`, query, sameTime())
        : withLinkParams(path, query)
    throw replace(keepFrame(request.url, asked))
  }
  const cutoffs = await findCutoffs(context.db, row.event_type_id)
  const booking = bookingPage(bookingFromRow(row, await readCoHosts(context.db, row)), {
    gotoStatus: '',
    cutoffs,
    now: context.now,
  })
  const timeZone = chosenTimeZone(query) ?? row.attendee_time_zone
  const slots = booking.may.reschedule ? await slotRequestFor(context.db, row, context.now) : null
  const opening = {
    timeZone,
    firstWeekday: firstWeekday(readerOfRequest(request)),
    bookedDate: dateInZone(row.starts_at, timeZone),
  }
  return {
    path,
    booking,
    timeZone,
    start,
    zones: shownTimeZones(query, context.now, row.host_time_zone, timeZone),
    offered: slots && start === null ? await findShownMonth(context.db, slots, query, opening) : null,
    canMove: slots !== null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const row = await requireBookingToChange(params.token, context)
  const form = await readFormData(request, { once: ['start', 'alternative', 'seen', 'reason'] })
  const start = readInstant(form.get('alternative') ?? form.get('start'))
  const seen = readInstant(form.get('seen'))
  if (start === null || seen === null) throw new Response(null, { status: 400 })
  const { ok, typed, reason } = readReason(form)
  if (!ok) return data({ refused: 'reason' as const, start, taken: NOWHERE, typed }, { status: 400 })
  await context.busy.refreshBeforeBooking(row.host_id)
  const move = { start, actor: actingAttendee(row), reason }
  const result = await rescheduleBooking(context, { ...row, starts_at: seen }, move, context.now)
  if (result.ok && !result.changed && start === seen) {
    const query = new URL(request.url).searchParams
    return redirect(keepFrame(request.url, withLinkParams(`/booking/${params.token}/reschedule`, query, sameTime())))
  }
  if (result.ok) {
    context.outbox.wake()
    return redirect(redirectAfterAction(request.url, `/booking/${params.token}`, 'rescheduled'))
  }
  const taken =
    result.reason === 'slot_unavailable' ? { byBooking: result.taken, alternatives: result.alternatives } : null
  return data({ refused: result.reason, start, taken, typed }, { status: 409 })
}

const NOWHERE: UnavailableTime = { byBooking: false, alternatives: [] }

export default function ReschedulePage() {
  const { canMove, offered } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  if (!canMove || outcome?.taken === null) return <CannotMove />
  return offered ? <ChooseTime offered={offered} /> : <ConfirmTime />
}

function CannotMove() {
  const { booking, timeZone } = useLoaderData<typeof loader>()
  const changed = useActionData<typeof action>()?.refused === 'changed_meanwhile'
  const m = useMessages(manageMessages).move
  return (
    <AttendeePage>
      <MoveHead booking={booking} timeZone={timeZone} />
      <Alert tone="info">{changed ? m.changed : m.tooLate(booking.host.name)}</Alert>
      <KeepTime />
    </AttendeePage>
  )
}

function ChooseTime({ offered }: Pick<ComponentProps<typeof SlotPicker>, 'offered'>) {
  const { path, booking, timeZone, zones } = useLoaderData<typeof loader>()
  const { query } = usePageQuery()
  const m = useMessages(manageMessages).move
  return (
    <PublicLayout width="wide" view="choose">
      <div className="booking">
        <MoveHead booking={booking} timeZone={timeZone} />
        {query.has('same') && <Alert tone="info">{m.sameTime}</Alert>}
        <SlotPicker
          offered={offered}
          next={`${path}/reschedule`}
          zones={zones}
          timeZone={timeZone}
          hostName={booking.host.name}
          booked={booking.startsAt}
        />
        <KeepTime />
      </div>
    </PublicLayout>
  )
}

function ConfirmTime() {
  const { path, booking, timeZone, start } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const { linkTo } = usePageQuery()
  const t = useMessages(bookingMessages)
  return (
    <AttendeePage>
      <MoveHead booking={booking} timeZone={timeZone} struck />
      <MoveQuestion
        booking={booking}
        start={outcome?.start ?? start ?? booking.startsAt}
        timeZone={timeZone}
        typed={outcome?.typed}
        reasonRefused={outcome?.refused === 'reason'}
        taken={outcome?.refused === 'slot_unavailable' ? outcome.taken : null}
      />
      <div className="outcome-actions">
        <PageButtonLink variant="quiet" icon="arrowLeft" to={linkTo(`${path}/reschedule`, { tz: timeZone })}>
          {t.back}
        </PageButtonLink>
      </div>
    </AttendeePage>
  )
}

function KeepTime() {
  const { path } = useLoaderData<typeof loader>()
  const { linkTo } = usePageQuery()
  const m = useMessages(manageMessages).move
  return (
    <div className="outcome-actions">
      <PageButtonLink variant="quiet" icon="arrowLeft" to={linkTo(path)}>
        {m.keep}
      </PageButtonLink>
    </div>
  )
}
