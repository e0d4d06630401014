import type { ActionFunctionArgs } from '@remix-run/node'
import { eventTypeMessages } from '~/event-types/messages'
import { duplicateEventType } from '~/event-types/save-event-type.server'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireEventTypeOfHost } from '~/http/require/require-event-type-of-host.server'

export const loader = redirectLoader('/admin/event-types')

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, eventType } = await requireEventTypeOfHost(request, params.id, context)
  await readFormData(request, NO_FIELDS)
  const { titleOfCopy } = eventTypeMessages[host.locale]
  const result = await duplicateEventType(context, eventType, titleOfCopy, context.now)
  if (!result.ok) throw notFound()
  return redirect(`/admin/event-types/${result.eventType.id}`)
}
