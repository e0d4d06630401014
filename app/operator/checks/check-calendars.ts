import { existsSync } from 'node:fs'
import { type Connection, connect, databaseFile } from '#db/connection'
import { findVersion, LATEST_VERSION } from '#db/migrate'
import { countWeeklyEndedGrants } from '#db/queries/calendar-accounts'
import { googleOAuthProvider } from '~/calendars/google/oauth-provider'
import { microsoftOAuthProvider } from '~/calendars/microsoft/oauth-provider'
import type { Env } from '~/env.server'
import { refreshTokens } from '~/oauth/oauth-client.server'
import type { OAuthProvider } from '~/oauth/oauth-provider'
import { type Diagnosis, DOCTOR_TIMEOUTS } from './diagnosis'

/** The clients for calendars, what their providers think of them, and whether these can notify us. */
export async function checkCalendars(env: Env): Promise<Diagnosis[]> {
  const clients = [
    { name: 'Google', variable: 'GOOGLE_CLIENT', oauth: googleOAuthProvider(env) },
    { name: 'Microsoft', variable: 'MICROSOFT_CLIENT', oauth: microsoftOAuthProvider(env) },
  ]
  const diagnoses = await Promise.all(clients.map(checkClient))
  const isAnySet = clients.some(({ oauth }) => oauth.clientId !== '')
  return isAnySet ? [...diagnoses, notificationsOf(env), ...(await checkTestingMode(env))] : diagnoses
}

/** A refresh that must fail: the error tells a known client from an unknown one. */
async function checkClient({
  name,
  variable,
  oauth,
}: {
  name: string
  variable: string
  oauth: OAuthProvider
}): Promise<Diagnosis> {
  const subject = `${name} client`
  if (oauth.clientId === '')
    return { ok: true, subject, text: `${variable}_ID and ${variable}_SECRET are not set: ${name} is not offered` }
  const { origin } = new URL(oauth.tokenUrl)
  const outcome = await refreshTokens(oauth, 'foyer-doctor-not-a-token', DOCTOR_TIMEOUTS)
  if (outcome.ok) return { ok: false, subject, text: `${origin} gave tokens for nothing: that is not ${name}` }
  if (outcome.reason === 'reconnect_needed')
    return { ok: true, subject, text: `${origin} knows it; redirect URI: ${oauth.redirectUri}` }
  if (outcome.reason === 'misconfigured')
    return {
      ok: false,
      subject,
      text: `${origin} does not know ${variable}_ID, or refuses ${variable}_SECRET, which may have expired (${outcome.detail})`,
    }
  const said = [outcome.status, outcome.detail].filter(Boolean).join(' ')
  return { ok: false, subject, text: `${origin} did not answer as expected: ${said}` }
}

function notificationsOf({ APP_URL }: Env): Diagnosis {
  const text = APP_URL.startsWith('https:')
    ? `providers announce changes at ${APP_URL}/calendars/…/notifications, which must be reachable from the internet`
    : 'providers announce changes only to an https APP_URL: calendars are read every 2 to 15 minutes'
  return { ok: true, subject: 'notifications', text }
}

/** Google ends the grants of a client in testing mode after seven days. Nothing says so, but the age at which they ended. */
async function checkTestingMode(env: Env): Promise<Diagnosis[]> {
  const file = databaseFile(env.DATABASE_URL)
  if (env.GOOGLE_CLIENT_ID === undefined || (file && !existsSync(file))) return []
  let connection: Connection | undefined
  try {
    connection = connect(env.DATABASE_URL)
    if ((await findVersion(connection)) !== LATEST_VERSION) return []
    const ended = await countWeeklyEndedGrants(connection.db)
    if (ended === 0) return []
    return [
      {
        ok: false,
        subject: 'Google grants',
        text: `${ended} ended seven days after their consent: the client is in "Testing". Publish it (Google Auth Platform, Audience), then let hosts reconnect`,
      },
    ]
  } catch {
    // The database has a line of its own.
    return []
  } finally {
    await connection?.close()
  }
}
