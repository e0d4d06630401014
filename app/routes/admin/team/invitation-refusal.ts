import type { ActionFunctionArgs } from '@remix-run/node'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireHost } from '~/http/require/require-host.server'
import { declineInvitation } from '~/team/invitations.server'

export const loader = redirectLoader('/admin/team')

/** The invited host declines: the invitation is deleted and nobody is notified. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  // The button is in the form that joins: its checkboxes are sent along and ignored here.
  await readFormData(request, { once: ['sharesGoto', 'bookable'] })
  await declineInvitation(context.db, params.id ?? '', host.email)
  return redirect('/admin/team')
}
