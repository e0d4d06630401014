import { Lucia, TimeSpan } from 'lucia'
import type { Db } from '#db/schema'
import { hashToken, newToken } from '../security/tokens.server'
import { type Host, hostFromRow, isActive } from './host'
import { sessionAdapter } from './session-adapter.server'

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOn>
  }
}

/** `__Host-`: only over https (or localhost), only from this very host, for all of it (S8). */
const COOKIE_NAME = '__Host-foyer_session'
/** A session that nobody uses ends after this long; use extends it, with one write a week. */
const IDLE_LIMIT = new TimeSpan(14, 'd')

export interface SignedIn {
  host: Host
  /** What things that belong to this session are bound to. */
  sessionIdHash: string
}

/**
 * A new session for somebody who has just proven who they are; the one that their browser had until now ends. Its id, 256
 * random bits, is in the cookie and nowhere else.
 *
 * @param cookieHeader the request's whole `Cookie` header
 * @returns the value of the `Set-Cookie` header
 */
export async function startSession(db: Db, hostId: string, cookieHeader: string | null, now: number): Promise<string> {
  await endSession(db, cookieHeader, now)
  const lucia = luciaOn(db, now)
  const id = newToken()
  await lucia.createSession(hostId, { createdAt: now }, { sessionId: hashToken(id) })
  return lucia.createSessionCookie(id).serialize()
}

/**
 * Who sends this cookie. Null when nobody does: no session, one that has ended, or a host who is not (or no longer) active.
 *
 * @param cookieHeader the request's whole `Cookie` header
 */
export async function findSignedIn(db: Db, cookieHeader: string | null, now: number): Promise<SignedIn | null> {
  const id = readSessionId(cookieHeader)
  if (id === null) return null
  const { user, session } = await luciaOn(db, now).validateSession(hashToken(id))
  return session && isActive(user.host) ? { host: user.host, sessionIdHash: session.id } : null
}

/** @returns the `Set-Cookie` header that takes the cookie back */
export async function endSession(db: Db, cookieHeader: string | null, now: number): Promise<string> {
  const lucia = luciaOn(db, now)
  const id = readSessionId(cookieHeader)
  if (id !== null) await lucia.invalidateSession(hashToken(id))
  return lucia.createBlankSessionCookie().serialize()
}

/** Housekeeping: an ended session is refused whether or not its row is still there. */
export async function deleteEndedSessions(db: Db, now: number): Promise<void> {
  await luciaOn(db, now).deleteExpiredSessions()
}

function luciaOn(db: Db, now: number) {
  return new Lucia(sessionAdapter(db, now), {
    sessionExpiresIn: IDLE_LIMIT,
    // The database alone decides when a session ends, so the cookie need not be renewed with every answer.
    sessionCookie: { name: COOKIE_NAME, expires: false },
    getUserAttributes: (row) => ({ host: hostFromRow(row) }),
  })
}

/** Read by hand, because Lucia decodes every cookie of the header and throws at the first one that is not well encoded. */
function readSessionId(cookieHeader: string | null): string | null {
  const cookie = (cookieHeader ?? '').split(';').find((pair) => pair.trim().startsWith(`${COOKIE_NAME}=`))
  const value = cookie?.trim().slice(COOKIE_NAME.length + 1) ?? ''
  return /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null
}
