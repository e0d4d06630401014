import type { ActionFunctionArgs } from '@remix-run/node'
import { revokeAllApiKeys } from '~/accounts/api-keys.server'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireConfirmed } from '~/http/require/require-confirmed.server'

export const loader = redirectLoader('/admin/api')

/** Ends every key of the host at once, such as after a new password. */
export async function action({ request: sent, context }: ActionFunctionArgs) {
  const { host, request } = await requireConfirmed(sent, context, 'revoke_all_keys')
  await readFormData(request, NO_FIELDS)
  await revokeAllApiKeys(context.db, host.id, context.now)
  return redirect('/admin/api?done=revoked')
}
