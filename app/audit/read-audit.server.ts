import {
  type AuditEntryRow,
  type AuditPlace,
  findAuditEntries,
  findAuditEntriesOfHost,
} from '#db/queries/audit-entries'
import type { Db } from '#db/schema'
import { cutLogPage } from '~/ui/log-pages'
import { AUDIT_ACTS, type AuditAct, type AuditFacts } from './audit'

const SHOWN = 50

export interface AuditEntry {
  id: string
  at: number
  act: AuditAct | null
  actor: AuditEntryRow['actor_kind']
  /** The name of the host or of the API key; null where there is none, or none any more. */
  actorName: string | null
  /** Whether the reader did it. */
  own: boolean
  /** Whose account it was done to, if it is not the reader's. */
  account: { id: string; name: string | null } | null
  network: string | null
  facts: AuditFacts
}

/** A page of a host's own log, newest first. */
export async function readAuditLog(db: Db, hostId: string, after: AuditPlace | undefined) {
  const found = await findAuditEntriesOfHost(db, hostId, { after, limit: SHOWN + 1 })
  return pageOf(found, hostId)
}

/** A page of everybody's log, for the operator. @param account only of this host */
export async function readWholeAuditLog(
  db: Db,
  readerId: string,
  { after, account }: { after: AuditPlace | undefined; account?: string | undefined },
) {
  const found = await findAuditEntries(db, { after, limit: SHOWN + 1, hostId: account })
  return pageOf(found, readerId)
}

function pageOf(found: AuditEntryRow[], readerId: string) {
  const { rows, older } = cutLogPage(found, SHOWN, ({ at, id }) => ({ at, id: String(id) }))
  return { entries: rows.map((row) => entryFromRow(row, readerId)), older }
}

function entryFromRow(row: AuditEntryRow, readerId: string): AuditEntry {
  return {
    id: String(row.id),
    at: row.at,
    // A newer program may have written acts that this one does not know.
    act: AUDIT_ACTS.find((act) => act === row.act) ?? null,
    actor: row.actor_kind,
    actorName: row.actor_kind === 'key' ? row.key_name : row.actor_name,
    own: row.actor_id === readerId,
    account: row.host_id === null || row.host_id === readerId ? null : { id: row.host_id, name: row.host_name },
    network: row.network,
    facts: JSON.parse(row.facts) as AuditFacts,
  }
}
