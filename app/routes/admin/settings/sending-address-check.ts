import type { ActionFunctionArgs } from '@remix-run/node'
import { checkNow } from '~/accounts/sending-address/sending-address.server'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireSenderOwner } from '~/http/require/require-sender-owner.server'

/** Reads the DNS of the sending address again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { owner } = await requireSenderOwner(request, context)
  await readFormData(request, NO_FIELDS)
  const outcome = await checkNow(context, owner, context.now)
  if (outcome === 'nothing') throw notFound()
  return redirect(`${owner.path}/address?done=${outcome === 'checked' ? 'checked' : 'too-soon'}`)
}
