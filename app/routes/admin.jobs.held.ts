import type { ActionFunctionArgs } from '@remix-run/node'
import { requireHost } from '~/accounts/require-host.server'
import { decideOnHeldJobs } from '~/booking/held-jobs.server'
import { leadBackTo } from '~/http/lead-back.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'

export const loader = leadBackTo('/admin/deliveries')

/** The buttons under what is held since a backup was restored: for one job, or without an id for all of them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request, { once: ['decision', 'id'] })
  const decision = form.get('decision')
  const id = form.has('id') ? Number(form.get('id')) : undefined
  if ((decision !== 'release' && decision !== 'discard') || (id !== undefined && !Number.isSafeInteger(id)))
    throw new Response(null, { status: 400 })
  const scope = { hostId: host.id, decision, ...(id === undefined ? {} : { id }) } as const
  if (!(await decideOnHeldJobs(context.db, scope, context.now))) throw notFound()
  context.outbox.wake()
  return redirect('/admin/deliveries')
}
