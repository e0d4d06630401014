import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import type { BookingDetailsRow } from '#db/queries/bookings'
import { findEventTypeById } from '#db/queries/event-types'
import { actingAttendee } from '~/booking/actor'
import { bookingFromRow } from '~/booking/booking'
import { changeBookingDetails } from '~/booking/change-details.server'
import { AttendeePage } from '~/booking/components/attendee-page'
import { PageButtonLink, PageForm } from '~/booking/components/page-link'
import { besides } from '~/booking/frame-address'
import { carryOn } from '~/booking/link-keys'
import { manageMessages } from '~/booking/manage-messages'
import { bookingMessages } from '~/booking/messages'
import { readDetails } from '~/booking/read-details.server'
import { countBooking, lookAtBookingLimits } from '~/http/booking-limits.server'
import type { AppContext } from '~/http/context.server'
import { readFormData } from '~/http/read-form-data.server'
import { requireBookingToChange, requireHeldBooking } from '~/http/require-booking.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { FormErrors } from '~/ui/form-errors'
import { TextArea, TextField } from '~/ui/text-field'

export { headers, links, meta } from '~/booking/attendee-route'

/** What an attendee may correct without touching the time: their name, and who else comes. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row, path } = await requireHeldBooking(request, params.token, context)
  const { attendee, guests } = bookingFromRow(row)
  return {
    path,
    typed: { name: attendee.name, guests: guests.join(', ') },
    guestsAllowed: await mayBringGuests(row, context),
    begun: row.starts_at <= context.now,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const row = await requireBookingToChange(params.token, context)
  const form = await readFormData(request)
  const typed = { name: String(form.get('name') ?? ''), guests: String(form.get('guests') ?? '') }
  const read = readDetails(typed, await mayBringGuests(row, context))
  if (!read.ok) return data({ typed, problems: read.problems }, { status: 400 })

  const { details } = read
  const before = bookingFromRow(row).guests
  const added = details.guests.filter((guest) => !before.includes(guest))
  const verdict = await lookAtBookingLimits(context, row.host_id, ...added)
  if (!verdict.ok) return data({ typed, problems: [{ field: '', problem: 'tooMany' as const }] }, { status: 429 })

  const result = await changeBookingDetails(context, row, details, actingAttendee(row), context.now)
  if (!result.ok) return data({ typed, problems: [{ field: '', problem: 'eventGone' as const }] }, { status: 409 })
  if (added.length > 0) await countBooking(context, row.host_id, ...added)
  context.outbox.wake()
  return redirect(besides(request, carryOn(`/booking/${params.token}`, new URL(request.url).searchParams)))
}

export default function EditPage() {
  const { path, guestsAllowed, begun, ...loaded } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const [query] = useSearchParams()
  const t = useMessages(bookingMessages)
  const m = useMessages(manageMessages)
  const typed = outcome?.typed ?? loaded.typed
  const problems = outcome?.problems ?? []
  const errorsOf = (field: string) =>
    problems.filter((found) => found.field === field).map(({ problem }) => t.problems[problem])
  const back = (
    <PageButtonLink variant="quiet" to={carryOn(path, query)}>
      {m.edit.keep}
    </PageButtonLink>
  )
  return (
    <AttendeePage>
      <header className="outcome-head">
        <h1>{m.edit.title}</h1>
        {!begun && <p>{m.edit.text}</p>}
      </header>
      {begun ? (
        <>
          <Alert tone="info">{m.edit.over}</Alert>
          {back}
        </>
      ) : (
        <PageForm method="post" className="booking-form" noValidate>
          <FormErrors
            problems={problems.map(({ field, problem }) => ({
              message: t.problems[problem],
              ...(field === '' ? {} : { fieldId: field }),
            }))}
          />
          <TextField
            label={t.yourName}
            id="name"
            name="name"
            defaultValue={typed.name}
            errors={errorsOf('name')}
            required
            autoComplete="name"
            maxLength={100}
          />
          {guestsAllowed && (
            <TextArea
              label={t.guests}
              hint={m.edit.guestsHint}
              id="guests"
              name="guests"
              defaultValue={typed.guests}
              errors={errorsOf('guests')}
              optional
              maxLength={3_000}
            />
          )}
          <div className="outcome-actions">
            <SubmitButton variant="primary">{m.edit.button}</SubmitButton>
            {back}
          </div>
        </PageForm>
      )}
    </AttendeePage>
  )
}

/** Whoever has guests already may change them, whatever the event type says now. */
async function mayBringGuests(row: BookingDetailsRow, { db }: AppContext): Promise<boolean> {
  const eventType = await findEventTypeById(db, row.host_id, row.event_type_id)
  return eventType?.guests_allowed === 1 || row.guests !== '[]'
}
