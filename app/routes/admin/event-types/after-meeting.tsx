import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AFTER_MEETING_FORM } from '~/event-types/after-meeting-form'
import { afterMeetingMessages } from '~/event-types/after-meeting-messages'
import { changeAfterMeeting, openAfterMeeting } from '~/event-types/after-meeting-page.server'
import { AfterMeetingForm } from '~/event-types/components/after-meeting-form'
import { typedFromForm } from '~/event-types/typed-settings'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireEventTypeOfHost } from '~/http/require/require-event-type-of-host.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(afterMeetingMessages, (t, data: SerializeFrom<typeof loader>) => t.titleOf(data.title))

/** What follows the meetings of an event type. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { eventType } = await requireEventTypeOfHost(request, params.id, context)
  return {
    id: eventType.id,
    title: eventType.title,
    typed: await openAfterMeeting(context, eventType),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { eventType } = await requireEventTypeOfHost(request, params.id, context)
  const typed = typedFromForm(await readFormData(request, AFTER_MEETING_FORM))
  const problems = await changeAfterMeeting(context, eventType, typed, context.now)
  if (problems.length > 0) return data({ typed, problems }, { status: 400 })
  return redirect(`/admin/event-types/${eventType.id}/after?saved=1`)
}

export default function AfterMeetingPage() {
  const { id, title, typed, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(afterMeetingMessages)
  return (
    <>
      <PageHeader
        title={t.titleOf(title)}
        description={t.description}
        back={{ to: `/admin/event-types/${id}`, label: title }}
      />
      {saved && !refused && <Alert tone="success">{t.saved}</Alert>}
      <AfterMeetingForm
        typed={refused?.typed ?? typed}
        problems={refused?.problems ?? []}
        mailsPath={`/admin/event-types/${id}/mails`}
      />
    </>
  )
}
