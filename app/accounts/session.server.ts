import type { Kysely } from 'kysely'
import { Lucia, TimeSpan } from 'lucia'
import { inTransaction } from '#db/in-transaction'
import type { DB, Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import { type Device, UNKNOWN_DEVICE } from '~/i18n/devices'
import { hashToken, newToken } from '~/security/tokens.server'
import { type Host, hostFromRow } from './host'
import { sessionAdapter } from './session-adapter.server'

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOn>
  }
}

/** `__Host-`: only over https, only from this exact host, for all paths (S8). */
const COOKIE_NAME = '__Host-foyer_session'
/** For http://localhost: WebKit stores no Secure cookie there, and the prefix needs one. */
const LOCAL_COOKIE_NAME = 'foyer_session'
/** An unused session ends after this long; use extends it, with one write a week. */
const IDLE_LIMIT = new TimeSpan(14, 'd')

export interface SignedIn {
  host: Host
  /** The value that data of this session is bound to. */
  sessionIdHash: string
  /** When the host last showed who they are in it (epoch ms); 0: never. */
  provenAt: number
  lastSeenAt: number | null
}

/** What is noted of a session that begins. */
export interface NewSession {
  device?: Device
  /** When its host showed who they are; default: now. */
  provenAt?: number
}

/**
 * Starts a session for a host who has just proven their identity, and ends the browser's earlier one. The id, 256 random bits,
 * is only in the cookie.
 *
 * @param cookieHeader the request's whole `Cookie` header
 * @param appUrl with http (localhost only), the cookie has no prefix and is not Secure
 * @returns the value of the `Set-Cookie` header
 */
export async function startSession(
  db: Kysely<DB>,
  hostId: string,
  cookieHeader: string | null,
  now: number,
  appUrl = 'https:',
  { device = UNKNOWN_DEVICE, provenAt = now }: NewSession = {},
): Promise<string> {
  const id = newToken()
  const facts = { createdAt: now, provenAt: provenAt === now ? null : provenAt, lastSeenAt: now, device }
  return inTransaction(db, async (tx) => {
    await endSession(tx, cookieHeader, now, appUrl)
    const lucia = luciaOn(tx, now, appUrl)
    await lucia.createSession(hostId, facts, { sessionId: hashToken(id) })
    await recordAudit(tx, { act: 'signed_in', hostId }, now)
    return lucia.createSessionCookie(id).serialize()
  })
}

/**
 * The host of a session cookie. Null without a session, when it has ended, or when the address is not proven. A suspended host may still read.
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
  if (!session || user.host.emailVerifiedAt === null) return null
  const { createdAt, provenAt, lastSeenAt } = session.facts
  return { host: user.host, sessionIdHash: session.id, provenAt: provenAt ?? createdAt, lastSeenAt }
}

/** @returns the `Set-Cookie` header that deletes the cookie */
export async function endSession(db: Db, cookieHeader: string | null, now: number, appUrl = 'https:'): Promise<string> {
  const lucia = luciaOn(db, now, appUrl)
  for (const id of readSessionIds(cookieHeader, appUrl)) await lucia.invalidateSession(hashToken(id))
  return lucia.createBlankSessionCookie().serialize()
}

/** Cleans up: an ended session is refused whether or not its row still exists. */
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
    getSessionAttributes: (facts) => ({ facts }),
    getUserAttributes: (row) => ({ host: hostFromRow(row) }),
  })
}

/**
 * Parsed here, because Lucia decodes every cookie of the header and throws at the first badly encoded one. The name without
 * prefix, which any program on another port of localhost can set, is accepted only on http; there, an older cookie with the
 * prefix is accepted too.
 */
function readSessionIds(cookieHeader: string | null, appUrl: string): string[] {
  const names = isLocal(appUrl) ? [LOCAL_COOKIE_NAME, COOKIE_NAME] : [COOKIE_NAME]
  const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim())
  return names
    .map((name) => pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '')
    .filter((value) => /^[A-Za-z0-9_-]{43}$/.test(value))
}

/** The environment allows http only for names of this machine. */
function isLocal(appUrl: string): boolean {
  return appUrl.startsWith('http:')
}
