import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import {
  type ConnectorRow,
  deleteTarget,
  findConnector,
  findConnectorsOfHost,
  insertConnector,
  switchTargetOff,
  switchTargetOn,
  updateConnector,
} from '#db/queries/delivery-targets'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { recordAudit } from '~/audit/record-audit.server'
import type { Env } from '~/env.server'
import { outboundQueue } from '~/limits/outbound-queue'
import { checkOutboundUrl } from '~/outbound/check-outbound-url.server'
import type { Keyring } from '~/security/sealed-text.server'
import { newId } from '~/security/tokens.server'
import { openRequests, sealRequests } from '../deliveries/seal-addresses.server'
import { type TargetStatus, targetStatusOf } from '../webhooks/webhook'
import { CONNECTOR_EVENTS, type ConnectorEvent, type ConnectorHeader, type ConnectorSettings } from './connector'

const MAX_CONNECTORS = 10

/** A connector as its host sees it: its headers' values are secrets, and are never shown again. */
export interface Connector extends Omit<ConnectorSettings, 'headers'> {
  id: string
  headerNames: string[]
  status: TargetStatus
  disabledReason: ConnectorRow['disabled_reason']
  failingSince: number | null
}

export type SaveConnectorResult =
  | { ok: true; id: string }
  | { ok: false; reason: 'too_many' | 'not_found' }
  | { ok: false; reason: 'address_refused'; event: ConnectorEvent }

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  env: Pick<Env, 'OUTBOUND_ALLOW_PRIVATE'>
}

/**
 * Creates a connector, or changes the one with this id. A header without a value keeps the value that is stored under its name,
 * because a form cannot show it.
 *
 * @throws QueueFullError
 */
export async function saveConnector(
  { db, dialect, keyring, env }: Tools,
  { hostId, id }: { hostId: string; id: string | null },
  settings: ConnectorSettings,
  now: number,
): Promise<SaveConnectorResult> {
  for (const event of CONNECTOR_EVENTS) {
    const request = settings.requests[event]
    if (!request) continue
    const origin = new URL(request.url.replace(/\{\{[^{}]*\}\}/g, 'x')).origin
    const rules = { allowPrivate: env.OUTBOUND_ALLOW_PRIVATE }
    const checked = await outboundQueue.run(hostId, () => checkOutboundUrl(origin, rules))
    if (!checked.ok) return { ok: false, reason: 'address_refused', event }
  }
  return withHostLocked({ db, dialect }, hostId, async (tx) => {
    const before = id === null ? undefined : await findConnector(tx, hostId, id)
    if (id !== null && !before) return { ok: false, reason: 'not_found' }
    if (!before && (await findConnectorsOfHost(tx, hostId)).length >= MAX_CONNECTORS)
      return { ok: false, reason: 'too_many' }
    return { ok: true, id: await writeConnector(tx, keyring, { hostId, before }, settings, now) }
  })
}

/** @returns its id */
async function writeConnector(
  tx: Db,
  keyring: Keyring,
  { hostId, before }: { hostId: string; before: ConnectorRow | undefined },
  settings: ConnectorSettings,
  now: number,
): Promise<string> {
  const place = { id: before?.id ?? newId('con'), host_id: hostId }
  const kept = before ? openHeaders(keyring, before) : []
  const headers = settings.headers.map(({ name, value }) => ({
    name,
    value: value === '' ? (kept.find((one) => one.name.toLowerCase() === name.toLowerCase())?.value ?? '') : value,
  }))
  const values = {
    name: settings.name,
    crm_system: settings.crmSystem || null,
    record_id_path: settings.recordIdPath || null,
    requests: sealRequests(keyring, place, JSON.stringify(settings.requests)),
    events: JSON.stringify(CONNECTOR_EVENTS.filter((event) => settings.requests[event] !== null)),
    headers: keyring.seal(JSON.stringify(headers), sealContext(place)),
    updated_at: now,
  }
  if (before) await updateConnector(tx, hostId, before.id, values)
  else await insertConnector(tx, { ...place, ...values, created_at: now })
  const act = before ? 'connector_changed' : 'connector_created'
  await recordAudit(tx, { act, hostId, facts: { name: settings.name } }, now)
  return place.id
}

/** Oldest first. */
export async function listConnectors(db: Db, keyring: Keyring, hostId: string): Promise<Connector[]> {
  return (await findConnectorsOfHost(db, hostId)).map((row) => connectorFromRow(keyring, row))
}

export async function readConnector(db: Db, keyring: Keyring, hostId: string, id: string): Promise<Connector | null> {
  const row = await findConnector(db, hostId, id)
  return row ? connectorFromRow(keyring, row) : null
}

/** Deletes it with its log and the ids of the CRM's records. @returns whether there was such a connector of this host */
export async function deleteConnector(db: Kysely<DB>, hostId: string, id: string, now: number): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const name = (await findConnector(tx, hostId, id))?.name
    if (name === undefined || !(await deleteTarget(tx, 'connectors', hostId, id))) return false
    await recordAudit(tx, { act: 'connector_deleted', hostId, facts: { name } }, now)
    return true
  })
}

/** @returns whether there was such a connector of this host */
export async function switchConnector(
  db: Db,
  { hostId, id, on }: { hostId: string; id: string; on: boolean },
  now: number,
): Promise<boolean> {
  return on
    ? switchTargetOn(db, 'connectors', { hostId, id }, now)
    : switchTargetOff(db, 'connectors', { hostId, id }, 'by_host', now)
}

export function openHeaders(keyring: Keyring, row: ConnectorRow): ConnectorHeader[] {
  return JSON.parse(keyring.open(row.headers, sealContext(row)))
}

function connectorFromRow(keyring: Keyring, row: ConnectorRow): Connector {
  return {
    id: row.id,
    name: row.name,
    crmSystem: row.crm_system ?? '',
    recordIdPath: row.record_id_path ?? '',
    requests: JSON.parse(openRequests(keyring, row)),
    headerNames: openHeaders(keyring, row).map(({ name }) => name),
    status: targetStatusOf(row),
    disabledReason: row.disabled_reason,
    failingSince: row.failing_since,
  }
}

function sealContext({ id, host_id }: { id: string; host_id: string }): string {
  return `connector-headers:${host_id}:${id}`
}
