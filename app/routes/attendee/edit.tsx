import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { BookingDetailsRow } from '#db/queries/bookings'
import { findEventTypeOfBooking } from '#db/queries/event-types'
import { actingAttendee } from '~/booking/actor'
import { bookingFromRow } from '~/booking/booking'
import { checkBookingLimits, countBooking } from '~/booking/changes/booking-limits.server'
import { changeBookingDetails } from '~/booking/changes/change-details.server'
import { attendeeMeta } from '~/booking/page/attendee-route'
import { AttendeePage } from '~/booking/page/components/attendee-page'
import { EditForm } from '~/booking/page/components/edit-form'
import { PageButtonLink } from '~/booking/page/components/page-link'
import { usePageQuery } from '~/booking/page/components/page-query'
import { keepFrame } from '~/booking/page/frame-address'
import { withLinkParams } from '~/booking/page/link-keys'
import { manageMessages } from '~/booking/page/messages'
import { readDetails } from '~/booking/page/read-details.server'
import type { AppContext } from '~/http/context.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireBookingToChange, requireHeldBooking } from '~/http/require/require-booking.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'

export { headers } from '~/booking/page/attendee-route'
export const meta = attendeeMeta(manageMessages, (t, _data: SerializeFrom<typeof loader>) => t.edit.title)

/** What an attendee may correct without moving the booking: their name and their guests. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row, path } = await requireHeldBooking(request, params.token, context)
  const { title, host, attendee, guests } = bookingFromRow(row)
  return {
    path,
    booking: { title, host: { name: host.name } },
    typed: { name: attendee.name, guests: guests.join(', ') },
    guestsAllowed: await mayBringGuests(row, context),
    begun: row.starts_at <= context.now,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const row = await requireBookingToChange(params.token, context)
  const form = await readFormData(request, { once: ['name', 'guests'] })
  const typed = { name: String(form.get('name') ?? ''), guests: String(form.get('guests') ?? '') }
  const read = readDetails(typed, {
    guestsAllowed: await mayBringGuests(row, context),
    attendeeEmail: row.attendee_email,
  })
  if (!read.ok) return data({ typed, problems: read.problems }, { status: 400 })

  const { details } = read
  const before = bookingFromRow(row).guests
  const added = details.guests.filter((guest) => !before.includes(guest))
  const decision = await checkBookingLimits(context, row.host_id, ...added)
  if (!decision.ok) return data({ typed, problems: [{ field: '', problem: 'tooMany' as const }] }, { status: 429 })

  const result = await changeBookingDetails(context, row, details, actingAttendee(row), context.now)
  if (!result.ok) return data({ typed, problems: [{ field: '', problem: 'eventGone' as const }] }, { status: 409 })
  if (added.length > 0) await countBooking(context, row.host_id, ...added)
  context.outbox.wake()
  return redirect(keepFrame(request.url, withLinkParams(`/booking/${params.token}`, new URL(request.url).searchParams)))
}

export default function EditPage() {
  const { path, guestsAllowed, begun, typed } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const { linkTo } = usePageQuery()
  const m = useMessages(manageMessages).edit
  const back = (
    <PageButtonLink variant="quiet" to={linkTo(path)}>
      {m.keep}
    </PageButtonLink>
  )
  return (
    <AttendeePage>
      <header className="outcome-head">
        <h1>{m.title}</h1>
        {!begun && <p>{m.text}</p>}
      </header>
      {begun ? (
        <>
          <Alert tone="info">{m.over}</Alert>
          {back}
        </>
      ) : (
        <EditForm
          typed={outcome?.typed ?? typed}
          problems={outcome?.problems ?? []}
          guestsAllowed={guestsAllowed}
          back={back}
        />
      )}
    </AttendeePage>
  )
}

/** An attendee with guests may change them, whatever the event type allows now. */
async function mayBringGuests(row: BookingDetailsRow, { db }: AppContext): Promise<boolean> {
  const eventType = await findEventTypeOfBooking(db, row.event_type_id)
  return eventType?.guests_allowed === 1 || row.guests !== '[]'
}
