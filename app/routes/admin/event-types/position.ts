import type { ActionFunctionArgs } from '@remix-run/node'
import { moveEventType } from '~/event-types/save-event-type.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireEventTypeOfHost } from '~/http/require/require-event-type-of-host.server'

export const loader = redirectLoader('/admin/event-types')

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { eventType } = await requireEventTypeOfHost(request, params.id, context)
  const to = String((await readFormData(request, { once: ['to'] })).get('to'))
  if (!/^\d{1,4}$/.test(to)) throw new Response(null, { status: 400 })
  await moveEventType(context, eventType, Number(to))
  return redirect('/admin/event-types')
}
