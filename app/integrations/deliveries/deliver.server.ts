import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { type DeliveryRow, findDelivery, insertAttempt, updateDelivery } from '#db/queries/deliveries'
import {
  findConnector,
  findWebhook,
  markTargetFailing,
  markTargetHealthy,
  switchTargetOff,
  type TargetKind,
} from '#db/queries/delivery-targets'
import type { DB, Db } from '#db/schema'
import { queueAccountMail } from '~/accounts/queue-account-mail.server'
import type { Env } from '~/env.server'
import { callOutbound, type OutboundResult } from '~/outbound/call-outbound.server'
import { readRetryAfter } from '~/outbound/retry-after'
import type { JobOutcome } from '~/outbox/job'
import type { Keyring } from '~/security/sealed-text.server'
import type { Clock, Elapsed } from '~/time/clock'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '~/time/units'
import { connectorRequest, rememberRecord } from '../connectors/connector-request.server'
import { webhookRequest } from '../webhooks/webhook-request.server'
import { type DeliveryFault, type OutgoingRequest, RETRY_DELAYS_MS, withoutSecrets } from './delivery'

const TIMEOUT_MS = 15 * SECOND_MS
/** A server that makes us wait this long is paused for a while, so that it does not occupy our workers. */
const SLOW_MS = 5 * SECOND_MS
const REST_MS = MINUTE_MS
const OFF_AFTER_MS = 5 * DAY_MS
const MAX_ANSWER_LENGTH = 1_024
const MAX_REQUEST_LENGTH = 8_192

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  env: Pick<Env, 'APP_URL' | 'OUTBOUND_ALLOW_PRIVATE'>
  clock: Clock
  elapsed: Elapsed
  /** Tests of many failures use shorter delays. */
  retryDelaysMs?: readonly number[]
}

interface Target {
  kind: TargetKind
  id: string
  hostId: string
  /** The name that the host sees. */
  name: string
  request: (now: number) => Promise<OutgoingRequest>
}

/** One attempt to deliver an event. Its result is recorded for the host in any case. */
export async function runDelivery(tools: Tools, deliveryId: string): Promise<JobOutcome> {
  const { db, clock } = tools
  const delivery = await findDelivery(db, deliveryId)
  if (delivery?.state !== 'queued') return { result: 'superseded' }
  const target = await targetOf(tools, delivery)
  if (target === null) return { result: 'superseded' }
  if ('restsUntil' in target)
    return { result: 'retry', error: 'paused after a slow response', afterMs: target.restsUntil - clock() }

  const at = clock()
  const request = await target.request(at)
  if (!request.ok) return endWith(tools, delivery, target, { at, tookMs: 0, problem: request.problem, final: true })
  const { method, url, headers, body } = request
  const result = await callOutbound({
    method,
    url,
    headers,
    timeoutMs: TIMEOUT_MS,
    allowPrivate: tools.env.OUTBOUND_ALLOW_PRIVATE,
    elapsed: tools.elapsed,
    ...(body === undefined ? {} : { body }),
  })
  const attempt = {
    ...readAnswer(result, request.secrets),
    at,
    tookMs: Math.max(0, clock() - at),
    request: request.shown,
  }
  if (attempt.problem === null && delivery.connector_id !== null && result.ok)
    await rememberRecord(db, delivery, result.response.body, clock())
  const final =
    (target.kind === 'webhooks' && attempt.status === 410) ||
    (target.kind === 'connectors' && isPermanent(attempt.status))
  return endWith(tools, delivery, target, { ...attempt, final })
}

async function targetOf(tools: Tools, delivery: DeliveryRow): Promise<Target | { restsUntil: number } | null> {
  const { db, clock } = tools
  const { webhook_id: webhookId, connector_id: connectorId, host_id: hostId } = delivery
  const webhook = webhookId === null ? undefined : await findWebhook(db, hostId, webhookId)
  const connector = connectorId === null ? undefined : await findConnector(db, hostId, connectorId)
  const row = webhook ?? connector
  if (!row) return null
  if (row.disabled_at === null && row.rest_until > clock()) return { restsUntil: row.rest_until }
  const off = async (): Promise<OutgoingRequest> => ({ ok: false, problem: 'switched_off' })
  const place = { id: row.id, hostId }
  if (webhook)
    return {
      ...place,
      kind: 'webhooks',
      name: webhook.name,
      request: row.disabled_at === null ? (now) => webhookRequest(tools, webhook, delivery, now) : off,
    }
  return {
    ...place,
    kind: 'connectors',
    name: connector?.name ?? '',
    request: row.disabled_at === null && connector ? () => connectorRequest(tools, connector, delivery) : off,
  }
}

