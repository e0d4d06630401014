import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { endSession } from '~/accounts/session.server'

/** Only ever a button: a link would be followed by prefetchers. */
export function loader() {
  return redirect('/admin')
}

export async function action({ request, context }: ActionFunctionArgs) {
  const cookie = await endSession(context.db, request.headers.get('cookie'), context.now)
  return redirect('/', { headers: { 'Set-Cookie': cookie } })
}
