import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CancellationForm } from '~/admin/components/cancellation-form'
import { adminMessages } from '~/admin/messages'
import { actingHost } from '~/booking/actor'
import { holdsTime } from '~/booking/booking'
import { cancelBooking } from '~/booking/changes/cancel-booking.server'
import { readReason } from '~/booking/read-reason'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireBookingOfHost } from '~/http/require/require-booking-of-host.server'
import { useMessages } from '~/i18n/locale'
import { privatePage } from '~/ui/page-title'
import { QuestionPage } from '~/ui/question-page'

export const meta = privatePage(adminMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.cancellation.title(data.attendee),
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row } = await requireBookingOfHost(request, params.id, context)
  if (!holdsTime(row.status)) throw redirect(`/admin/bookings/${row.id}`)
  return { id: row.id, attendee: row.attendee_name }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row } = await requireBookingOfHost(request, params.id, context)
  const { ok, typed, reason } = readReason(await readFormData(request, { once: ['reason'] }))
  if (!ok) return data({ typed, refused: 'reason' as const }, { status: 400 })
  const result = await cancelBooking(context, row, { actor: actingHost(host), reason }, context.now)
  if (!result.ok) return data({ typed, refused: 'over' as const }, { status: 409 })
  context.outbox.wake()
  return redirect(`/admin/bookings/${row.id}`)
}

export default function CancelByHost() {
  const { id, attendee } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const t = useMessages(adminMessages).cancellation
  return (
    <QuestionPage
      title={t.title(attendee)}
      back={{ to: `/admin/bookings/${id}`, label: t.keep }}
      over={outcome?.refused === 'over' && t.over}
    >
      <CancellationForm bookingId={id} attendee={attendee} typed={outcome?.typed} errors={outcome && [t.reasonUnfit]} />
    </QuestionPage>
  )
}
