import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import type { DeliveryRow } from '#db/queries/deliveries'
import type { WebhookRow } from '#db/queries/delivery-targets'
import type { Db } from '#db/schema'
import { manageUrl } from '~/booking/manage-link.server'
import { openRecording } from '~/booking/recording.server'
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
  const write = (links: Links | null) =>
    JSON.stringify({
      type: delivery.event,
      timestamp: new Date(delivery.created_at).toISOString(),
      data: links === null ? snapshot : { ...snapshot, ...links },
    })
  const links = booking ? linksOf(keyring, env, booking, delivery) : null
  const body = write(links)
  const headers = {
    'Content-Type': 'application/json',
    ...signedHeaders({ id: delivery.id, body, secrets: openSecrets(keyring, webhook, now) }, now),
  }
  const url = openWebhookUrl(keyring, webhook)
  const request = { method: 'POST', url, headers, body } as const
  const hidden = links && {
    recording: links.recording && { url: HIDDEN_LINK },
    manageUrl: HIDDEN_LINK,
  }
  const shownBody = JSON.stringify(JSON.parse(write(hidden)), null, 2)
  return {
    ok: true,
    ...request,
    shown: showRequest({ ...request, body: shownBody }),
    secrets: [...secretsOfAddress(url), ...(links === null ? [] : secretsOf(links))],
  }
}

/** What a snapshot never holds, because it opens without a sign-in. */
interface Links {
  recording: { url: string } | null
  manageUrl: string
}

/** A recording that was found after the change is no part of what the change left. */
function linksOf(
  keyring: Keyring,
  env: Pick<Env, 'APP_URL'>,
  booking: BookingDetailsRow,
  { created_at }: DeliveryRow,
): Links {
  const { recording_found_at: foundAt } = booking
  const url = foundAt !== null && foundAt <= created_at ? openRecording(keyring, booking) : null
  return { recording: url === null ? null : { url }, manageUrl: manageUrl(keyring, env.APP_URL, booking) }
}

function secretsOf({ recording, manageUrl }: Links): string[] {
  return [keyOfLink(manageUrl), ...(recording ? [keyOfLink(recording.url)] : [])]
}
