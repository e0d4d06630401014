import { insertAuditEntry } from '#db/queries/audit-entries'
import type { Db } from '#db/schema'
import { requestingNetworks } from '~/limits/requester.server'
import { presentActor } from './acting-as.server'
import type { AuditAct, AuditActor, AuditFacts } from './audit'

export interface NewAuditEntry {
  act: AuditAct
  /** The account that the act concerns; null for one that nobody knows. */
  hostId: string | null
  /** Default: the API key of the request, else the account's host; the process itself where there is no request. */
  actor?: AuditActor
  facts?: AuditFacts
}

/**
 * Adds an entry to the audit log (S25), with the network from which the request came.
 *
 * @param tx the transaction of the act: neither happens without the other
 */
export async function recordAudit(
  tx: Db,
  { act, hostId, actor, facts = {} }: NewAuditEntry,
  now: number,
): Promise<void> {
  const network = requestingNetworks().at(-1)?.key ?? null
  const who = actor ?? presentActor() ?? defaultActor(hostId, network)
  await insertAuditEntry(tx, {
    at: now,
    host_id: hostId,
    actor_kind: who.kind,
    actor_id: 'id' in who ? who.id : null,
    act,
    network,
    facts: JSON.stringify(facts),
  })
}

function defaultActor(hostId: string | null, network: string | null): AuditActor {
  if (network === null) return { kind: 'system' }
  return hostId === null ? { kind: 'unknown' } : { kind: 'host', id: hostId }
}
