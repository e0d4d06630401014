import type { ActionFunctionArgs } from '@remix-run/node'
import { endListedSession } from '~/accounts/session-list.server'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireHost } from '~/http/require/require-host.server'

export const loader = redirectLoader('/admin/settings/security')

/** Signs the host out of one other place. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  await readFormData(request, NO_FIELDS)
  if (!(await endListedSession(context.db, host.id, params.id ?? '', context.now))) throw notFound()
  return redirect('/admin/settings/security?done=session')
}
