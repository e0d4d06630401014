import type { ActionFunctionArgs } from '@remix-run/node'
import { askAgainForReplyTo } from '~/accounts/reply-to.server'
import { notFound } from '~/http/not-found'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { requireSenderOwner } from '~/http/require/require-sender-owner.server'

/** Mails the link to the address for replies again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { owner, person } = await requireSenderOwner(request, context)
  await readFormData(request, NO_FIELDS)
  const outcome = await askAgainForReplyTo(context, { owner, person }, context.now)
  if (outcome === 'nothing') throw notFound()
  return redirect(`${owner.path}?done=${DONE[outcome]}`)
}

const DONE = { sent: 'sent', too_often: 'too-often', mailbox_full: 'full' }
