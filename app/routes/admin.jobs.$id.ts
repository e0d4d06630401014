import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { safeNextPath } from '~/accounts/next-path'
import { requireHost } from '~/accounts/require-host.server'
import { decideOnJob } from '~/booking/troubled-jobs.server'
import { readFormData } from '~/http/read-form-data.server'

/** Only ever a button, so an address typed or reloaded leads back to where the button is. */
export function loader() {
  return redirect('/admin')
}

/** The buttons `Retry` and `Discard` of a failed job. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const form = await readFormData(request)
  const decision = form.get('decision')
  const id = Number(params.id)
  if ((decision !== 'retry' && decision !== 'discard') || !Number.isSafeInteger(id))
    throw new Response(null, { status: 400 })
  const done = await decideOnJob(context.db, { hostId: host.id, id, decision }, context.now)
  if (!done) throw new Response('Not found', { status: 404 })
  context.outbox.wake()
  return redirect(safeNextPath(String(form.get('back') ?? '')))
}
