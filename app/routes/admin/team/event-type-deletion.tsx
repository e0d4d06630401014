import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { eventTypeMessages } from '~/event-types/messages'
import { deleteEventType } from '~/event-types/save-event-type.server'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireTeamEventType } from '~/http/require/require-team-event-type.server'
import { useMessages } from '~/i18n/locale'
import { privatePage } from '~/ui/page-title'
import { ConfirmPage } from '~/ui/question-page'

export const meta = privatePage(eventTypeMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.deletion.title(data.title),
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { eventType } = await requireTeamEventType(request, params.id, context)
  return { title: eventType.title }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { eventType } = await requireTeamEventType(request, params.id, context)
  await readFormData(request, NO_FIELDS)
  await deleteEventType(context, eventType, context.now)
  return redirect('/admin/team/event-types')
}

export default function DeleteTeamEventType() {
  const { title } = useLoaderData<typeof loader>()
  const t = useMessages(eventTypeMessages).deletion
  return (
    <ConfirmPage
      title={t.title(title)}
      text={t.text}
      button={t.button}
      keep={{ to: '/admin/team/event-types', label: t.keep }}
    />
  )
}
