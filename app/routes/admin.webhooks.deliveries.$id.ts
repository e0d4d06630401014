import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireHost } from '~/accounts/require-host.server'
import { readDelivery } from '~/deliveries/find-deliveries.server'
import { sendAgain } from '~/deliveries/send-again.server'

/** Sends one message of the log once more. Where the receiver is switched off, its page says so. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const place = { hostId: host.id, id: params.id ?? '' }
  const result = await sendAgain(context.db, place, context.now)
  const delivery = await readDelivery(context.db, host.id, place.id)
  if (!delivery || (!result.ok && result.reason === 'not_found')) throw new Response('Not found', { status: 404 })
  context.outbox.wake()
  const { webhookId, connectorId } = delivery
  return redirect(webhookId === null ? `/admin/webhooks/crm/${connectorId}` : `/admin/webhooks/${webhookId}`)
}
