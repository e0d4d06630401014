import { randomBytes, randomUUID } from 'node:crypto'
import { createCalendarFaults } from '../calendars/faults'
import { createPersonCalendars } from '../calendars/person-calendars'
import {
  type AnsweredFault,
  htmlAnswer,
  type SimulatorAnswer,
  type SimulatorRequest,
  startSimulatorServer,
} from '../calendars/simulator-server'
import { graphApi, graphError, graphOccurrenceId, invalidToken, newGraphEventId } from './events'
import { microsoftConsent, microsoftToken } from './oauth'
import { issueMicrosoftAccess, issueMicrosoftGrant, type MicrosoftAccount, type MicrosoftState } from './state'
import { createSubscriptions } from './subscriptions'

interface Options {
  port?: number
  tenant?: string
  clientId: string
  clientSecret: string
  redirectUris: string[]
  clock?: () => number
}

/**
 * Microsoft's sign-in and Graph's calendars as their documentation shows them, on loopback, and stricter where it is silent: unknown
 * parameters and fields are refused. The sources stand in the files beside.
 */
export async function startMicrosoftSimulator(options: Options) {
  const state: MicrosoftState = {
    clock: options.clock ?? Date.now,
    url: '',
    tenant: options.tenant ?? 'common',
    accounts: [],
    codes: new Map(),
    access: new Map(),
    grants: [],
    subscriptions: [],
    rounds: new Map(),
    refusesSpentTokens: false,
    reusesTransactionIds: true,
    spentTransactionIds: new Set(),
    invitations: [],
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    redirectUris: options.redirectUris,
  }
  const faults = createCalendarFaults()
  const subscriptions = createSubscriptions(state)

  /** With a default calendar, as every mailbox has one. */
  function addAccount(
    email: string,
    name: string,
    { personal = false, timeZone = 'Europe/Zurich' } = {},
  ): MicrosoftAccount {
    const calendars = createPersonCalendars({
      newEventId: newGraphEventId,
      occurrenceId: graphOccurrenceId,
      changed: (calendarId) => subscriptions.announce(account, calendarId),
    })
    const account: MicrosoftAccount = { key: randomUUID(), email, name, personal, calendars }
    calendars.addCalendar({ id: newCalendarId(), name: 'Calendar', timeZone, primary: true })
    state.accounts.push(account)
    return account
  }
  addAccount('dana@contoso.example', 'Dana Example')
  addAccount('second@outlook.example', 'Second Example', { personal: true })

  async function answer(request: SimulatorRequest): Promise<SimulatorAnswer> {
    const { method, path, query, headers, body } = request
    const [, tenant, address] = /^\/([^/]+)\/oauth2\/v2\.0\/(authorize|token)$/.exec(path) ?? []
    if (address !== undefined) {
      if (tenant !== state.tenant) return htmlAnswer(400, 'Sign in', '<p>AADSTS90002: Tenant not found.</p>')
      if (address === 'authorize' && method === 'GET') return microsoftConsent(state, path, query)
      if (address === 'token' && method === 'POST') return microsoftToken(state, headers, body)
    }
    if (path.startsWith('/v1.0/')) return graphApi(state, request, subscriptions.calls)
    return graphError(404, 'ResourceNotFound', 'Not found')
  }

  const server = await startSimulatorServer({
    name: 'Microsoft',
    port: options.port ?? 0,
    faults,
    isApi: (path) => !path.endsWith('/authorize'),
    answer,
    answerFault,
  })
  state.url = server.url

  return {
    ...server,
    state,
    faults,
    subscriptions,
    addAccount,
    newCalendarId,
    /** The first account's calendars. */
    person: state.accounts[0]!.calendars,
    /** A grant without the consent page: for tests of the API alone. */
    accessFor(account: MicrosoftAccount, scope: string): string {
      return issueMicrosoftAccess(state, issueMicrosoftGrant(state, account.key, scope))
    },
    /** What a person does at "apps and services you've given access". */
    revokeAll() {
      for (const grant of state.grants) grant.revoked = true
      state.access.clear()
    },
    expireAccessTokens: () => state.access.clear(),
    expireSyncTokens: () => state.rounds.clear(),
  }
}

export type MicrosoftSimulator = Awaited<ReturnType<typeof startMicrosoftSimulator>>

const newCalendarId = () => `AAMkAD${randomBytes(60).toString('base64url')}=`

function answerFault(kind: AnsweredFault): SimulatorAnswer {
  switch (kind) {
    case 'server-error':
      return graphError(503, 'ServiceUnavailable', 'The service is temporarily unavailable.')
    case 'html-error':
      return htmlAnswer(504, 'Gateway Timeout', '<p>The server did not receive a timely response.</p>')
    case 'slow-down':
      return graphError(429, 'TooManyRequests', 'Too many requests.', { 'Retry-After': '7' })
    case 'rate-limit':
      return graphError(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', {
        'Retry-After': '7',
      })
    case 'user-rate-limit':
      return graphError(503, 'ErrorServerBusy', 'The server is busy.', { 'Retry-After': '7' })
    case 'dead-token':
      return invalidToken()
    case 'forbidden':
      return graphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
  }
}
