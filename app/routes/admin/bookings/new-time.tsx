import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { NewTimeForm } from '~/admin/components/action-forms'
import { actionMessages } from '~/admin/messages'
import { actingHost } from '~/booking/actor'
import { holdsTime } from '~/booking/booking'
import { askForNewTime } from '~/booking/changes/ask-for-new-time.server'
import { readReason } from '~/booking/read-reason'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireBookingOfHost, requireBookingOfHostToChange } from '~/http/require/require-booking-of-host.server'
import { useMessages } from '~/i18n/locale'
import { privatePage } from '~/ui/page-title'
import { QuestionPage } from '~/ui/question-page'

export const meta = privatePage(actionMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.newTime.title(data.attendee),
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row } = await requireBookingOfHost(request, params.id, context)
  return { id: row.id, attendee: row.attendee_name, open: holdsTime(row.status) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row } = await requireBookingOfHostToChange(request, params.id, context)
  const { ok, typed, reason } = readReason(await readFormData(request, { once: ['message'] }), 'message')
  if (!ok) return data({ typed, refused: 'words' as const }, { status: 400 })
  const result = await askForNewTime(context, row, { message: reason ?? '', actor: actingHost(host) }, context.now)
  if (!result.ok && result.reason === 'often_enough')
    return data({ typed, refused: 'oftenEnough' as const }, { status: 429 })
  if (!result.ok) return data({ typed, refused: 'over' as const }, { status: 409 })
  context.outbox.wake()
  return redirect(`/admin/bookings/${row.id}?done=asked`)
}

export default function AskForNewTime() {
  const { id, attendee, open } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const t = useMessages(actionMessages)
  return (
    <QuestionPage
      title={t.newTime.title(attendee)}
      back={{ to: `/admin/bookings/${id}`, label: t.back }}
      over={(!open || outcome?.refused === 'over') && t.newTime.over}
    >
      <NewTimeForm
        bookingId={id}
        attendee={attendee}
        typed={outcome?.typed}
        errors={outcome && [outcome.refused === 'oftenEnough' ? t.oftenEnough : t.wordsUnfit]}
      />
    </QuestionPage>
  )
}
