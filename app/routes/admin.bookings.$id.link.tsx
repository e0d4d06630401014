import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { pasteMeetingLink } from '~/booking/paste-meeting-link.server'
import { actionMessages } from '~/desk/action-messages'
import { MeetingLinkForm } from '~/desk/components/action-forms'
import { readFormData } from '~/http/read-form-data.server'
import { requireBookingOfHost } from '~/http/require-booking-of-host.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { PageHeader } from '~/ui/page-header'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { row } = await requireBookingOfHost(request, params.id, context)
  return { id: row.id, open: row.status === 'confirmed' }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, row } = await requireBookingOfHost(request, params.id, context)
  const typed = String((await readFormData(request)).get('link') ?? '').slice(0, 2_000)
  const actor = { kind: 'host', id: host.id, name: host.name } as const
  const result = await pasteMeetingLink(context, row, { link: typed, actor }, context.now)
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
    <>
      <PageHeader title={t.link.title} back={{ to: `/admin/bookings/${id}`, label: t.back }} />
      {!open || outcome?.refused === 'over' ? (
        <Alert tone="info">{t.link.over}</Alert>
      ) : (
        <div className="section-body">
          <MeetingLinkForm bookingId={id} typed={outcome?.typed ?? ''} errors={outcome ? [t.link.unfit] : []} />
        </div>
      )}
    </>
  )
}
