import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type SerializeFrom } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { AFTER_MEETING_FORM } from '~/event-types/after-meeting-form'
import { changeAfterMeeting, openAfterMeeting } from '~/event-types/after-meeting-page.server'
import { AfterMeetingForm } from '~/event-types/components/after-meeting-form'
import { findLeftOutFeedback } from '~/event-types/feedback-link.server'
import { afterMeetingMessages } from '~/event-types/messages'
import { typedFromForm } from '~/event-types/typed-settings'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireMailTexts } from '~/http/require/require-mail-texts.server'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(afterMeetingMessages, (t, data: SerializeFrom<typeof loader>) => t.titleOf(data.title))

/** What follows the meetings of an event type: the host's own, or, below the team's address, a team's. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { eventType, person, back } = await requireMailTexts(request, params.id, context)
  const typed = await openAfterMeeting(context, eventType)
  return {
    back,
    title: eventType.title,
    typed,
    leftOut: await findLeftOutFeedback(context.db, { eventType, person }, typed, context.now),
    timeZone: person.timeZone,
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
  const { back, title, typed, saved, leftOut } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useMessages(afterMeetingMessages)
  const why = useLeftOutText()
  return (
    <>
      <PageHeader title={t.titleOf(title)} description={t.description} back={{ to: back, label: title }} />
      {saved && !refused && <Alert tone="success">{t.saved}</Alert>}
      <AfterMeetingForm
        typed={refused?.typed ?? typed}
        problems={refused?.problems ?? []}
        mailsPath={`${back}/mails`}
        feedbackNote={leftOut && why}
      />
    </>
  )
}

/** Why mails with the link to feedback are not sent, and from when on they are. */
function useLeftOutText(): string {
  const { leftOut, timeZone } = useLoaderData<typeof loader>()
  const { leftOut: t } = useMessages(afterMeetingMessages)
  const reader = useReader()
  if (!leftOut) return ''
  const { until, names } = leftOut
  const why = names.length === 0 ? t.own : t.ofMembers(names.join(', '))
  if (until === null) return `${why} ${t.unconfirmed}`
  return `${why} ${t.until(`${formatShortDate(reader, until, timeZone)}, ${formatTime(reader, until, timeZone)}`)}`
}
