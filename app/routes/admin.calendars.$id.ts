import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireHost } from '~/accounts/require-host.server'
import { changeFeed, removeFeed } from '~/busy/save-feed.server'
import { readFormData } from '~/http/read-form-data.server'

/** Only ever a button, so an address typed or reloaded leads back to where the button is. */
export function loader() {
  return redirect('/admin/calendars')
}

/** What is done with one calendar. @throws 404 for somebody else's exactly as for none (S1) */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, busy, now } = context
  const id = params.id ?? ''
  const form = await readFormData(request)
  switch (form.get('step')) {
    case 'save': {
      const choices = { allDayBlocks: form.has('allDayBlocks'), staleBlocks: form.has('staleBlocks') }
      if (!(await changeFeed(db, host.id, id, choices, now))) throw new Response('Not found', { status: 404 })
      return redirect('/admin/calendars?done=saved')
    }
    case 'refresh':
      await busy.refreshFeed(host.id, id)
      return redirect('/admin/calendars?done=refreshed')
    case 'remove':
      if (!(await removeFeed(db, host.id, id))) throw new Response('Not found', { status: 404 })
      return redirect('/admin/calendars?done=removed')
    default:
      throw new Response(null, { status: 400 })
  }
}
