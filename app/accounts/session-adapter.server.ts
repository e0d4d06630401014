import type { Adapter, DatabaseSession } from 'lucia'
import { findHostById, type HostRow } from '#db/queries/hosts'
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionsOfHost,
  findSession,
  findSessionsOfHost,
  insertSession,
  type SessionRow,
  updateSessionExpiry,
} from '#db/queries/sessions'
import type { Db } from '#db/schema'
import type { Device } from '~/i18n/devices'
import { DAY_MS } from '~/time/units'

interface SessionFacts {
  createdAt: number
  /** When the host last showed who they are; null: when it began, 0: not in it. */
  provenAt: number | null
  lastSeenAt: number | null
  device: Device
}

declare module 'lucia' {
  interface Register {
    DatabaseUserAttributes: HostRow
    DatabaseSessionAttributes: SessionFacts
  }
}

/** A session ends after this long, even if it is used (S5). */
export const MAX_SESSION_MS = 90 * DAY_MS

/**
 * Lucia's storage on our tables. The ids here are hashes: session.server.ts does not pass the id itself to Lucia, so that code
 * that stores or logs a session cannot leak it.
 *
 * @param now epoch ms, for the absolute limit; the idle limit is Lucia's and uses Lucia's clock
 */
export function sessionAdapter(db: Db, now: number): Adapter {
  const createdAfter = now - MAX_SESSION_MS
  return {
    async getSessionAndUser(idHash) {
      const session = await findSession(db, idHash, createdAfter)
      const host = session && (await findHostById(db, session.host_id))
      return [session ? toLucia(session) : null, host ? { id: host.id, attributes: host } : null]
    },
    async getUserSessions(hostId) {
      return (await findSessionsOfHost(db, hostId, createdAfter)).map(toLucia)
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      await insertSession(db, {
        id_hash: id,
        host_id: userId,
        created_at: attributes.createdAt,
        expires_at: expiresAt.getTime(),
        proven_at: attributes.provenAt,
        last_seen_at: attributes.lastSeenAt,
        ...attributes.device,
      })
    },
    async updateSessionExpiration(idHash, expiresAt) {
      await updateSessionExpiry(db, idHash, expiresAt.getTime())
    },
    async deleteSession(idHash) {
      await deleteSession(db, idHash)
    },
    async deleteUserSessions(hostId) {
      await deleteSessionsOfHost(db, hostId, null)
    },
    async deleteExpiredSessions() {
      await deleteExpiredSessions(db, now, createdAfter)
    },
  }
}

function toLucia(row: SessionRow): DatabaseSession {
  const { id_hash, host_id, created_at, expires_at, browser, system, network } = row
  const attributes = {
    ...{ createdAt: created_at, provenAt: row.proven_at, lastSeenAt: row.last_seen_at },
    device: { browser, system, network },
  }
  return { id: id_hash, userId: host_id, expiresAt: new Date(expires_at), attributes }
}
