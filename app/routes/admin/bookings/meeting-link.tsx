import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { MeetingLinkForm } from '~/admin/components/action-forms'
import { actionMessages } from '~/admin/messages'
import { actingHost } from '~/booking/actor'
import { pasteMeetingLink } from '~/booking/changes/paste-meeting-link.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireBookingOfHost, requireBookingOfHostToChange } from '~/http/require/require-booking-of-host.server'
import { useMessages } from '~/i18n/locale'
import { privatePage } from '~/ui/page-title'
import { QuestionPage } from '~/ui/question-page'

export const meta = privatePage(actionMessages, (t) => t.link.title)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row } = await requireBookingOfHost(request, params.id, context)
  return { id: row.id, open: row.status === 'confirmed' }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row } = await requireBookingOfHostToChange(request, params.id, context)
  const typed = String((await readFormData(request, { once: ['link'] })).get('link') ?? '').slice(0, 2_000)
  const result = await pasteMeetingLink(context, row, { link: typed, actor: actingHost(host) }, context.now)
  if (!result.ok) {
    const unfit = result.reason === 'unfit_link'
    return data({ typed, refused: unfit ? ('unfit' as const) : ('over' as const) }, { status: unfit ? 400 : 409 })
  }
  context.outbox.wake()
  return redirect(`/admin/bookings/${row.id}`)
}

export default function PasteLink() {
  const { id, open } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()
  const t = useMessages(actionMessages)
  return (
    <QuestionPage
      title={t.link.title}
      back={{ to: `/admin/bookings/${id}`, label: t.back }}
      over={(!open || outcome?.refused === 'over') && t.link.over}
    >
      <MeetingLinkForm bookingId={id} typed={outcome?.typed} errors={outcome && [t.link.unfit]} />
    </QuestionPage>
  )
}
