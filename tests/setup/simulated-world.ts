import { randomBytes } from 'node:crypto'
import { type GotoSimulator, startGotoSimulator } from '#tests/simulators/goto/server'
import { type MailCatcher, startMailCatcher } from '#tests/simulators/mail/catcher'

// With characters that must not be encoded on the way (goto-api.md, section 2.3).
const CLIENT = { clientId: 'simulated-client', clientSecret: 'simulated+secret/with=signs' }

export interface SimulatedWorld {
  goto: GotoSimulator
  mail: MailCatcher
  /** The whole configuration of an app in this world. */
  environment: Record<string, string>
  stop(): Promise<void>
}

/** The systems outside our process, on loopback: GoTo, and a mail server that keeps what it gets. */
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
  const mail = await startMailCatcher({ webPort: inboxPort })
  return {
    goto,
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
      SMTP_URL: mail.smtpUrl,
      MAIL_FROM: 'foyer@example.com',
    },
    async stop() {
      await Promise.all([goto.stop(), mail.stop()])
    },
  }
}
