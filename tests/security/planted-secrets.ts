import { onTestFinished } from 'vitest'
import { findBooking } from '#db/queries/bookings'
import { A_PASSWORD } from '#tests/accounts/accounts'
import { aBrowser, type TestBrowser } from '#tests/accounts/oidc'
import { aPasswordHost, setUpApp, signInByPassword } from '#tests/accounts/signed-in-by-password'
import { connectServer } from '#tests/calendars/calendars'
import { connectCalendar } from '#tests/demo/connect-calendar'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import {
  AN_ATTENDEE,
  builtPages,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { type QuirksServer, startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { newShareToken } from '#tests/simulators/goto/state'
import { type MailCatcher, startMailCatcher } from '#tests/simulators/mail/catcher'
import { startOidcSimulator } from '#tests/simulators/oidc/server'
import { aReceiver } from '#tests/simulators/receiver'
import { beginPendingSignIn } from '~/accounts/pending-sign-in.server'
import { requestPasswordReset } from '~/accounts/reset-password.server'
import { keepReading } from '~/booking/changes/keep-attendance.server'
import { createLog } from '~/http/log.server'

/** By kind, what no text may contain. */
export type Secrets = Record<string, string[]>

export interface SecretWorld {
  app: TestApp
  mail: MailCatcher
  caldav: QuirksServer
  host: TestHost
  booking: { id: string; path: string }
  eventTypeId: string
  /** The host's, signed in by password. */
  browser: TestBrowser
  operator: TestBrowser
  secrets: Secrets
  /** The log at its most talkative level. */
  lines: string[]
  /** What the host's other systems got: headers, paths and bodies. */
  received: string[]
}

const SETTINGS = {
  APP_SECRET: 'planted-secret-of-the-app-0123456789abcdef,planted-former-secret-0123456789abcdef',
  METRICS_TOKEN: 'planted-token-of-the-metrics-0123456789',
}
export const TYPED = {
  mailServer: 'planted-password-of-the-mail-server',
  webhook: 'planted-token-in-the-address-of-a-webhook',
  crm: 'planted-token-of-the-crm-in-a-header',
  feed: 'planted-token-in-the-address-of-a-feed',
  caldav: 'planted-app-password-of-a-caldav-account',
  wrongPassword: 'planted wrong password of a guess',
}

/** An app in which a secret of each kind is in use. */
export async function aSecretWorld(): Promise<SecretWorld> {
  const lines: string[] = []
  const received: string[] = []
  const mail = await startMailCatcher({ password: TYPED.mailServer })
  onTestFinished(() => mail.stop())
  const provider = await startOidcSimulator()
  const app = await startTestApp({
    pages: await builtPages(),
    environment: {
      ...{ ...SETTINGS, ...provider.environment, OUTBOUND_ALLOW_PRIVATE: '1', OPERATOR_EMAILS: 'ops@example.com' },
      SMTP_URL: mail.smtpUrl.replace('//', `//foyer:${TYPED.mailServer}@`),
    },
    log: createLog({ LOG_LEVEL: 'trace' }, { write: (line) => void lines.push(line) }),
  })
  provider.serve(app.url)
  const id = await aPasswordHost(app)
  const operatorId = await aPasswordHost(app, { ...OPERATOR, timeZone: 'UTC' })
  const [browser, operator] = [aBrowser(app), aBrowser(app)]
  await signInByPassword(browser)
  await signInByPassword(operator, OPERATOR.email)

  const shown = await typeAndSee(app, browser, received)
  const host = { id, handle: 'dana', email: 'dana@example.com', apiToken: shown['API key'][0] ?? '' }
  const caldav = await startQuirksServer()
  caldav.password = TYPED.caldav
  await connectServer(app, host, caldav)
  await connectProviders(app, host)
  const booked = await book(app, mail, host, browser)
  const pending = await beginPendingSignIn(
    app.services.db,
    { hostId: operatorId, next: '/', appUrl: app.url },
    Date.now(),
  )
  const cookies = [...browser.cookies.values(), ...operator.cookies.values()]
  return {
    ...{ app, mail, caldav, host, browser, operator, lines, received, ...booked.world },
    secrets: {
      ...{ ...shown, ...booked.secrets },
      'secret of the app': SETTINGS.APP_SECRET.split(','),
      'token of the metrics': [SETTINGS.METRICS_TOKEN],
      'password of the mail server': [TYPED.mailServer],
      'client secret of OpenID Connect': [provider.environment.OIDC_CLIENT_SECRET ?? ''],
      'client secret of GoTo, Google and Microsoft': [app.variables.GOTO_CLIENT_SECRET ?? ''],
      'access token of GoTo': [...app.goto.state.access.keys()],
      'refresh token of GoTo': app.goto.state.grants.map(({ refreshToken }) => refreshToken),
      'access token of Google': [...app.google.state.access.keys()],
      'refresh token of Google': app.google.state.grants.map(({ refreshToken }) => refreshToken),
      'access token of Microsoft': [...app.microsoft.state.access.keys()],
      'refresh token of Microsoft': app.microsoft.state.grants.flatMap(({ refreshTokens }) => refreshTokens),
      'push token of Google': app.google.state.channels.map(({ token }) => secretIn(token)),
      'push token of Microsoft': app.microsoft.state.subscriptions.map(({ clientState }) => secretIn(clientState)),
      'app password of CalDAV': [TYPED.caldav],
      'password of a host': [A_PASSWORD],
      'wrong password': [TYPED.wrongPassword],
      'token in the address of a webhook': [TYPED.webhook],
      'token of a CRM': [TYPED.crm],
      'token in the address of a feed': [TYPED.feed],
      'session and browser': cookies.filter((value) => /^[\w-]{43}$/.test(value)),
      'pending sign-in': [/[\w-]{43}/.exec(pending)?.[0] ?? ''],
    },
  }
}

/** A push token begins with the id of its channel, which is no secret. */
function secretIn(pushToken: string | null): string {
  return pushToken?.split('.').at(-1) ?? ''
}

const OPERATOR = { email: 'ops@example.com', name: 'Olga Ops', handle: 'ops' }

/** What the host types on pages, and what pages show once. */
async function typeAndSee(app: TestApp, browser: TestBrowser, received: string[]) {
  const textOf = async (path: string, form?: Record<string, string>) =>
    (await (form ? browser.post(path, form) : browser.get(path))).text()
  const scopes = new URLSearchParams([
    ['name', 'CRM'],
    ['days', '0'],
    ...['read', 'book', 'manage'].map((one) => ['scopes', one]),
  ])
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const keyPage = await fetch(`${app.url}/admin/api`, {
    method: 'POST',
    body: scopes,
    headers: { cookie, Origin: app.url },
  })
  const apiKey = firstOf(/foyer_[\w-]{43}/, await keyPage.text())
  const { secret, recoveryCodes } = await setUpApp(browser)
  // A clumsy server repeats in its error what it was sent.
  const echo = await aReceiver(({ headers, body, path }) => {
    received.push(JSON.stringify(headers), body, path)
    return { status: 500, body: JSON.stringify({ headers, path, body }) }
  })
  const url = `${echo.url}?token=${TYPED.webhook}`
  const webhookSecret = firstOf(
    /whsec_[\w+/]{43}=/,
    await textOf('/admin/webhooks', { url, events: 'booking.created' }),
  )
  const connector = { name: 'Acme', crmSystem: '', recordIdPath: '', intent: 'save' }
  const header = { 'header-0-name': 'Authorization', 'header-0-value': `Bearer ${TYPED.crm}` }
  const request = { 'booked-method': 'POST', 'booked-url': echo.url, 'booked-body': '{}' }
  await browser.post('/admin/webhooks/connectors/new', { ...connector, ...header, ...request })
  await browser.post('/admin/calendars', { url: `${echo.url}/${TYPED.feed}/basic.ics` })
  await browser.post('/admin/calendars/subscription', { step: 'renew' })
  const subscription = firstOf(/(?<=\/feeds\/)[\w-]{43}/, await textOf('/admin/calendars'))
  return {
    'API key': [apiKey],
    'key of an authenticator app': [secret],
    'recovery code': recoveryCodes,
    'secret of a webhook': [webhookSecret],
    'address of the feed of bookings': [subscription],
  }
}

async function connectProviders(app: TestApp, host: TestHost): Promise<void> {
  const [account] = app.goto.state.accounts
  await connectToSimulator(app.services, { hostId: host.id, accountKey: account?.key ?? '' })
  for (const kind of ['google', 'microsoft'] as const)
    await connectCalendar(app.services, { hostId: host.id, kind, accountKey: app[kind].state.accounts[0]?.key ?? '' })
}

/** A booking with all its links, and the links of the event type and of the account. */
async function book(app: TestApp, mail: MailCatcher, host: TestHost, browser: TestBrowser) {
  const { db } = app.services
  const [start] = await freeSlots(app, host)
  const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
  const { data } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
  await app.settled()
  const seen = await findBooking(db, data.id)
  if (!seen) throw new Error('no booking')
  const share = newShareToken()
  const found = {
    state: 'held',
    reason: null,
    participants: 2,
    startedAt: seen.starts_at,
    endedAt: seen.ends_at,
  } as const
  const recordingUrl = `https://transcripts.gotomeeting.com/#/s/${share}`
  await keepReading(app.services, seen, { found, recordingUrl, complete: true, isSure: () => false }, Date.now())
  await requestPasswordReset(app.services, host.email, Date.now())
  app.services.outbox.wake()
  await app.settled()
  const path = new URL(data.manageUrl).pathname
  const mails = mail.messages.map(({ parsed }) => String(parsed.text)).join('\n')
  const tokens = (kind: RegExp) => [...new Set([...mails.matchAll(kind)].map(([, token = '']) => token))]
  const { id: eventTypeId } = await db
    .selectFrom('event_types')
    .select('id')
    .where('host_id', '=', host.id)
    .executeTakeFirstOrThrow()
  const links = `/admin/event-types/${eventTypeId}/links`
  await browser.post(links, { make: 'one-time' })
  await db.updateTable('event_types').set({ secret: 1, secret_nonce: 'n' }).where('id', '=', eventTypeId).execute()
  const page = await (await browser.get(links)).text()
  const keys = [...new Set([...page.matchAll(/key=([\w.%-]{40,})/g)].map(([, key = '']) => decodeURIComponent(key)))]
  return {
    world: { booking: { id: data.id as string, path }, eventTypeId },
    secrets: {
      'manage link': [path.split('/').at(-1) ?? ''],
      'mailed part of a manage link': tokens(/\/booking\/[\w-]{43}([\w-]{43})/g),
      'link to report a mail': tokens(/\/report\/([\w.-]{20,})/g),
      'token of an account link': tokens(/token=([\w-]{43})/g),
      recording: [share],
      'join link': [(await findBooking(db, data.id))?.join_url ?? ''],
      'one-time link': keys.filter((key) => key.includes('.')),
      'secret link': keys.filter((key) => !key.includes('.')),
    },
  }
}

function firstOf(pattern: RegExp, text: string): string {
  const found = pattern.exec(text)?.[0]
  if (!found) throw new Error(`A page does not show ${pattern}`)
  return found
}
