import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { deleteSession, deleteSessionsOfHost, findSessionsOfHost, updateSession } from '#db/queries/sessions'
import type { DB, Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import type { Device } from '~/i18n/devices'
import { hashToken } from '~/security/tokens.server'
import { MINUTE_MS } from '~/time/units'
import { networkInWords } from './device.server'
import type { SignedIn } from './session.server'
import { MAX_SESSION_MS } from './session-adapter.server'

/** The time of the last use is for people, so few writes are enough. */
const SEEN_NOTED_EVERY_MS = 5 * MINUTE_MS

export interface ListedSession {
  id: string
  isCurrent: boolean
  device: Device
  createdAt: number
  lastSeenAt: number
}

/** Where a host is signed in: this session first, then the others, the latest used first. */
export async function listSessions(
  db: Db,
  { hostId, sessionIdHash }: { hostId: string; sessionIdHash: string },
  now: number,
): Promise<ListedSession[]> {
  const rows = await findSessionsOfHost(db, hostId, now - MAX_SESSION_MS)
  return rows
    .filter(({ expires_at }) => expires_at > now)
    .map(({ id_hash, browser, system, network, created_at, last_seen_at }) => ({
      id: listedId(id_hash),
      isCurrent: id_hash === sessionIdHash,
      device: { browser, system, network },
      createdAt: created_at,
      lastSeenAt: last_seen_at ?? created_at,
    }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.lastSeenAt - a.lastSeenAt)
}

/** @returns false for a session that is another host's or has ended */
export async function endListedSession(db: Kysely<DB>, hostId: string, id: string, now: number): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const rows = await findSessionsOfHost(tx, hostId, now - MAX_SESSION_MS)
    const meant = rows.find(({ id_hash }) => listedId(id_hash) === id)
    if (!meant) return false
    await deleteSession(tx, meant.id_hash)
    await recordAudit(tx, { act: 'sessions_ended', hostId }, now)
    return true
  })
}

/** Signs a host out everywhere else. */
export async function endOtherSessions(
  db: Kysely<DB>,
  { hostId, sessionIdHash }: { hostId: string; sessionIdHash: string },
  now: number,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await deleteSessionsOfHost(tx, hostId, sessionIdHash)
    await recordAudit(tx, { act: 'sessions_ended', hostId }, now)
  })
}

/** Whether a host is signed in anywhere. */
export async function hasOtherSession(db: Db, hostId: string, now: number): Promise<boolean> {
  const rows = await findSessionsOfHost(db, hostId, now - MAX_SESSION_MS)
  return rows.some(({ expires_at }) => expires_at > now)
}

/** Notes that a session is used, at most every few minutes. @param address of the network, from which it is used */
export async function noteSeen(
  db: Db,
  { host, sessionIdHash, lastSeenAt }: SignedIn,
  address: string,
  now: number,
): Promise<void> {
  if (lastSeenAt !== null && lastSeenAt > now - SEEN_NOTED_EVERY_MS) return
  await updateSession(
    db,
    { hostId: host.id, idHash: sessionIdHash },
    {
      ...{ last_seen_at: now, network: networkInWords(address) },
    },
  )
}

/** A name of a session for pages, which say nothing of what the database finds it by. */
function listedId(idHash: string): string {
  return hashToken(`listed-session:${idHash}`).slice(0, 24)
}
