import { randomBytes } from 'node:crypto'
import { type GoogleSimulator, startGoogleSimulator } from '#tests/simulators/google/server'
import { type GotoSimulator, startGotoSimulator } from '#tests/simulators/goto/server'
import { type MailCatcher, startMailCatcher } from '#tests/simulators/mail/catcher'
import { type MicrosoftSimulator, startMicrosoftSimulator } from '#tests/simulators/microsoft/server'

// With characters that must not be encoded on the way (goto-api.md, section 2.3).
const CLIENT = { clientId: 'simulated-client', clientSecret: 'simulated+secret/with=signs' }

export interface SimulatedWorld {
  goto: GotoSimulator
  google: GoogleSimulator
  microsoft: MicrosoftSimulator
  mail: MailCatcher
  /** The whole configuration of an app in this world. */
  environment: Record<string, string>
  stop(): Promise<void>
}

/** The systems outside our process, on loopback: GoTo, Google's and Microsoft's calendars, and a mail server that keeps what it gets. */
export async function startSimulatedWorld({
  appUrl,
  databaseUrl,
  inboxPort = 0,
}: {
  appUrl: string
  databaseUrl: string
  inboxPort?: number
}): Promise<SimulatedWorld> {
  const goto = await startGotoSimulator({ ...CLIENT, redirectUris: [`${appUrl}/goto/callback`] })
  const google = await startGoogleSimulator({ ...CLIENT, redirectUris: [`${appUrl}/calendars/google/callback`] })
  const microsoft = await startMicrosoftSimulator({
    ...CLIENT,
    redirectUris: [`${appUrl}/calendars/microsoft/callback`],
  })
  const mail = await startMailCatcher({ webPort: inboxPort })
  return {
    goto,
    google,
    microsoft,
    mail,
    environment: {
      PORT: new URL(appUrl).port,
      HOST: '127.0.0.1',
      APP_URL: appUrl,
      APP_SECRET: randomBytes(32).toString('hex'),
      DATABASE_URL: databaseUrl,
      GOTO_CLIENT_ID: CLIENT.clientId,
      GOTO_CLIENT_SECRET: CLIENT.clientSecret,
      GOTO_AUTH_URL: goto.url,
      GOTO_API_URL: goto.url,
      GOOGLE_CLIENT_ID: CLIENT.clientId,
      GOOGLE_CLIENT_SECRET: CLIENT.clientSecret,
      GOOGLE_AUTH_URL: `${google.url}/o/oauth2/v2/auth`,
      GOOGLE_TOKEN_URL: google.url,
      GOOGLE_API_URL: google.url,
      MICROSOFT_CLIENT_ID: CLIENT.clientId,
      MICROSOFT_CLIENT_SECRET: CLIENT.clientSecret,
      MICROSOFT_AUTH_URL: microsoft.url,
      MICROSOFT_API_URL: microsoft.url,
      SMTP_URL: mail.smtpUrl,
      MAIL_FROM: 'foyer@example.com',
    },
    async stop() {
      await Promise.all([goto.stop(), google.stop(), microsoft.stop(), mail.stop()])
    },
  }
}
