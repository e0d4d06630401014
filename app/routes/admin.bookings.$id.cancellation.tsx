import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { holdsTime } from '~/booking/booking'
import { cancelBooking } from '~/booking/cancel-booking.server'
import { CancellationForm } from '~/booking/components/cancellation-form'
import { deskMessages } from '~/booking/desk-messages'
import { ReasonSchema } from '~/booking/schema'
import { readFormData } from '~/http/read-form-data.server'
import { requireBookingOfHost } from '~/http/require-booking-of-host.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { PageHeader } from '~/ui/page-header'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row } = await requireBookingOfHost(request, params.id, context)
  if (!holdsTime(row.status)) throw redirect(`/admin/bookings/${row.id}`)
  return { id: row.id, attendee: row.attendee_name }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row } = await requireBookingOfHost(request, params.id, context)
  const typed = String((await readFormData(request)).get('reason') ?? '')
  const reason = ReasonSchema.safeParse(typed)
  if (!reason.success) return data({ typed, refused: 'reason' as const }, { status: 400 })
  const actor = { kind: 'host', id: host.id, name: host.name } as const
  const result = await cancelBooking(context, row, { actor, reason: reason.data || null }, context.now)
  if (!result.ok) return data({ typed, refused: 'over' as const }, { status: 409 })
  context.outbox.wake()
  return redirect(`/admin/bookings/${row.id}`)
}

export default function CancelByHost() {
  const { id, attendee } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(deskMessages)
  return (
    <>
      <PageHeader
        title={t.cancellation.title(attendee)}
        back={{ to: `/admin/bookings/${id}`, label: t.cancellation.keep }}
      />
      {refused?.refused === 'over' ? (
        <Alert tone="info">{t.cancellation.over}</Alert>
      ) : (
        <div className="section-body">
          <CancellationForm
            bookingId={id}
            attendee={attendee}
            typed={refused?.typed ?? ''}
            errors={refused ? [t.cancellation.reasonUnfit] : []}
          />
        </div>
      )}
    </>
  )
}
