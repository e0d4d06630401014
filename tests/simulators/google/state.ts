import { randomBytes } from 'node:crypto'
import type { PersonCalendars } from '../calendars/person-calendars'

export interface GoogleAccount {
  key: string
  email: string
  name: string
  calendars: PersonCalendars
}

export interface GoogleGrant {
  accountKey: string
  refreshToken: string
  scope: string
  revoked: boolean
  /** Null: it does not end by itself. In testing mode it ends after seven days. */
  endsAt: number | null
}

export interface GoogleChannel {
  id: string
  resourceId: string
  accountKey: string
  calendarId: string
  address: string
  token: string | null
  endsAt: number
  messages: number
}

export interface GoogleState {
  clock: () => number
  accounts: GoogleAccount[]
  codes: Map<
    string,
    {
      accountKey: string
      redirectUri: string
      challenge: string | null
      scope: string
      offline: boolean
      endsAt: number
    }
  >
  access: Map<string, { grant: GoogleGrant; endsAt: number }>
  grants: GoogleGrant[]
  channels: GoogleChannel[]
  pages: Map<string, { key: string; ids: string[]; at: number; version: number }>
  /** What each sync token stands for; a token that is not here has expired. */
  syncTokens: Map<string, { key: string; version: number; window: { from: number; until: number } }>
  /** The OAuth consent screen of the client is in "Testing". */
  testing: boolean
  /** Scopes that the person leaves unticked at the next consents. */
  untickedScopes: string[]
  /** Requests that asked Google to mail somebody; there must be none. */
  invitations: string[]
  clientId: string
  clientSecret: string
  redirectUris: string[]
}

export const GOOGLE_ACCESS_SECONDS = 3599
const DAY_MS = 86_400_000
export const TESTING_GRANT_MS = 7 * DAY_MS

export function issueGoogleGrant(state: GoogleState, accountKey: string, scope: string): GoogleGrant {
  const grant = {
    accountKey,
    refreshToken: `1//0${randomBytes(70).toString('base64url')}`,
    scope,
    revoked: false,
    endsAt: state.testing ? state.clock() + TESTING_GRANT_MS : null,
  }
  state.grants.push(grant)
  return grant
}

export function issueGoogleAccess(state: GoogleState, grant: GoogleGrant): string {
  const token = `ya29.${randomBytes(150).toString('base64url')}`
  state.access.set(token, { grant, endsAt: state.clock() + GOOGLE_ACCESS_SECONDS * 1000 })
  return token
}
