import type { ActionFunctionArgs } from '@remix-run/node'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireMembership } from '~/http/require/require-membership.server'
import { chooseSharing } from '~/team/membership.server'

export const loader = redirectLoader('/admin/team/members')

/** A member's own choice of what managers see of meetings created in GoTo. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { acting } = await requireMembership(request, context, 'choose-sharing')
  await chooseSharing(
    context.db,
    acting,
    (await readFormData(request, { once: ['sharesGoto'] })).get('sharesGoto') === 'on',
  )
  return redirect('/admin/team/members?saved=1')
}
