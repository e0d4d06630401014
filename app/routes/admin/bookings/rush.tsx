import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { rushMessages } from '~/admin/messages'
import { cancelRush, findRushedBookings } from '~/admin/rush.server'
import { actingHost } from '~/booking/actor'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { CheckboxField } from '~/ui/choice-field'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

/** As many as one page lists. */
const MAX_SHOWN = 400

export const meta = privatePage(rushMessages, (t) => t.title)

/** The confirmation before the bookings of a rush are cancelled; all are ticked at first. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const rows = await findRushedBookings(context.db, host.id, context.now)
  return {
    timeZone: host.timeZone,
    bookings: rows.slice(0, MAX_SHOWN).map(({ id, attendee_name, attendee_email, starts_at }) => ({
      id,
      attendee: attendee_name,
      email: attendee_email,
      startsAt: starts_at,
    })),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, { repeated: { booking: MAX_SHOWN } })
  const chosen = { hostId: host.id, ids: form.getAll('booking').map(String) }
  const cancelled = await cancelRush(context, chosen, actingHost(host), context.now)
  context.outbox.wake()
  return redirect(`/admin/bookings/rush?done=${cancelled}`)
}

export default function UndoRush() {
  const { bookings, timeZone } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const reader = useReader()
  const t = useMessages(rushMessages)
  const done = Number(query.get('done') ?? Number.NaN)
  const when = (instant: number) =>
    `${formatShortDate(reader.locale, instant, timeZone)}, ${formatTime(reader, instant, timeZone)}`
  return (
    <>
      <PageHeader title={t.title} description={t.text} back={{ to: '/admin/bookings', label: t.back }} />
      {Number.isInteger(done) && <Alert tone="success">{t.done(done)}</Alert>}
      {bookings.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <Form method="post" className="form">
          <fieldset className="admin-stack">
            <legend>{t.legend}</legend>
            {bookings.map(({ id, attendee, email, startsAt }) => (
              <CheckboxField
                key={id}
                id={`booking-${id}`}
                name="booking"
                value={id}
                label={t.entry(attendee, email, when(startsAt))}
                defaultChecked
              />
            ))}
          </fieldset>
          <SubmitButton variant="danger">{t.button(bookings.length)}</SubmitButton>
        </Form>
      )}
    </>
  )
}
