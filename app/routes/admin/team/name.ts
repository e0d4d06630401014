import type { ActionFunctionArgs } from '@remix-run/node'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { forbidden, requireMembership } from '~/http/require/require-membership.server'
import { changeTeamName } from '~/team/membership.server'
import { readTeamName } from '~/team/team-name.server'

export const loader = redirectLoader('/admin/team/members')

export async function action({ request, context }: ActionFunctionArgs) {
  const { acting, host } = await requireMembership(request, context, 'rename-team')
  const typed = String((await readFormData(request, { once: ['name'] })).get('name') ?? '')
  const name = readTeamName(typed, host)
  // The form is on another page, which shows the typed name and what is wrong with it.
  if (name === null) return redirect(`/admin/team/members?${new URLSearchParams({ unfit: typed.slice(0, 200) })}`)
  if (!(await changeTeamName(context.db, acting, name, context.now))) throw forbidden()
  return redirect('/admin/team/members?saved=1')
}
