import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import {
  type CalendarAccountRow,
  findCalendarAccountById,
  markCalendarReconnectNeeded,
  releaseTokenLease,
  takeTokenLease,
  updateCalendarAccount,
} from '#db/queries/calendar-accounts'
import type { DB, Db } from '#db/schema'
import { queueAccountMail } from '~/accounts/queue-account-mail.server'
import { queueCalendarAccountEvent } from '~/integrations/webhooks/queue-calendar-account-event.server'
import { type AccessTokens, createAccessTokens, type StoredGrant, type TokenStore } from '~/oauth/access-tokens.server'
import { grantFromColumns, tokenColumns } from '~/oauth/stored-columns'
import type { Timeouts } from '~/outbound/http.server'
import type { Keyring } from '~/security/sealed-text.server'
import type { Clock } from '~/time/clock'
import { SECOND_MS } from '~/time/units'
import {
  type CalendarAccess,
  type CalendarFailure,
  type CalendarKind,
  type CalendarOutcome,
  type CalendarProvider,
  calendarFailure,
} from './calendar-provider'

export type CalendarProviders = Partial<Record<CalendarKind, CalendarProvider>>

export const CALENDAR_TIMEOUTS: Timeouts = { connectMs: 4 * SECOND_MS, totalMs: 12 * SECOND_MS }

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  providers: CalendarProviders
  clock: Clock
}

/** Lets the provider of an account act for its host. */
export interface AccountAccess {
  /**
   * Runs a call with valid access. A token that the provider refuses is renewed once; an account that no longer lets us in is marked, and
   * its host notified.
   */
  act<T>(
    account: CalendarAccountRow,
    call: (provider: CalendarProvider, access: CalendarAccess) => Promise<CalendarOutcome<T>>,
  ): Promise<CalendarOutcome<T>>
}

export function createAccountAccess({ db, keyring, providers, clock }: Tools): AccountAccess {
  const tokens = new Map<CalendarKind, AccessTokens>()
  for (const provider of Object.values(providers))
    if (provider.oauth)
      tokens.set(
        provider.kind,
        createAccessTokens({
          store: calendarTokenStore(db),
          keyring,
          provider: provider.oauth,
          timeouts: CALENDAR_TIMEOUTS,
          clock,
        }),
      )

  async function tokenOf(account: CalendarAccountRow, dead?: string): Promise<CalendarOutcome<CalendarAccess>> {
    const token = await tokens.get(account.provider)?.accessToken(account.id, dead)
    if (!token) return calendarFailure('misconfigured', { detail: 'the operator has set no client' })
    if (token.ok) return { ok: true, value: { kind: 'token', accessToken: token.accessToken } }
    return token.reason === 'not_connected' ? calendarFailure('reconnect_needed') : (token as CalendarFailure)
  }

  return {
    async act(account, call) {
      const provider = providers[account.provider]
      if (!provider?.configured) return calendarFailure('misconfigured', { detail: 'the operator has set no client' })
      if (account.status === 'reconnect_needed') return calendarFailure('reconnect_needed')
      if (account.password !== null) {
        const outcome = await call(provider, passwordAccess(keyring, account))
        if (!outcome.ok && outcome.reason === 'reconnect_needed')
          await inTransaction(db, (tx) => noteReconnectNeeded(tx, account, account.password ?? '', clock()))
        return outcome
      }
      const first = await tokenOf(account)
      if (!first.ok) return first
      const outcome = await call(provider, first.value)
      if (outcome.ok || outcome.reason !== 'reconnect_needed' || first.value.kind !== 'token') return outcome
      const renewed = await tokenOf(account, first.value.accessToken)
      if (!renewed.ok) return renewed
      const again = await call(provider, renewed.value)
      if (!again.ok && again.reason === 'reconnect_needed') {
        // The provider accepts the grant but not the tokens that it issues for it.
        const present = await findCalendarAccountById(db, account.id)
        if (present?.refresh_token)
          await inTransaction(db, (tx) => noteReconnectNeeded(tx, present, present.refresh_token ?? '', clock()))
      }
      return again
    },
  }
}

/** Marks an account that no longer lets us in, once, with a mail to its host and an event to webhooks. */
async function noteReconnectNeeded(
  tx: Db,
  { id, host_id }: Pick<CalendarAccountRow, 'id' | 'host_id'>,
  secret: string,
  now: number,
): Promise<void> {
  if (!(await markCalendarReconnectNeeded(tx, id, secret, now))) return
  await queueCalendarAccountEvent(tx, host_id, id, 'calendar.disconnected', now)
  await queueAccountMail(tx, host_id, { mail: 'reconnect-calendar', accountId: id }, now)
}

export function passwordContext({ host_id, id }: { host_id: string; id: string }): string {
  return `caldav-password:${host_id}:${id}`
}

function passwordAccess(keyring: Keyring, account: CalendarAccountRow): CalendarAccess {
  const { server_url, username, password } = account
  return {
    kind: 'password',
    serverUrl: server_url ?? '',
    username: username ?? '',
    password: keyring.open(password ?? '', passwordContext(account)),
  }
}

/** Grants of calendar accounts, by the account's id. */
function calendarTokenStore(db: Kysely<DB>): TokenStore {
  return {
    async find(id) {
      const row = await findCalendarAccountById(db, id)
      return row && calendarGrantOf(row)
    },
    takeLease: (id, owner, now, until) => takeTokenLease(db, id, owner, now, until),
    releaseLease: (id, owner) => releaseTokenLease(db, id, owner),
    save: ({ hostId, id }, tokens, now) =>
      updateCalendarAccount(db, hostId, id, { ...tokenColumns(tokens, now), updated_at: now }),
    markReconnectNeeded: ({ hostId, id, refreshToken }, now) =>
      inTransaction(db, (tx) => noteReconnectNeeded(tx, { id, host_id: hostId }, refreshToken, now)),
  }
}

/** An account in the form of `app/oauth`; undefined for one with a password. */
export function calendarGrantOf(row: CalendarAccountRow): StoredGrant | undefined {
  const { access_token, refresh_token } = row
  if (access_token === null || refresh_token === null) return undefined
  return grantFromColumns({ ...row, access_token, refresh_token })
}
