import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { hasOpenAuthorization } from '#db/queries/goto-authorizations'
import {
  deleteConnection,
  findConnection,
  findOfferedConnection,
  type GotoConnectionRow,
  insertConnection,
  updateConnection,
} from '#db/queries/goto-connections'
import { wakeWaitingJobs } from '#db/queries/jobs'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import type { AuditFacts } from '~/audit/audit'
import { recordAudit } from '~/audit/record-audit.server'
import { queueGotoEvent } from '~/integrations/webhooks/queue-goto-event.server'
import { outboundQueue } from '~/limits/outbound-queue'
import {
  type AuthorizationResponse,
  beginAuthorization,
  type ConsentingHost,
  completeAuthorization,
} from '~/oauth/authorization.server'
import { revokeToken } from '~/oauth/oauth-client.server'
import type { OAuthFailureReason } from '~/oauth/oauth-failure'
import { openTokens, sealTokens } from '~/oauth/sealed-tokens.server'
import { grantFromColumns, tokenColumns } from '~/oauth/stored-columns'
import type { Keyring } from '~/security/sealed-text.server'
import { newId } from '~/security/tokens.server'
import type { GotoService } from './goto-service.server'
import { gotoAuthorizationStore } from './oauth-stores.server'
import type { GotoTokens } from './reading'

/** Without this scope a token can read the profile but not create meetings. */
const MEETING_SCOPE = 'collab:'

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  goto: GotoService
}

/**
 * @returns the address of GoTo's consent page for this host; its response is accepted once, from this session, within ten minutes
 * (S18)
 */
export async function beginConnect({ db, keyring, goto }: Tools, host: ConsentingHost, now: number): Promise<string> {
  return beginAuthorization({ store: gotoAuthorizationStore(db), keyring, provider: goto.oauth }, host, now)
}

/** Whether the host went to GoTo's consent page and may still come back with a valid response. */
export async function isConnecting(db: Db, hostId: string, now: number): Promise<boolean> {
  return hasOpenAuthorization(db, hostId, now)
}

export type CompleteConnectResult =
  | { ok: true; outcome: 'connected' | 'other_account_offered' }
  | { ok: false; reason: 'unknown_state' | 'refused_at_consent' | 'scope_missing' | OAuthFailureReason }

/**
 * Handles the authorization response of GoTo. Another account than the connected one is stored until the host decides: existing
 * bookings have their meetings in the old account.
 *
 * @throws QueueFullError before the response is used up, so that a reload of the page repeats it
 */
export async function completeConnect(
  tools: Tools & { dialect: Dialect },
  host: ConsentingHost,
  response: AuthorizationResponse,
  now: number,
): Promise<CompleteConnectResult> {
  return outboundQueue.run(host.hostId, () => connect(tools, host, response, now))
}

async function connect(
  { db, dialect, keyring, goto }: Tools & { dialect: Dialect },
  host: ConsentingHost,
  response: AuthorizationResponse,
  now: number,
): Promise<CompleteConnectResult> {
  const { hostId } = host
  const tools = { store: gotoAuthorizationStore(db), keyring, provider: goto.oauth, timeouts: goto.timeouts }
  const completed = await completeAuthorization(tools, host, response, now)
  if (!completed.ok) return { ok: false, reason: completed.reason }
  const { tokens } = completed
  if (tokens.scope !== null && !tokens.scope.split(' ').includes(MEETING_SCOPE))
    return { ok: false, reason: 'scope_missing' }

  const identity = await goto.identity(tokens.accessToken)
  const account = {
    // Connecting never fails because the profile is missing: it only serves to recognise another account (2.7).
    organizerKey: identity.ok ? identity.value.organizerKey : tokens.organizerKey,
    email: tokens.email ?? (identity.ok ? identity.value.email : null),
  }
  return withHostLocked({ db, dialect }, hostId, async (tx) => {
    const current = await findConnection(tx, hostId)
    if (current && isOtherAccount(current, account)) {
      const offered = await findOfferedConnection(tx, hostId)
      if (offered) await deleteConnection(tx, hostId, offered.id)
      await writeConnection(tx, { keyring, goto }, { hostId, status: 'offered', account, tokens }, now)
      return { ok: true, outcome: 'other_account_offered' } as const
    }
    if (current) await deleteConnection(tx, hostId, current.id)
    await writeConnection(tx, { keyring, goto }, { hostId, status: 'connected', account, tokens }, now)
    await wakeWaitingJobs(tx, hostId, now)
    if (current?.status !== 'connected') await queueGotoEvent(tx, hostId, 'goto.reconnected', now)
    await recordAudit(tx, { act: 'goto_connected', hostId, facts: factsOf(account) }, now)
    return { ok: true, outcome: 'connected' } as const
  })
}

