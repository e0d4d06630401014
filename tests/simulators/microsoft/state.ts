import { randomBytes } from 'node:crypto'
import type { PersonCalendars } from '../calendars/person-calendars'

export interface MicrosoftAccount {
  key: string
  /** `userPrincipalName`; personal accounts have no `mail`. */
  email: string
  name: string
  personal: boolean
  calendars: PersonCalendars
}

export interface MicrosoftGrant {
  accountKey: string
  scope: string
  /** The present refresh token and those before it: Microsoft lets older ones live. */
  refreshTokens: string[]
  revoked: boolean
}

export interface MicrosoftSubscription {
  id: string
  accountKey: string
  calendarId: string
  resource: string
  notificationUrl: string
  lifecycleNotificationUrl: string | null
  clientState: string | null
  endsAt: number
}

export interface MicrosoftState {
  clock: () => number
  /** Of this server, for links. */
  url: string
  tenant: string
  accounts: MicrosoftAccount[]
  codes: Map<
    string,
    { accountKey: string; redirectUri: string; challenge: string | null; scope: string; endsAt: number }
  >
  access: Map<string, { grant: MicrosoftGrant; endsAt: number }>
  grants: MicrosoftGrant[]
  subscriptions: MicrosoftSubscription[]
  /** Rounds of delta by their skip and delta tokens; a token that is not here has expired. */
  rounds: Map<string, DeltaRound>
  /** Spent refresh tokens are refused, as after a reset. */
  refusesSpentTokens: boolean
  /** Whether a transaction id may be used again once its event is deleted. */
  reusesTransactionIds: boolean
  spentTransactionIds: Set<string>
  /** Events with attendees, to whom Exchange would send invitations; there must be none. */
  invitations: string[]
  clientId: string
  clientSecret: string
  redirectUris: string[]
}

export interface DeltaRound {
  accountKey: string
  calendarId: string
  window: { from: number; until: number }
  /** Null: the first round. */
  since: number | null
  version: number
  ids: string[]
  at: number
}

export function issueMicrosoftGrant(state: MicrosoftState, accountKey: string, scope: string): MicrosoftGrant {
  const grant = { accountKey, scope, refreshTokens: [newRefreshToken()], revoked: false }
  state.grants.push(grant)
  return grant
}

/** Between 60 and 90 minutes; here the shortest. */
export const MICROSOFT_ACCESS_SECONDS = 3600

export function issueMicrosoftAccess(state: MicrosoftState, grant: MicrosoftGrant): string {
  const token = `eyJ0eXAi${randomBytes(900).toString('base64url')}`
  state.access.set(token, { grant, endsAt: state.clock() + MICROSOFT_ACCESS_SECONDS * 1000 })
  return token
}

export function newRefreshToken(): string {
  return `0.A${randomBytes(600).toString('base64url')}`
}
