import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DeclineForm } from '~/admin/components/action-forms'
import { actionMessages } from '~/admin/messages'
import { actingHost } from '~/booking/actor'
import { declineBooking } from '~/booking/changes/approve-booking.server'
import { readReason } from '~/booking/read-reason'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireBookingOfHost } from '~/http/require/require-booking-of-host.server'
import { useMessages } from '~/i18n/locale'
import { privatePage } from '~/ui/page-title'
import { QuestionPage } from '~/ui/question-page'

export const meta = privatePage(actionMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.decline.title(data.attendee),
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row } = await requireBookingOfHost(request, params.id, context)
  return { id: row.id, attendee: row.attendee_name, open: row.status === 'pending' }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row } = await requireBookingOfHost(request, params.id, context)
  const { ok, typed, reason } = readReason(await readFormData(request, { once: ['reason'] }))
  if (!ok) return data({ typed, refused: 'words' as const }, { status: 400 })
  const result = await declineBooking(context, row, { actor: actingHost(host), reason }, context.now)
  if (!result.ok) return data({ typed, refused: 'answered' as const }, { status: 409 })
  context.outbox.wake()
  return redirect(`/admin/bookings/${row.id}`)
}

export default function Decline() {
  const { id, attendee, open } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const t = useMessages(actionMessages)
  return (
    <QuestionPage
      title={t.decline.title(attendee)}
      back={{ to: `/admin/bookings/${id}`, label: t.back }}
      over={(!open || outcome?.refused === 'answered') && t.decline.answered}
    >
      <DeclineForm bookingId={id} attendee={attendee} typed={outcome?.typed} errors={outcome && [t.wordsUnfit]} />
    </QuestionPage>
  )
}
