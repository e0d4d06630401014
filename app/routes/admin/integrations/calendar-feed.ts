import type { ActionFunctionArgs } from '@remix-run/node'
import { changeFeed, removeFeed } from '~/busy/save-feed.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireHost } from '~/http/require/require-host.server'

export const loader = redirectLoader('/admin/calendars')

/** The actions for one feed. @throws the same 404 for another host's feed and a missing one (S1) */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, busy, now } = context
  const id = params.id ?? ''
  const form = await readFormData(request, { once: ['step', 'allDayBlocks', 'staleBlocks'] })
  switch (form.get('step')) {
    case 'save': {
      const choices = { allDayBlocks: form.has('allDayBlocks'), staleBlocks: form.has('staleBlocks') }
      if (!(await changeFeed(db, host.id, id, choices, now))) throw notFound()
      return redirect('/admin/calendars?done=saved')
    }
    case 'refresh':
      await busy.refreshFeed(host.id, id)
      return redirect('/admin/calendars?done=refreshed')
    case 'remove':
      if (!(await removeFeed(db, host.id, id))) throw notFound()
      return redirect('/admin/calendars?done=removed')
    default:
      throw new Response(null, { status: 400 })
  }
}
