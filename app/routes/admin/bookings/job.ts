import type { ActionFunctionArgs } from '@remix-run/node'
import { safeNextPath } from '~/accounts/next-path'
import { decideOnJob } from '~/admin/failed-jobs.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireHost } from '~/http/require/require-host.server'

export const loader = redirectLoader('/admin')

/** The buttons `Retry` and `Discard` of a failed job. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, { once: ['decision', 'back'] })
  const decision = form.get('decision')
  const id = Number(params.id)
  if ((decision !== 'retry' && decision !== 'discard') || !Number.isSafeInteger(id))
    throw new Response(null, { status: 400 })
  const done = await decideOnJob(context.db, { hostId: host.id, id, decision }, context.now)
  if (!done) throw notFound()
  context.outbox.wake()
  return redirect(safeNextPath(String(form.get('back') ?? '')))
}
