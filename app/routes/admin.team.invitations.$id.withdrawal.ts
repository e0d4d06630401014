import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireMembership } from '~/http/require-membership.server'
import { withdrawInvitation } from '~/team/invitations.server'

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'withdraw-invitation')
  if (!(await withdrawInvitation(context.db, acting, params.id ?? ''))) throw new Response('Not found', { status: 404 })
  return redirect('/admin/team/members')
}
