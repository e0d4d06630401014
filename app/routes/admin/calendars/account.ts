import type { ActionFunctionArgs } from '@remix-run/node'
import { listCalendarAccounts } from '~/calendars/list-accounts.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireHost } from '~/http/require/require-host.server'

export const loader = redirectLoader('/admin/calendars')

/** The actions for one account. @throws the same 404 for another host's account and a missing one (S1) */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, calendars, now } = context
  const step = (await readFormData(request, { once: ['step'] })).get('step')
  const account = (await listCalendarAccounts(db, host.id, now)).find(({ id }) => id === params.id)
  if (!account) throw notFound()
  switch (step) {
    case 'read':
      await calendars.source.readNow(host.id, account.id)
      return redirect('/admin/calendars?done=read')
    case 'disconnect':
      // Asked about only where there is something to decide.
      if (account.eventCount > 0) return redirect(`/admin/calendars/accounts/${account.id}/disconnection`)
      await calendars.disconnect(host.id, account.id, { takeEventsOut: false })
      context.outbox.wake()
      return redirect('/admin/calendars?done=disconnected')
    default:
      throw new Response(null, { status: 400 })
  }
}
