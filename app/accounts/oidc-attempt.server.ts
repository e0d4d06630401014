import { deleteOidcAnswers, insertOidcAttempt, type OidcAttemptRow, takeOidcAttempt } from '#db/queries/oidc-sign-ins'
import type { Db } from '#db/schema'
import type { OidcPerson, OidcRequest } from '~/oauth/oidc-provider.server'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken, newToken } from '~/security/tokens.server'
import { MINUTE_MS } from '~/time/units'

/** How long a person may take at the provider, and then to confirm what it said (S18). */
const ATTEMPT_MS = 10 * MINUTE_MS

/** A sign-in that is under way at the provider. */
export interface OidcAttempt {
  request: OidcRequest
  /** Where to go afterwards; checked when it is used. */
  next: string
  /** The session that asked to link the provider; null: to sign in. */
  sessionIdHash: string | null
  /** When the session asked its host to show at the provider who they are (epoch ms); absent: for something else. */
  confirmsFrom?: number
}

interface Tools {
  db: Db
  keyring: Keyring
}

/** What is stored of the cookie by which a browser is recognised when it comes back. */
export function hashOidcBrowser(browser: string): string {
  return hashToken(`oidc-browser:${browser}`)
}

/** Notes a new attempt of this browser. @returns its secrets, for the address of the provider */
export async function beginOidcAttempt(
  { db, keyring }: Tools,
  { browser, ...rest }: Omit<OidcAttempt, 'request'> & { browser: string },
  now: number,
): Promise<OidcRequest> {
  const request = { state: newToken(), nonce: newToken(), codeVerifier: newToken() }
  const attempt: OidcAttempt = { request, ...rest }
  await store({ db, keyring }, { id: hashToken(request.state), browser, step: 'asked', content: attempt }, now)
  return request
}

/** Works once, for the browser that began it, within ten minutes (S18). */
export async function takeOidcAttemptOf(
  { db, keyring }: Tools,
  { state, browser }: { state: string | null; browser: string | null },
  now: number,
): Promise<OidcAttempt | null> {
  if (state === null) return null
  const row = await takeOidcAttempt(db, hashToken(state), 'asked')
  const ours = row && browser !== null && row.browser_hash === hashOidcBrowser(browser) && row.expires_at > now
  return ours ? (JSON.parse(keyring.open(row.sealed, contextOf(row.id))) as OidcAttempt) : null
}

/** Keeps what the provider said until the owner of an account confirms it in this browser. Replaces what it said before. */
export async function keepOidcAnswer(
  { db, keyring }: Tools,
  { browser, person }: { browser: string; person: OidcPerson },
  now: number,
): Promise<void> {
  await deleteOidcAnswers(db, hashOidcBrowser(browser))
  await store({ db, keyring }, { id: hashToken(newToken()), browser, step: 'answered', content: person }, now)
}

export function openOidcAnswer(keyring: Keyring, row: Pick<OidcAttemptRow, 'id' | 'sealed'>): OidcPerson {
  return JSON.parse(keyring.open(row.sealed, contextOf(row.id))) as OidcPerson
}

async function store(
  { db, keyring }: Tools,
  { id, browser, step, content }: { id: string; browser: string; step: OidcAttemptRow['step']; content: unknown },
  now: number,
): Promise<void> {
  await insertOidcAttempt(db, {
    id,
    browser_hash: hashOidcBrowser(browser),
    step,
    sealed: keyring.seal(JSON.stringify(content), contextOf(id)),
    created_at: now,
    expires_at: now + ATTEMPT_MS,
  })
}

function contextOf(id: string): string {
  return `oidc-attempt:${id}`
}
