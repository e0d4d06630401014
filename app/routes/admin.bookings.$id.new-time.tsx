import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askForNewTime } from '~/booking/ask-for-new-time.server'
import { holdsTime } from '~/booking/booking'
import { ReasonSchema } from '~/booking/schema'
import { actionMessages } from '~/desk/action-messages'
import { NewTimeForm } from '~/desk/components/action-forms'
import { readFormData } from '~/http/read-form-data.server'
import { requireBookingOfHost } from '~/http/require-booking-of-host.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { PageHeader } from '~/ui/page-header'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row } = await requireBookingOfHost(request, params.id, context)
  return { id: row.id, attendee: row.attendee_name, open: holdsTime(row.status) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row } = await requireBookingOfHost(request, params.id, context)
  const typed = String((await readFormData(request)).get('message') ?? '')
  const message = ReasonSchema.safeParse(typed)
  if (!message.success) return data({ typed, refused: 'words' as const }, { status: 400 })
  const actor = { kind: 'host', id: host.id, name: host.name } as const
  const result = await askForNewTime(context, row, { message: message.data, actor }, context.now)
  if (!result.ok) return data({ typed, refused: 'over' as const }, { status: 409 })
  context.outbox.wake()
  return redirect(`/admin/bookings/${row.id}?done=asked`)
}

export default function AskForNewTime() {
  const { id, attendee, open } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const t = useMessages(actionMessages)
  return (
    <>
      <PageHeader title={t.newTime.title(attendee)} back={{ to: `/admin/bookings/${id}`, label: t.back }} />
      {!open || outcome?.refused === 'over' ? (
        <Alert tone="info">{t.newTime.over}</Alert>
      ) : (
        <div className="section-body">
          <NewTimeForm
            bookingId={id}
            attendee={attendee}
            typed={outcome?.typed ?? ''}
            errors={outcome ? [t.wordsUnfit] : []}
          />
        </div>
      )}
    </>
  )
}
