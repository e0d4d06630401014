import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { eventTypeMessages } from '~/event-types/messages'
import { duplicateEventType } from '~/event-types/save-event-type.server'
import { requireEventTypeOfHost } from '~/http/require-event-type-of-host.server'

/** Only ever a button, so an address typed or reloaded leads back to where the button is. */
export function loader() {
  return redirect('/admin/event-types')
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, eventType } = await requireEventTypeOfHost(request, params.id, context)
  const { titleOfCopy } = eventTypeMessages[host.locale]
  const result = await duplicateEventType(context, eventType, titleOfCopy, context.now)
  if (!result.ok) throw new Response('Not found', { status: 404 })
  return redirect(`/admin/event-types/${result.eventType.id}`)
}
