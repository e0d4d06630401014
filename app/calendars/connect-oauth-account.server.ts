import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { insertCalendarAuthorization, takeCalendarAuthorization } from '#db/queries/calendar-authorizations'
import type { DB } from '#db/schema'
import { outboundQueue } from '~/limits/outbound-queue'
import {
  type AuthorizationResponse,
  type AuthorizationStore,
  beginAuthorization,
  type ConsentingHost,
  completeAuthorization,
} from '~/oauth/authorization.server'
import { authorizationColumns, authorizationFromColumns } from '~/oauth/stored-columns'
import type { Keyring } from '~/security/sealed-text.server'
import { CALENDAR_TIMEOUTS, type CalendarProviders } from './account-access.server'
import type { CalendarAccess, CalendarKind, CalendarProvider } from './calendar-provider'
import { type ConnectCalendarResult, saveCalendarAccount } from './connect-account.server'

/** Kinds whose accounts are connected by a consent page. */
export type OAuthCalendarKind = Exclude<CalendarKind, 'caldav'>

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  calendars: { providers: CalendarProviders }
}

/**
 * @returns the address of the provider's consent page for this host; its response is accepted once, from this session, within ten
 * minutes (S18). Null where the operator has set no client.
 */
export async function beginCalendarConnect(
  { db, keyring, calendars }: Tools,
  kind: OAuthCalendarKind,
  host: ConsentingHost,
  now: number,
): Promise<string | null> {
  const found = oauthOf(calendars.providers, kind)
  return found && beginAuthorization({ store: authorizationStore(db, kind), keyring, provider: found.oauth }, host, now)
}

type CompleteCalendarConnectResult =
  | ConnectCalendarResult
  | { ok: false; reason: 'unknown_state' | 'refused_at_consent' | 'scope_missing' }

/**
 * Handles the authorization response of a provider: nothing is stored before it has named the account and listed its calendars.
 *
 * @throws QueueFullError before the response is used up, so that a reload of the page repeats it
 */
export async function completeCalendarConnect(
  tools: Tools,
  kind: OAuthCalendarKind,
  host: ConsentingHost,
  response: AuthorizationResponse,
  now: number,
): Promise<CompleteCalendarConnectResult> {
  return outboundQueue.run(host.hostId, () => complete(tools, kind, host, response, now))
}

async function complete(
  tools: Tools,
  kind: OAuthCalendarKind,
  host: ConsentingHost,
  response: AuthorizationResponse,
  now: number,
): Promise<CompleteCalendarConnectResult> {
  const { db, keyring, calendars: services } = tools
  const found = oauthOf(services.providers, kind)
  if (!found) return { ok: false, reason: 'misconfigured' }
  const { provider, oauth } = found
  const oauthTools = { store: authorizationStore(db, kind), keyring, provider: oauth, timeouts: CALENDAR_TIMEOUTS }
  const completed = await completeAuthorization(oauthTools, host, response, now)
  // There is no account yet, so nothing can be asked of one.
  if (!completed.ok)
    return { ok: false, reason: completed.reason === 'not_connected' ? 'unknown_state' : completed.reason }
  const { tokens } = completed
  // A grant that the host limited is left to expire: to revoke it would end every grant of the same account, also one that works.
  if (!grantsAll(tokens.scope, oauth.neededScopes)) return { ok: false, reason: 'scope_missing' }
  const access: CalendarAccess = { kind: 'token', accessToken: tokens.accessToken }
  const account = await provider.findAccount(access)
  if (!account.ok) return { ok: false, reason: account.reason }
  const listed = await provider.listCalendars(access)
  if (!listed.ok) return { ok: false, reason: listed.reason }
  const grant = { kind: 'token' as const, provider: kind, tokens }
  return saveCalendarAccount(tools, host.hostId, { account: account.value, calendars: listed.value, grant }, now)
}

function oauthOf(providers: CalendarProviders, kind: OAuthCalendarKind) {
  const provider: CalendarProvider | undefined = providers[kind]
  return provider?.configured && provider.oauth ? { provider, oauth: provider.oauth } : null
}

/** Microsoft writes a scope with or without the address of the API before it. */
function grantsAll(scope: string | null, needed: readonly string[]): boolean {
  if (scope === null) return true
  const granted = scope.toLowerCase().split(/\s+/)
  return needed
    .map((name) => name.toLowerCase())
    .every((name) => granted.some((given) => given === name || given.endsWith(`/${name}`)))
}

function authorizationStore(db: Kysely<DB>, kind: OAuthCalendarKind): AuthorizationStore {
  return {
    insert: (pending) => insertCalendarAuthorization(db, { ...authorizationColumns(pending), provider: kind }),
    async take(stateHash) {
      const row = await takeCalendarAuthorization(db, stateHash, kind)
      return row && authorizationFromColumns(row)
    },
  }
}
