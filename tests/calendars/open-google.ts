import { onTestFinished } from 'vitest'
import type { CalendarFaultKind } from '#tests/simulators/calendars/faults'
import { type GoogleSimulator, startGoogleSimulator } from '#tests/simulators/google/server'
import { createGoogleCalendar } from '~/calendars/google/google-calendar.server'
import { GOOGLE_SCOPES } from '~/calendars/google/oauth-provider'
import type { CalendarProviderUnderTest, CalendarTrouble } from './provider-contract'
import { simulatedOwner } from './simulated-owner'

const NOW = Date.UTC(2026, 11, 1)
export const WRITES = ['POST', 'PATCH', 'PUT', 'DELETE']

const FAULTS: Record<CalendarTrouble, CalendarFaultKind> = {
  no_answer: 'reset',
  lost_answer: 'lose-answer',
  gateway_error: 'html-error',
  slow_down: 'slow-down',
  unreadable: 'unreadable',
  not_allowed: 'forbidden',
}

interface GoogleUnderTest extends CalendarProviderUnderTest {
  google: GoogleSimulator
}

/** Google's client before the simulated Google, with one account. */
export async function openGoogle(): Promise<GoogleUnderTest> {
  const google = await startGoogleSimulator({
    clientId: 'client',
    clientSecret: 'secret',
    redirectUris: [],
    clock: () => NOW,
  })
  onTestFinished(() => google.stop())
  const provider = createGoogleCalendar({
    APP_URL: 'https://book.example.com',
    GOOGLE_CLIENT_ID: 'client',
    GOOGLE_CLIENT_SECRET: 'secret',
    GOOGLE_AUTH_URL: `${google.url}/o/oauth2/v2/auth`,
    GOOGLE_TOKEN_URL: google.url,
    GOOGLE_API_URL: google.url,
  })
  const account = google.state.accounts[0]
  if (!account) throw new Error('no account')
  return {
    google,
    provider,
    access: { kind: 'token', accessToken: google.accessFor(account, GOOGLE_SCOPES.join(' ')) },
    calendar: { remoteId: account.email, timeZone: 'Europe/Zurich' },
    accountName: account.email,
    calendarName: account.email,
    host: { hostId: 'hst_1', timeZone: 'America/New_York', ownAddresses: [account.email] },
    owner: simulatedOwner(google.person),
    trouble(kind, on) {
      let done = false
      google.faults.atRandom((method) => {
        if (done || WRITES.includes(method) !== (on === 'write')) return undefined
        done = true
        return FAULTS[kind]
      })
    },
    loseSync: async () => google.expireSyncTokens(),
    revoke: async () => google.revokeAll(),
  }
}