/** The account at GoTo, by its address. */
function factsOf({ email }: { email: string | null }): AuditFacts {
  return email === null ? {} : { name: email }
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
  { keyring, goto }: Pick<Tools, 'keyring' | 'goto'>,
  {
    hostId,
    status,
    account,
    tokens,
  }: { hostId: string; status: 'connected' | 'offered'; account: Account; tokens: GotoTokens },
  now: number,
): Promise<void> {
  const id = newId('gtc')
  await insertConnection(tx, {
    id,
    host_id: hostId,
    status,
    email: account.email,
    organizer_key: account.organizerKey,
    ...tokenColumns(sealTokens(keyring, goto.oauth, { hostId, id }, tokens, '', now), now),
    refresh_lease_until: 0,
    checked_at: now,
    created_at: now,
    updated_at: now,
  })
}

/**
 * The host accepts the other account: it replaces the connected one.
 *
 * @returns whether there was one
 * @throws QueueFullError
 */
export async function acceptOffered(
  tools: Tools & { dialect: Dialect },
  hostId: string,
  now: number,
): Promise<boolean> {
  return outboundQueue.run(hostId, () => replaceByOffered(tools, hostId, now))
}

async function replaceByOffered(
  { db, dialect, keyring, goto }: Tools & { dialect: Dialect },
  hostId: string,
  now: number,
): Promise<boolean> {
  const replaced = await withHostLocked({ db, dialect }, hostId, async (tx) => {
    const offered = await findOfferedConnection(tx, hostId)
    if (!offered) return null
    const current = await findConnection(tx, hostId)
    if (current) await deleteConnection(tx, hostId, current.id)
    await updateConnection(tx, hostId, offered.id, { status: 'connected', updated_at: now })
    await wakeWaitingJobs(tx, hostId, now)
    await recordAudit(tx, { act: 'goto_connected', hostId, facts: factsOf(offered) }, now)
    return { current }
  })
  if (replaced?.current) await revokeBoth({ keyring, goto }, replaced.current)
  return replaced !== null
}

/** The host stays with the connected account. @throws QueueFullError */
export async function declineOffered(tools: Tools, hostId: string): Promise<void> {
  await outboundQueue.run(hostId, () => removeOffered(tools, hostId))
}

async function removeOffered({ db, keyring, goto }: Tools, hostId: string): Promise<void> {
  const offered = await findOfferedConnection(db, hostId)
  if (!offered) return
  await deleteConnection(db, hostId, offered.id)
  await revokeBoth({ keyring, goto }, offered)
}

/** Deletes our copy first, so that it is deleted whatever GoTo responds to the revocation (T8). @throws QueueFullError */
export async function disconnect(tools: Tools, hostId: string, now: number): Promise<void> {
  await outboundQueue.run(hostId, () => removeConnection(tools, hostId, now))
}

async function removeConnection({ db, keyring, goto }: Tools, hostId: string, now: number): Promise<void> {
  await removeOffered({ db, keyring, goto }, hostId)
  const connection = await findConnection(db, hostId)
  if (!connection) return
  await inTransaction(db, async (tx) => {
    await deleteConnection(tx, hostId, connection.id)
    if (connection.status === 'connected') await queueGotoEvent(tx, hostId, 'goto.disconnected', now)
    await recordAudit(tx, { act: 'goto_disconnected', hostId, facts: factsOf(connection) }, now)
  })
  await revokeBoth({ keyring, goto }, connection)
}

/** Revokes a grant at GoTo. The response does not matter here. */
export async function revokeBoth(
  { keyring, goto }: Pick<Tools, 'keyring' | 'goto'>,
  row: GotoConnectionRow,
): Promise<void> {
  const { accessToken, refreshToken } = openTokens(keyring, goto.oauth, grantFromColumns(row))
  await revokeToken(goto.oauth, accessToken, goto.timeouts)
  await revokeToken(goto.oauth, refreshToken, goto.timeouts)
}
