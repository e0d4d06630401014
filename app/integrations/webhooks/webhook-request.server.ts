import { findBooking } from '#db/queries/bookings'
import type { DeliveryRow } from '#db/queries/deliveries'
import type { WebhookRow } from '#db/queries/delivery-targets'
import type { Db } from '#db/schema'
import { manageUrl } from '~/booking/manage-link.server'
import type { Env } from '~/env.server'
import type { Keyring } from '~/security/sealed-text.server'
import { HIDDEN_LINK, keyOfLink, type OutgoingRequest, secretsOfAddress, showRequest } from '../deliveries/delivery'
import { openWebhookUrl } from '../deliveries/seal-addresses.server'
import { openSecrets } from './save-webhook.server'
import { signedHeaders } from './sign'

/** One signed message. Its body is the same at every attempt, its timestamp and signature are not. */
export async function webhookRequest(
  { db, keyring, env }: { db: Db; keyring: Keyring; env: Pick<Env, 'APP_URL'> },
  webhook: WebhookRow,
  delivery: DeliveryRow,
  now: number,
): Promise<OutgoingRequest> {
  const snapshot = JSON.parse(delivery.snapshot) as object
  const booking = delivery.booking_id === null ? undefined : await findBooking(db, delivery.booking_id)
  const write = (link: string | null) =>
    JSON.stringify({
      type: delivery.event,
      timestamp: new Date(delivery.created_at).toISOString(),
      data: link === null ? snapshot : { ...snapshot, manageUrl: link },
    })
  const link = booking ? manageUrl(keyring, env.APP_URL, booking) : null
  const body = write(link)
  const headers = {
    'Content-Type': 'application/json',
    ...signedHeaders({ id: delivery.id, body, secrets: openSecrets(keyring, webhook, now) }, now),
  }
  const url = openWebhookUrl(keyring, webhook)
  const request = { method: 'POST', url, headers, body } as const
  const shownBody = JSON.stringify(JSON.parse(write(link && HIDDEN_LINK)), null, 2)
  return {
    ok: true,
    ...request,
    shown: showRequest({ ...request, body: shownBody }),
    secrets: [...secretsOfAddress(url), ...(link === null ? [] : [keyOfLink(link)])],
  }
}
