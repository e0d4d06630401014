import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { changeEventType } from '~/event-types/save-event-type.server'
import { readFormData } from '~/http/read-form-data.server'
import { requireEventTypeOfHost } from '~/http/require-event-type-of-host.server'

/** Only ever a button, so an address typed or reloaded leads back to where the button is. */
export function loader() {
  return redirect('/admin/event-types')
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { eventType } = await requireEventTypeOfHost(request, params.id, context)
  const hidden = (await readFormData(request)).get('hidden') === 'yes'
  await changeEventType(context, eventType, { hidden }, context.now)
  return redirect('/admin/event-types')
}
