import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { leadBackTo } from '~/http/lead-back.server'
import { readFormData } from '~/http/read-form-data.server'
import { forbidden, requireMembership } from '~/http/require-membership.server'
import { changeTeamName } from '~/team/membership.server'
import { teamNameField } from '~/team/team'

export const loader = leadBackTo('/admin/team/members')

/** @throws 400 for a name that the field itself would not have sent */
export async function action({ request, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'rename-team')
  const name = teamNameField.safeParse((await readFormData(request, { once: ['name'] })).get('name'))
  if (!name.success) throw new Response('Bad request', { status: 400 })
  if (!(await changeTeamName(context.db, acting, name.data, context.now))) throw forbidden()
  return redirect('/admin/team/members?saved=1')
}
