import type { ActionFunctionArgs } from '@remix-run/node'
import { changeEventType } from '~/event-types/save-event-type.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireEventTypeOfHost } from '~/http/require/require-event-type-of-host.server'

export const loader = redirectLoader('/admin/event-types')

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { eventType } = await requireEventTypeOfHost(request, params.id, context)
  const hidden = (await readFormData(request, { once: ['hidden'] })).get('hidden') === 'yes'
  await changeEventType(context, eventType, { hidden }, context.now)
  return redirect('/admin/event-types')
}
