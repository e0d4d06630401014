import type { ActionFunctionArgs } from '@remix-run/node'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireMembership } from '~/http/require/require-membership.server'
import { withdrawInvitation } from '~/team/invitations.server'

export const loader = redirectLoader('/admin/team/members')

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'withdraw-invitation')
  await readFormData(request, NO_FIELDS)
  if (!(await withdrawInvitation(context.db, acting, params.id ?? ''))) throw notFound()
  return redirect('/admin/team/members')
}