/** @property problem null: it was accepted */
function readAnswer(
  result: OutboundResult,
  secrets: string[],
): {
  status: number | null
  problem: DeliveryFault | null
  answer: string
  retryAfterMs: number
} {
  if (!result.ok) return { status: null, problem: result.reason, answer: '', retryAfterMs: 0 }
  const { status, body, headers } = result.response
  return {
    status,
    problem: status >= 200 && status < 300 ? null : 'not_accepted',
    answer: withoutSecrets(body, secrets).slice(0, MAX_ANSWER_LENGTH).replaceAll('\0', '').toWellFormed(),
    retryAfterMs: readRetryAfter(headers['retry-after'], DAY_MS) ?? 0,
  }
}

/**
 * E6: repeating the same request gives the same result. A webhook's receiver is often still being set up, but a CRM's refusal
 * is final.
 */
function isPermanent(status: number | null): boolean {
  return status !== null && status >= 400 && status < 500 && ![408, 409, 425, 429].includes(status)
}

interface Attempt {
  at: number
  tookMs: number
  problem: DeliveryFault | null
  /** No further attempt would change anything. */
  final: boolean
  status?: number | null
  answer?: string
  request?: string
  retryAfterMs?: number
}

/**
 * Records an attempt and decides what follows. A delivery that failed for good ends here, with its reason in the host's log and
 * `Send again` beside it. Its job is done, so that the next event of its lane can be sent.
 */
async function endWith(
  { db, clock, retryDelaysMs = RETRY_DELAYS_MS }: Tools,
  delivery: DeliveryRow,
  target: Target,
  attempt: Attempt,
): Promise<JobOutcome> {
  const now = clock()
  const accepted = attempt.problem === null
  const delay = attempt.final ? undefined : retryDelaysMs[delivery.attempts]
  await inTransaction(db, async (tx) => {
    await insertAttempt(tx, {
      delivery_id: delivery.id,
      at: attempt.at,
      took_ms: Math.round(attempt.tookMs),
      request: attempt.request?.slice(0, MAX_REQUEST_LENGTH) ?? null,
      status: attempt.status ?? null,
      problem: attempt.problem,
      answer: attempt.answer ?? '',
    })
    const state = accepted ? 'delivered' : delay === undefined ? 'failed' : 'queued'
    await updateDelivery(tx, delivery.id, { state, attempts: delivery.attempts + 1, now })
    if (accepted) return markTargetHealthy(tx, target.kind, target.id, now)
    if (attempt.problem === 'switched_off') return
    await markTargetFailing(tx, target.kind, target.id, attempt.tookMs >= SLOW_MS ? now + REST_MS : 0, now)
    if (attempt.status === 410 && target.kind === 'webhooks') return switchOff(tx, target, 'gone', now)
    if (await hasFailedForDays(tx, target, now)) await switchOff(tx, target, 'failing', now)
  })
  if (accepted || delay === undefined) return { result: 'done' }
  const error = attempt.status ? `answered ${attempt.status}` : (attempt.problem ?? '')
  return { result: 'retry', error, afterMs: Math.max(delay, attempt.retryAfterMs ?? 0) }
}

async function hasFailedForDays(tx: Db, { kind, hostId, id }: Target, now: number): Promise<boolean> {
  const row = kind === 'webhooks' ? await findWebhook(tx, hostId, id) : await findConnector(tx, hostId, id)
  return row?.failing_since != null && row.failing_since <= now - OFF_AFTER_MS
}

/** Switched off, never deleted; the host gets one mail. */
async function switchOff(tx: Db, target: Target, reason: 'failing' | 'gone', now: number): Promise<void> {
  const { kind, hostId, id, name } = target
  if (!(await switchTargetOff(tx, kind, { hostId, id }, reason, now))) return
  const path = kind === 'webhooks' ? `/admin/webhooks/${id}` : `/admin/webhooks/connectors/${id}`
  await queueAccountMail(tx, hostId, { mail: 'delivery-off', target: name, path }, now)
}

/** For a delivery whose job ended without a result: time ran out, or the job was discarded. */
export async function giveUpOnDelivery(db: Db, deliveryId: string, now: number): Promise<void> {
  const delivery = await findDelivery(db, deliveryId)
  if (delivery?.state === 'queued')
    await updateDelivery(db, deliveryId, { state: 'failed', attempts: delivery.attempts, now })
}
