import type { ActionFunctionArgs } from '@remix-run/node'
import { endSession } from '~/accounts/session.server'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'

/** Always a button: prefetchers would follow a link. */
export function loader() {
  return redirect('/admin')
}

export async function action({ request, context }: ActionFunctionArgs) {
  await readFormData(request, NO_FIELDS)
  const cookie = await endSession(context.db, request.headers.get('cookie'), context.now, context.env.APP_URL)
  return redirect('/', { headers: { 'Set-Cookie': cookie } })
}
