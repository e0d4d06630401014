import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { hasOpenAuthorization, insertAuthorization, takeAuthorization } from '#db/queries/goto-authorizations'
import {
  deleteConnection,
  findConnection,
  findOfferedConnection,
  insertConnection,
  updateConnection,
} from '#db/queries/goto-connections'
import { wakeWaitingJobs } from '#db/queries/jobs'
import type { DB, Db } from '#db/schema'
import type { ConferencingFailureReason } from '~/booking/conferencing'
import { queueGotoEvent } from '~/integrations/webhooks/queue-goto-event.server'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken, newId, newToken } from '~/security/tokens.server'
import type { GotoService } from './goto-service.server'
import { authorizeUrl, exchangeCode, revokeToken } from './oauth.server'
import type { Tokens } from './reading'
import { openTokens, sealTokens } from './tokens.server'

/** How long a host may take at GoTo's consent page (S18). */
const AUTHORIZATION_MS = 10 * 60_000
/** Without it a token may read the profile but make no meeting. */
const MEETING_SCOPE = 'collab:'

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  goto: GotoService
}

interface SignedIn {
  hostId: string
  sessionIdHash: string
}

/** @returns GoTo's consent page for this host; the answer is accepted once, from this session, within ten minutes (S18) */
export async function beginConnect(
  { db, keyring, goto }: Tools,
  { hostId, sessionIdHash }: SignedIn,
  now: number,
): Promise<string> {
  const state = newToken()
  const codeVerifier = newToken()
  await insertAuthorization(db, {
    state_hash: hashToken(state),
    host_id: hostId,
    session_id_hash: sessionIdHash,
    code_verifier: keyring.seal(codeVerifier, verifierContext(hostId)),
    created_at: now,
    expires_at: now + AUTHORIZATION_MS,
  })
  return authorizeUrl(goto.oauth, state, codeVerifier)
}

/** Whether the host went to GoTo's consent page and has not come back with an answer that would still count. */
export async function isConnecting(db: Db, hostId: string, now: number): Promise<boolean> {
  return hasOpenAuthorization(db, hostId, now)
}

export type CompleteConnectResult =
  | { ok: true; outcome: 'connected' | 'other_account_offered' }
  | { ok: false; reason: 'unknown_state' | 'refused_at_consent' | 'scope_missing' | ConferencingFailureReason }

/**
 * Takes GoTo's answer to a consent. Another account than the connected one is kept aside until the host says so: existing
 * bookings have their meetings in the old one.
 */
export async function completeConnect(
  { db, keyring, goto }: Tools,
  { hostId, sessionIdHash }: SignedIn,
  answer: { state: string | null; code: string | null; error: string | null },
  now: number,
): Promise<CompleteConnectResult> {
  const authorization = answer.state === null ? undefined : await takeAuthorization(db, hashToken(answer.state))
  const ours =
    authorization?.host_id === hostId &&
    authorization.session_id_hash === sessionIdHash &&
    authorization.expires_at > now
  if (!authorization || !ours) return { ok: false, reason: 'unknown_state' }
  if (answer.error !== null || answer.code === null) return { ok: false, reason: 'refused_at_consent' }

  const codeVerifier = keyring.open(authorization.code_verifier, verifierContext(hostId))
  const exchanged = await exchangeCode(goto.oauth, answer.code, codeVerifier, goto.timeouts)
  if (!exchanged.ok) return { ok: false, reason: exchanged.reason }
  const tokens = exchanged.value
  if (tokens.refreshToken === null) return { ok: false, reason: 'unreadable' }
  if (tokens.scope !== null && !tokens.scope.split(' ').includes(MEETING_SCOPE))
    return { ok: false, reason: 'scope_missing' }

  const identity = await goto.identity(tokens.accessToken)
  const account = {
    // Connecting never fails for want of a name: who it is only serves to notice another account (2.7).
    organizerKey: identity.ok ? identity.value.organizerKey : tokens.organizerKey,
    email: tokens.email ?? (identity.ok ? identity.value.email : null),
  }
  return inTransaction(db, async (tx) => {
    const current = await findConnection(tx, hostId)
    if (current && isOtherAccount(current, account)) {
      const offered = await findOfferedConnection(tx, hostId)
      if (offered) await deleteConnection(tx, hostId, offered.id)
      await writeConnection(tx, keyring, { hostId, status: 'offered', account, tokens }, now)
      return { ok: true, outcome: 'other_account_offered' } as const
    }
    if (current) await deleteConnection(tx, hostId, current.id)
    await writeConnection(tx, keyring, { hostId, status: 'connected', account, tokens }, now)
    await wakeWaitingJobs(tx, hostId, now)
    if (current?.status !== 'connected') await queueGotoEvent(tx, hostId, 'goto.reconnected', now)
    return { ok: true, outcome: 'connected' } as const
  })
}

