import { randomUUID } from 'node:crypto'
import { createCalendarFaults } from '../calendars/faults'
import { createPersonCalendars } from '../calendars/person-calendars'
import {
  type AnsweredFault,
  htmlAnswer,
  type SimulatorAnswer,
  type SimulatorRequest,
  startSimulatorServer,
} from '../calendars/simulator-server'
import { createGoogleChannels } from './channels'
import { googleApi, googleError, googleOccurrenceId, invalidCredentials, newGoogleEventId } from './events'
import { googleConsent, googleRevoke, googleToken } from './oauth'
import { type GoogleAccount, type GoogleState, issueGoogleAccess, issueGoogleGrant } from './state'

interface Options {
  port?: number
  clientId: string
  clientSecret: string
  redirectUris: string[]
  clock?: () => number
}

/**
 * Google's accounts and calendars as their documentation shows them, on loopback, and stricter where it is silent: unknown parameters
 * and fields are refused. The sources stand in the files beside.
 */
export async function startGoogleSimulator(options: Options) {
  const state: GoogleState = {
    clock: options.clock ?? Date.now,
    accounts: [],
    codes: new Map(),
    access: new Map(),
    grants: [],
    channels: [],
    pages: new Map(),
    syncTokens: new Map(),
    testing: false,
    untickedScopes: [],
    invitations: [],
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    redirectUris: options.redirectUris,
  }
  const faults = createCalendarFaults()
  const channels = createGoogleChannels(state)

  /** With a primary calendar of its own, named like its address. */
  function addAccount(email: string, name: string, timeZone = 'Europe/Zurich'): GoogleAccount {
    const calendars = createPersonCalendars({
      newEventId: newGoogleEventId,
      occurrenceId: googleOccurrenceId,
      changed: (calendarId) => channels.announce(account, calendarId),
    })
    const account: GoogleAccount = { key: randomUUID(), email, name, calendars }
    calendars.addCalendar({ id: email, name: email, timeZone, primary: true })
    state.accounts.push(account)
    return account
  }
  addAccount('dana@google.example', 'Dana Example')
  addAccount('second@google.example', 'Second Example')

  function answer(request: SimulatorRequest): SimulatorAnswer {
    const { method, path, query, headers, body } = request
    if (path === '/o/oauth2/v2/auth' && method === 'GET') return googleConsent(state, query)
    if (path === '/token' && method === 'POST') return googleToken(state, headers, body)
    if (path === '/revoke' && method === 'POST') return googleRevoke(state, body)
    if (path.startsWith('/calendar/v3/')) return googleApi(state, request, channels)
    return googleError(404, 'notFound', 'Not Found')
  }

  const server = await startSimulatorServer({
    name: 'Google',
    port: options.port ?? 0,
    faults,
    isApi: (path) => path !== '/o/oauth2/v2/auth',
    answer,
    answerFault,
  })

  return {
    ...server,
    state,
    faults,
    channels,
    addAccount,
    /** The first account's calendars. */
    person: state.accounts[0]!.calendars,
    /** A grant without the consent page: for tests of the API alone. */
    accessFor(account: GoogleAccount, scope: string): string {
      return issueGoogleAccess(state, issueGoogleGrant(state, account.key, scope))
    },
    /** What a person does at "third-party apps with account access". */
    revokeAll() {
      for (const grant of state.grants) grant.revoked = true
      state.access.clear()
    },
    expireAccessTokens: () => state.access.clear(),
    expireSyncTokens: () => state.syncTokens.clear(),
  }
}

export type GoogleSimulator = Awaited<ReturnType<typeof startGoogleSimulator>>

function answerFault(kind: AnsweredFault): SimulatorAnswer {
  switch (kind) {
    case 'server-error':
      return googleError(503, 'backendError', 'Backend Error')
    case 'html-error':
      return htmlAnswer(502, 'Error 502 (Server Error)!!1', '<p>The server encountered a temporary error.</p>')
    case 'slow-down':
      return googleError(429, 'rateLimitExceeded', 'Rate Limit Exceeded', { 'Retry-After': '7' })
    case 'rate-limit':
      return googleError(403, 'rateLimitExceeded', 'Rate Limit Exceeded')
    case 'user-rate-limit':
      return googleError(403, 'userRateLimitExceeded', 'User Rate Limit Exceeded')
    case 'dead-token':
      return invalidCredentials()
    case 'forbidden':
      return googleError(403, 'forbidden', 'Forbidden')
  }
}
