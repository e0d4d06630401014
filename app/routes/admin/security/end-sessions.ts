import type { ActionFunctionArgs } from '@remix-run/node'
import { endOtherSessions } from '~/accounts/session-list.server'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireHost } from '~/http/require/require-host.server'

export const loader = redirectLoader('/admin/settings/security')

/** Signs the host out everywhere else. */
export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  await readFormData(request, NO_FIELDS)
  const session = { hostId: host.id, sessionIdHash: host.sessionIdHash }
  await endOtherSessions(context.db, session, context.now)
  return redirect('/admin/settings/security?done=sessions')
}
