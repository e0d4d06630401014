import type { ActionFunctionArgs, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ConfirmEventTypeDeletion } from '~/event-types/components/confirm-event-type-deletion'
import { eventTypeMessages } from '~/event-types/messages'
import { deleteEventType } from '~/event-types/save-event-type.server'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireEventTypeOfHost } from '~/http/require/require-event-type-of-host.server'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(eventTypeMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.deletion.title(data.title),
)

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { eventType } = await requireEventTypeOfHost(request, params.id, context)
  return { title: eventType.title }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { eventType } = await requireEventTypeOfHost(request, params.id, context)
  await readFormData(request, NO_FIELDS)
  await deleteEventType(context, eventType, context.now)
  return redirect('/admin/event-types')
}

export default function DeleteEventType() {
  return <ConfirmEventTypeDeletion title={useLoaderData<typeof loader>().title} back="/admin/event-types" />
}
