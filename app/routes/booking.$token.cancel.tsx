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
import { bookingPage } from '~/booking/booking-page.server'
import { cancelBooking } from '~/booking/cancel-booking.server'
import bookingStyles from '~/booking/components/booking.css?url'
import { BookingFacts } from '~/booking/components/booking-facts'
import { PageButtonLink, PageForm } from '~/booking/components/page-link'
import { besides } from '~/booking/frame-address'
import { carryOn } from '~/booking/link-keys'
import { manageMessages } from '~/booking/manage-messages'
import { bookingMessages } from '~/booking/messages'
import { ReasonSchema } from '~/booking/schema'
import { afterDeed } from '~/embed/after-deed'
import { readFormData } from '~/http/read-form-data.server'
import { requireBookingByToken } from '~/http/require-booking.server'
import { limitRequests } from '~/http/require-public.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { PublicLayout, publicLinks } from '~/ui/public-layout'
import { TextArea } from '~/ui/text-field'

export const links: LinksFunction = () => [...publicLinks(), { rel: 'stylesheet', href: bookingStyles }]
export const meta: MetaFunction = () => [{ title: 'Foyer' }, { name: 'robots', content: 'noindex' }]
export const headers = () => ({ 'Cache-Control': 'private, no-store' })

/** The question before a booking is cancelled: mail scanners open links, so only the button changes anything (S15). */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await limitRequests(context, 'page')
  const row = await requireBookingByToken(params.token, context)
  const path = `/booking/${params.token}`
  if (!holdsTime(row.status)) throw redirect(besides(request, carryOn(path, new URL(request.url).searchParams)))
  const cutoffs = await findCutoffs(context.db, row.event_type_id)
  return { path, booking: bookingPage(bookingFromRow(row), { gotoStatus: '', cutoffs, now: context.now }) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await limitRequests(context, 'cancel')
  const row = await requireBookingByToken(params.token, context)
  const typed = String((await readFormData(request)).get('reason') ?? '')
  const reason = ReasonSchema.safeParse(typed)
  if (!reason.success) return data({ typed, refused: 'reason' as const }, { status: 400 })
  const result = await cancelBooking(
    context,
    row,
    { actor: { kind: 'attendee', name: row.attendee_name }, reason: reason.data || null },
    context.now,
  )
  if (result.ok) {
    context.outbox.wake()
    return redirect(afterDeed(request, `/booking/${params.token}`, 'cancelled'))
  }
  const hours = result.reason === 'too_late' ? Math.ceil(result.cutoffMinutes / 60) : 0
  return data({ typed, refused: result.reason, hours }, { status: 409 })
}

export default function CancelPage() {
  const { path, booking } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const [query] = useSearchParams()
  const t = useMessages(bookingMessages)
  const m = useMessages(manageMessages)
  const over = booking.over || outcome?.refused === 'already_over'
  return (
    <PublicLayout>
      <article className="outcome">
        <header className="outcome-head">
          <h1>{m.cancel.title}</h1>
          {!over && <p>{m.cancel.text(booking.host.name)}</p>}
        </header>
        <BookingFacts booking={booking} />
        {over && <Alert tone="info">{m.cancel.over}</Alert>}
        {outcome?.refused === 'too_late' && (
          <Alert tone="danger">{m.cancel.tooLate(outcome.hours ?? 0, booking.host.name)}</Alert>
        )}
        {!over && (
          <PageForm method="post" className="booking-form" noValidate>
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
              <SubmitButton variant="danger">{m.cancel.button}</SubmitButton>
              <PageButtonLink variant="quiet" to={carryOn(path, query)}>
                {m.cancel.keep}
              </PageButtonLink>
            </div>
          </PageForm>
        )}
      </article>
    </PublicLayout>
  )
}
