import type { ActionFunctionArgs } from '@remix-run/node'
import { takeBufferAdvice } from '~/admin/attendance-insights.server'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireHost } from '~/http/require/require-host.server'

export const loader = redirectLoader('/admin/insights')

/** Sets the buffer that the insights advise. */
export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  await readFormData(request, NO_FIELDS)
  const done = await takeBufferAdvice(context.db, host.id, context.now)
  return redirect(done ? '/admin/insights?done=buffer' : '/admin/insights')
}