interface Account {
  organizerKey: string | null
  email: string | null
}

function isOtherAccount(current: { organizer_key: string | null; email: string | null }, account: Account): boolean {
  if (current.organizer_key && account.organizerKey) return current.organizer_key !== account.organizerKey
  return Boolean(current.email && account.email && current.email.toLowerCase() !== account.email.toLowerCase())
}

async function writeConnection(
  tx: Db,
  keyring: Keyring,
  {
    hostId,
    status,
    account,
    tokens,
  }: { hostId: string; status: 'connected' | 'offered'; account: Account; tokens: Tokens },
  now: number,
): Promise<void> {
  const id = newId('gtc')
  await insertConnection(tx, {
    id,
    host_id: hostId,
    status,
    email: account.email,
    organizer_key: account.organizerKey,
    ...sealTokens(keyring, { host_id: hostId, id }, tokens, '', now),
    refresh_lease_until: 0,
    checked_at: now,
    created_at: now,
    updated_at: now,
  })
}

/** The host's word on another account: it takes the place of the connected one. @returns whether one was on offer */
export async function acceptOffered({ db, keyring, goto }: Tools, hostId: string, now: number): Promise<boolean> {
  const replaced = await inTransaction(db, async (tx) => {
    const offered = await findOfferedConnection(tx, hostId)
    if (!offered) return null
    const current = await findConnection(tx, hostId)
    if (current) await deleteConnection(tx, hostId, current.id)
    await updateConnection(tx, hostId, offered.id, { status: 'connected', updated_at: now })
    await wakeWaitingJobs(tx, hostId, now)
    return { current }
  })
  if (replaced?.current) await revokeBoth({ keyring, goto }, replaced.current)
  return replaced !== null
}

/** The host stays with the connected account. */
export async function declineOffered({ db, keyring, goto }: Tools, hostId: string): Promise<void> {
  const offered = await findOfferedConnection(db, hostId)
  if (!offered) return
  await deleteConnection(db, hostId, offered.id)
  await revokeBoth({ keyring, goto }, offered)
}

/** Deletes our copy first, so that it is gone whatever GoTo answers to the revocation (T8). */
export async function disconnect({ db, keyring, goto }: Tools, hostId: string, now: number): Promise<void> {
  await declineOffered({ db, keyring, goto }, hostId)
  const connection = await findConnection(db, hostId)
  if (!connection) return
  await inTransaction(db, async (tx) => {
    await deleteConnection(tx, hostId, connection.id)
    if (connection.status === 'connected') await queueGotoEvent(tx, hostId, 'goto.disconnected', now)
  })
  await revokeBoth({ keyring, goto }, connection)
}

/** Tells GoTo that our copy of a grant is gone. Its answer changes nothing here. */
export async function revokeBoth(
  { keyring, goto }: Pick<Tools, 'keyring' | 'goto'>,
  row: Parameters<typeof openTokens>[1],
): Promise<void> {
  const { accessToken, refreshToken } = openTokens(keyring, row)
  await revokeToken(goto.oauth, accessToken, goto.timeouts)
  await revokeToken(goto.oauth, refreshToken, goto.timeouts)
}

function verifierContext(hostId: string): string {
  return `goto-verifier:${hostId}`
}
