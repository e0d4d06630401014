import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import {
  deleteTarget,
  findWebhook,
  findWebhooksOfHost,
  insertWebhook,
  switchTargetOff,
  switchTargetOn,
  updateWebhook,
  type WebhookRow,
} from '#db/queries/delivery-targets'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { recordAudit } from '~/audit/record-audit.server'
import type { Env } from '~/env.server'
import { outboundQueue } from '~/limits/outbound-queue'
import { checkOutboundUrl, type OutboundRefusal } from '~/outbound/check-outbound-url.server'
import type { Keyring } from '~/security/sealed-text.server'
import { newId } from '~/security/tokens.server'
import { DAY_MS } from '~/time/units'
import { queueDelivery } from '../deliveries/queue-deliveries.server'
import { openWebhookUrl, sealWebhookUrl } from '../deliveries/seal-addresses.server'
import { SAMPLE_WEBHOOK_BOOKING } from './sample-booking'
import { newWebhookSecret } from './sign'
import { type NewWebhook, type TargetStatus, TEST_EVENT, targetStatusOf, type WebhookEvent } from './webhook'

const MAX_WEBHOOKS = 20
/** How long the old secret still signs after a rotation. */
const OLD_SECRET_MS = DAY_MS

export interface Webhook {
  id: string
  url: string
  events: WebhookEvent[]
  status: TargetStatus
  disabledReason: WebhookRow['disabled_reason']
  failingSince: number | null
  /** Until when the old secret of the last rotation signs too; null when it does not. */
  oldSecretUntil: number | null
  createdAt: number
}

export type CreateWebhookResult =
  | { ok: true; webhook: Webhook; secret: string }
  | { ok: false; reason: 'too_many' | OutboundRefusal }

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  env: Pick<Env, 'OUTBOUND_ALLOW_PRIVATE'>
}

/** @returns with the signing secret, shown now and never again @throws QueueFullError */
export async function createWebhook(
  { db, dialect, keyring, env }: Tools,
  hostId: string,
  { url, events }: NewWebhook,
  now: number,
): Promise<CreateWebhookResult> {
  const rules = { allowPrivate: env.OUTBOUND_ALLOW_PRIVATE }
  const checked = await outboundQueue.run(hostId, () => checkOutboundUrl(url, rules))
  if (!checked.ok) return checked
  const id = newId('whk')
  const secret = newWebhookSecret()
  return withHostLocked({ db, dialect }, hostId, async (tx): Promise<CreateWebhookResult> => {
    if ((await findWebhooksOfHost(tx, hostId)).length >= MAX_WEBHOOKS) return { ok: false, reason: 'too_many' }
    await insertWebhook(tx, {
      id,
      host_id: hostId,
      name: checked.url.host,
      url: sealWebhookUrl(keyring, { id, host_id: hostId }, checked.url.href),
      events: JSON.stringify(events),
      secret: keyring.seal(secret, sealContext({ id, host_id: hostId })),
      created_at: now,
      updated_at: now,
    })
    const row = await findWebhook(tx, hostId, id)
    await recordAudit(tx, { act: 'webhook_created', hostId, facts: { name: checked.url.host } }, now)
    if (!row) throw new Error('A webhook vanished inside its own transaction')
    return { ok: true, webhook: webhookFromRow(keyring, row, now), secret }
  })
}

/** Oldest first. */
export async function listWebhooks(
  { db, keyring }: { db: Db; keyring: Keyring },
  hostId: string,
  now: number,
): Promise<Webhook[]> {
  return (await findWebhooksOfHost(db, hostId)).map((row) => webhookFromRow(keyring, row, now))
}

export async function readWebhook(
  { db, keyring }: { db: Db; keyring: Keyring },
  hostId: string,
  id: string,
  now: number,
): Promise<Webhook | null> {
  const row = await findWebhook(db, hostId, id)
  return row ? webhookFromRow(keyring, row, now) : null
}

/** @returns whether there was such a webhook of this host */
export async function changeEvents(
  db: Db,
  { hostId, id }: { hostId: string; id: string },
  events: WebhookEvent[],
  now: number,
): Promise<boolean> {
  return updateWebhook(db, hostId, id, { events: JSON.stringify(events), updated_at: now })
}

/** With its log. @returns whether there was such a webhook of this host */
export async function deleteWebhook(db: Kysely<DB>, hostId: string, id: string, now: number): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const name = (await findWebhook(tx, hostId, id))?.name
    if (name === undefined || !(await deleteTarget(tx, 'webhooks', hostId, id))) return false
    await recordAudit(tx, { act: 'webhook_deleted', hostId, facts: { name } }, now)
    return true
  })
}

/**
 * Creates a new secret. For a day the old one signs as well, so that the receiver can be changed without losing a message.
 *
 * @returns the secret, shown now and never again; null when there is no such webhook of this host
 */
export async function rotateSecret(
  { db, keyring }: Pick<Tools, 'db' | 'keyring'>,
  { hostId, id }: { hostId: string; id: string },
  now: number,
): Promise<string | null> {
  const secret = newWebhookSecret()
  const rotated = await inTransaction(db, async (tx) => {
    const row = await findWebhook(tx, hostId, id)
    if (!row) return false
    await recordAudit(tx, { act: 'webhook_secret_changed', hostId, facts: { name: row.name } }, now)
    return updateWebhook(tx, hostId, id, {
      secret: keyring.seal(secret, sealContext(row)),
      previous_secret: row.secret,
      previous_secret_until: now + OLD_SECRET_MS,
      updated_at: now,
    })
  })
  return rotated ? secret : null
}

/**
 * Deliveries queued when it is switched off end in the log as not sent. @returns whether there was such a webhook of this host
 */
export async function switchWebhook(
  db: Db,
  { hostId, id, on }: { hostId: string; id: string; on: boolean },
  now: number,
): Promise<boolean> {
  return on
    ? switchTargetOn(db, 'webhooks', { hostId, id }, now)
    : switchTargetOff(db, 'webhooks', { hostId, id }, 'by_host', now)
}

/** Sends a made-up booking as the event `webhook.test`. @returns whether there was such a webhook of this host */
export async function sendTestEvent(
  { db }: Pick<Tools, 'db'>,
  { hostId, id }: { hostId: string; id: string },
  now: number,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    if (!(await findWebhook(tx, hostId, id))) return false
    const data = SAMPLE_WEBHOOK_BOOKING
    await queueDelivery(tx, { hostId, webhookId: id, bookingId: null, event: TEST_EVENT, snapshot: data }, now)
    return true
  })
}

/** The secrets that sign now, newest first. */
export function openSecrets(keyring: Keyring, row: WebhookRow, now: number): string[] {
  const context = sealContext(row)
  const { secret, previous_secret: previous, previous_secret_until: until } = row
  return [secret, ...(previous !== null && until > now ? [previous] : [])].map((sealed) =>
    keyring.open(sealed, context),
  )
}

function webhookFromRow(keyring: Keyring, row: WebhookRow, now: number): Webhook {
  const oldSigns = row.previous_secret !== null && row.previous_secret_until > now
  return {
    id: row.id,
    url: openWebhookUrl(keyring, row),
    events: JSON.parse(row.events),
    status: targetStatusOf(row),
    disabledReason: row.disabled_reason,
    failingSince: row.failing_since,
    oldSecretUntil: oldSigns ? row.previous_secret_until : null,
    createdAt: row.created_at,
  }
}

function sealContext({ id, host_id }: { id: string; host_id: string }): string {
  return `webhook-secret:${host_id}:${id}`
}
