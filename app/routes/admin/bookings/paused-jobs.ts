import type { ActionFunctionArgs } from '@remix-run/node'
import { decideOnPausedJobs } from '~/admin/paused-jobs.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireHost } from '~/http/require/require-host.server'

export const loader = redirectLoader('/admin/deliveries')

/** The buttons for jobs paused since a backup was restored: for one job, or without an id for all of them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, { once: ['decision', 'id'] })
  const decision = form.get('decision')
  const id = form.has('id') ? Number(form.get('id')) : undefined
  if ((decision !== 'release' && decision !== 'discard') || (id !== undefined && !Number.isSafeInteger(id)))
    throw new Response(null, { status: 400 })
  const scope = { hostId: host.id, decision, ...(id === undefined ? {} : { id }) } as const
  if (!(await decideOnPausedJobs(context.db, scope, context.now))) throw notFound()
  context.outbox.wake()
  return redirect('/admin/deliveries')
}
