import type { ActionFunctionArgs } from '@remix-run/node'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireMembership } from '~/http/require/require-membership.server'
import { throwRefusal } from '~/http/team-refusal.server'
import { changeRole } from '~/team/membership.server'

export const loader = redirectLoader('/admin/team/members')

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'change-role')
  const role = (await readFormData(request, { once: ['role'] })).get('role') === 'manager' ? 'manager' : 'member'
  throwRefusal(await changeRole(context.db, acting, params.id ?? '', role, context.now))
  return redirect('/admin/team/members')
}
