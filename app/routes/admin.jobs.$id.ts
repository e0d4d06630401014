import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireHost } from '~/accounts/require-host.server'
import { decideOnJob } from '~/booking/troubled-jobs.server'

/** The buttons `Retry` and `Discard` of a failed job. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const decision = (await request.formData()).get('decision')
  const id = Number(params.id)
  if ((decision !== 'retry' && decision !== 'discard') || !Number.isSafeInteger(id))
    throw new Response(null, { status: 400 })
  const done = await decideOnJob(context.db, { hostId: host.id, id, decision }, context.now)
  if (!done) throw new Response('Not found', { status: 404 })
  context.outbox.wake()
  return redirect('/admin')
}
