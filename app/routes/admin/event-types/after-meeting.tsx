import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AFTER_MEETING_FORM } from '~/event-types/after-meeting-form'
import { changeAfterMeeting, openAfterMeeting } from '~/event-types/after-meeting-page.server'
import { AfterMeetingForm } from '~/event-types/components/after-meeting-form'
import { afterMeetingMessages } from '~/event-types/messages'
import { typedFromForm } from '~/event-types/typed-settings'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireMailTexts } from '~/http/require/require-mail-texts.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(afterMeetingMessages, (t, data: SerializeFrom<typeof loader>) => t.titleOf(data.title))

/** What follows the meetings of an event type: the host's own, or, below the team's address, a team's. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { eventType, back } = await requireMailTexts(request, params.id, context)
  return {
    back,
    title: eventType.title,
    typed: await openAfterMeeting(context, eventType),
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { eventType, back } = await requireMailTexts(request, params.id, context)
  const typed = typedFromForm(await readFormData(request, AFTER_MEETING_FORM))
  const problems = await changeAfterMeeting(context, eventType, typed, context.now)
  if (problems.length > 0) return data({ typed, problems }, { status: 400 })
  return redirect(`${back}/after?saved=1`)
}

export default function AfterMeetingPage() {
  const { back, title, typed, saved } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(afterMeetingMessages)
  return (
    <>
      <PageHeader title={t.titleOf(title)} description={t.description} back={{ to: back, label: title }} />
      {saved && !refused && <Alert tone="success">{t.saved}</Alert>}
      <AfterMeetingForm
        typed={refused?.typed ?? typed}
        problems={refused?.problems ?? []}
        mailsPath={`${back}/mails`}
      />
    </>
  )
}
