import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { findCutoffs } from '#db/queries/event-types'
import { bookingFromRow, holdsTime } from '~/booking/booking'
import { readInstant } from '~/booking/booking-form.server'
import { bookingPage } from '~/booking/booking-page.server'
import { Alternatives } from '~/booking/components/alternatives'
import bookingStyles from '~/booking/components/booking.css?url'
import { MonthPicker } from '~/booking/components/month-picker'
import { MoveHead } from '~/booking/components/move-head'
import { PageButtonLink, PageForm } from '~/booking/components/page-link'
import { TimeList } from '~/booking/components/time-list'
import { HostsWhen, When } from '~/booking/components/when'
import { ZoneForm } from '~/booking/components/zone-form'
import { besides } from '~/booking/frame-address'
import { instantText } from '~/booking/instants'
import { carryOn } from '~/booking/link-keys'
import { manageMessages } from '~/booking/manage-messages'
import { bookingMessages } from '~/booking/messages'
import { rescheduleBooking, slotRequestFor } from '~/booking/reschedule-booking.server'
import { ReasonSchema } from '~/booking/schema'
import { findShownMonth } from '~/booking/shown-month.server'
import { afterDeed } from '~/embed/after-deed'
import { readFormData } from '~/http/read-form-data.server'
import { requireBookingByToken } from '~/http/require-booking.server'
import { chosenTimeZone, limitRequests } from '~/http/require-public.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { PublicLayout, publicLinks } from '~/ui/public-layout'
import { TextArea } from '~/ui/text-field'
import { listTimeZones } from '~/ui/time-zones'

export const links: LinksFunction = () => [...publicLinks(), { rel: 'stylesheet', href: bookingStyles }]
export const meta: MetaFunction = () => [{ title: 'Foyer' }, { name: 'robots', content: 'noindex' }]
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

/** The times that a booking can move to; with `start`, the question before it does. Reading changes nothing. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const row = await requireBookingByToken(params.token, context)
  const path = `/booking/${params.token}`
  const query = new URL(request.url).searchParams
  if (!holdsTime(row.status)) throw redirect(besides(request, carryOn(path, query)))
  const cutoffs = await findCutoffs(context.db, row.event_type_id)
  const booking = bookingPage(bookingFromRow(row), { gotoStatus: '', cutoffs, now: context.now })
  const timeZone = chosenTimeZone(query) ?? row.attendee_time_zone
  const slots = booking.may.reschedule ? await slotRequestFor(context.db, row, context.now) : null
  const start = readInstant(query.get('start'))
  return {
    path,
    booking,
    timeZone,
    start,
    zones: listTimeZones(context.now),
    offered: slots && start === null ? await findShownMonth(context.db, slots, query, timeZone) : null,
    canMove: slots !== null,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await limitRequests(context, 'change-booking')
  const row = await requireBookingByToken(params.token, context)
  await limitRequests(context, 'changes-of-booking', row.id)
  const form = await readFormData(request)
  const start = readInstant(form.get('alternative') ?? form.get('start'))
  const seen = readInstant(form.get('seen'))
  if (start === null || seen === null) throw new Response(null, { status: 400 })
  const typed = String(form.get('reason') ?? '')
  const reason = ReasonSchema.safeParse(typed)
  if (!reason.success) return data({ refused: 'reason' as const, start, taken: [], typed }, { status: 400 })
  const actor = { kind: 'attendee', name: row.attendee_name } as const
  // What the page showed counts: a booking that somebody else has moved since is shown anew, not moved from there.
  await context.busy.freshenForBooking(row.host_id)
  const result = await rescheduleBooking(
    context,
    { ...row, starts_at: seen },
    { start, actor, reason: reason.data },
    context.now,
  )
  if (result.ok) {
    context.outbox.wake()
    return redirect(afterDeed(request, `/booking/${params.token}`, 'rescheduled'))
  }
  const taken = result.reason === 'slot_unavailable' ? result.alternatives : null
  return data({ refused: result.reason, start, taken, typed }, { status: 409 })
}

export default function ReschedulePage() {
  const { path, booking, timeZone, zones, offered, start, canMove } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const [query] = useSearchParams()
  const t = useMessages(bookingMessages)
  const m = useMessages(manageMessages)
  const back = (
    <div className="outcome-actions">
      <PageButtonLink variant="quiet" icon="arrowLeft" to={carryOn(path, query)}>
        {m.move.keep}
      </PageButtonLink>
    </div>
  )
  if (!canMove || (outcome && outcome.taken === null)) {
    return (
      <PublicLayout>
        <article className="outcome">
          <MoveHead booking={booking} timeZone={timeZone} />
          <Alert tone="info">
            {outcome?.refused === 'changed_meanwhile' ? m.move.changed : m.move.tooLate(booking.host.name)}
          </Alert>
          {back}
        </article>
      </PublicLayout>
    )
  }
  if (offered) {
    const { selected, ...month } = offered
    return (
      <PublicLayout width="wide">
        <div className="booking">
          <MoveHead booking={booking} timeZone={timeZone} />
          <div className="picker">
            <div className="picker-month">
              <MonthPicker {...month} selectedDate={selected?.date ?? null} />
              <ZoneForm zones={zones} timeZone={timeZone} label={t.timeZone} />
            </div>
            <TimeList
              next={`${path}/reschedule`}
              selected={selected}
              timeZone={timeZone}
              nextMonth={month.nextMonth}
              hostName={booking.host.name}
              why={month.why}
            />
          </div>
          {back}
        </div>
      </PublicLayout>
    )
  }
  const lost = outcome?.refused === 'slot_unavailable' ? outcome.taken : null
  const wished = outcome?.start ?? start ?? booking.startsAt
  const span = { startsAt: wished, endsAt: wished + booking.endsAt - booking.startsAt, timeZone }
  return (
    <PublicLayout>
      <article className="outcome">
        <MoveHead booking={booking} timeZone={timeZone} struck />
        <PageForm method="post" className="booking-form">
          <input type="hidden" name="start" value={instantText(wished)} />
          {lost && <input type="hidden" name="reason" value={outcome?.typed ?? ''} />}
          <input type="hidden" name="seen" value={instantText(booking.startsAt)} />
          {lost ? (
            <Alternatives title={t.taken.gone} words={m.move.choose} alternatives={lost} timeZone={timeZone} />
          ) : (
            <>
              <dl className="booking-summary">
                <dt>{m.move.newTime}</dt>
                <dd>
                  <When {...span} />
                </dd>
                <HostsWhen {...span} host={booking.host} />
              </dl>
              <p>{m.move.text(booking.host.name)}</p>
              <TextArea
                label={m.cancel.reason}
                hint={m.cancel.reasonHint(booking.host.name)}
                id="reason"
                name="reason"
                defaultValue={outcome?.typed ?? ''}
                errors={outcome?.refused === 'reason' ? [t.problems.reason] : []}
                optional
                maxLength={1_000}
              />
              <div className="outcome-actions">
                <SubmitButton variant="primary">{m.move.button}</SubmitButton>
              </div>
            </>
          )}
        </PageForm>
        <div className="outcome-actions">
          <PageButtonLink variant="quiet" icon="arrowLeft" to={carryOn(`${path}/reschedule`, query, { tz: timeZone })}>
            {t.back}
          </PageButtonLink>
        </div>
      </article>
    </PublicLayout>
  )
}
