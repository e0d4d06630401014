import { Lucia, TimeSpan } from 'lucia'
import type { Db } from '#db/schema'
import { hashToken, newToken } from '~/security/tokens.server'
import { type Host, hostFromRow, isActive } from './host'
import { sessionAdapter } from './session-adapter.server'

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOn>
  }
}

/** `__Host-`: only over https, only from this very host, for all of it (S8). */
const COOKIE_NAME = '__Host-foyer_session'
/** On http://localhost: WebKit keeps no Secure cookie there, and the prefix needs one. */
const LOCAL_COOKIE_NAME = 'foyer_session'
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
 * @param appUrl decides, with http (for localhost only), on a cookie without prefix and Secure
 * @returns the value of the `Set-Cookie` header
 */
export async function startSession(
  db: Db,
  hostId: string,
  cookieHeader: string | null,
  now: number,
  appUrl = 'https:',
): Promise<string> {
  await endSession(db, cookieHeader, now, appUrl)
  const lucia = luciaOn(db, now, appUrl)
  const id = newToken()
  await lucia.createSession(hostId, { createdAt: now }, { sessionId: hashToken(id) })
  return lucia.createSessionCookie(id).serialize()
}

/**
 * Who sends this cookie. Null when nobody does: no session, one that has ended, or a host who is not (or no longer) active.
 *
 * @param cookieHeader the request's whole `Cookie` header
 */
export async function findSignedIn(
  db: Db,
  cookieHeader: string | null,
  now: number,
  appUrl = 'https:',
): Promise<SignedIn | null> {
  const [id] = readSessionIds(cookieHeader, appUrl)
  if (id === undefined) return null
  const { user, session } = await luciaOn(db, now).validateSession(hashToken(id))
  return session && isActive(user.host) ? { host: user.host, sessionIdHash: session.id } : null
}

/** @returns the `Set-Cookie` header that takes the cookie back */
export async function endSession(db: Db, cookieHeader: string | null, now: number, appUrl = 'https:'): Promise<string> {
  const lucia = luciaOn(db, now, appUrl)
  for (const id of readSessionIds(cookieHeader, appUrl)) await lucia.invalidateSession(hashToken(id))
  return lucia.createBlankSessionCookie().serialize()
}

/** Housekeeping: an ended session is refused whether or not its row is still there. */
export async function deleteEndedSessions(db: Db, now: number): Promise<void> {
  await luciaOn(db, now).deleteExpiredSessions()
}

function luciaOn(db: Db, now: number, appUrl = 'https:') {
  const local = isLocal(appUrl)
  return new Lucia(sessionAdapter(db, now), {
    sessionExpiresIn: IDLE_LIMIT,
    // The database alone decides when a session ends, so the cookie need not be renewed with every answer.
    sessionCookie: {
      name: local ? LOCAL_COOKIE_NAME : COOKIE_NAME,
      attributes: { secure: !local },
      expires: false,
    },
    getUserAttributes: (row) => ({ host: hostFromRow(row) }),
  })
}

/**
 * Read by hand, because Lucia decodes every cookie of the header and throws at the first one that is not well encoded. The name without
 * the prefix, which any program on another port of localhost can set, counts on http alone; there, a cookie from before still does, too.
 */
function readSessionIds(cookieHeader: string | null, appUrl: string): string[] {
  const names = isLocal(appUrl) ? [LOCAL_COOKIE_NAME, COOKIE_NAME] : [COOKIE_NAME]
  const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim())
  return names
    .map((name) => pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '')
    .filter((value) => /^[A-Za-z0-9_-]{43}$/.test(value))
}

/** The environment takes http for names of this machine only. */
function isLocal(appUrl: string): boolean {
  return appUrl.startsWith('http:')
}
