import type { Logger } from 'pino'
import { connect } from '#db/connection'
import { migrate } from '#db/migrate'
import { createMailer, type Mailer } from '#emails/mailer.server'
import type { Env } from '../env.server'
import { createGotoService } from '../goto/goto-service.server'
import { createWorker, type Worker } from '../outbox/outbox.server'
import { afterFailureWith, runJobWith } from '../outbox/run-job.server'
import { Keyring } from '../security/sealed-text.server'
import type { Services } from './context.server'
import { createRateLimits } from './rate-limit.server'

export interface House {
  services: Services
  worker: Worker
  mailer: Mailer
  close(): Promise<void>
}

/** Opens the database, brings it up to date, and makes everything that lives as long as the process. */
export async function openHouse(env: Env, log: Logger): Promise<House> {
  const connection = connect(env.DATABASE_URL, (error) => log.error({ error }, 'database connection lost'))
  const applied = await migrate(connection)
  if (applied.length > 0) log.info({ applied }, 'database migrated')
  const { db, dialect } = connection
  const clock = Date.now
  const keyring = new Keyring(env.APP_SECRET)
  const goto = createGotoService({ env, db, keyring })
  const mailer = createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM })
  const tools = { db, keyring, goto, mailer, appUrl: env.APP_URL, clock }
  const worker = createWorker({ db, dialect, log, run: runJobWith(tools), afterFailure: afterFailureWith(tools) })
  return {
    services: { env, db, dialect, keyring, goto, outbox: worker, limits: createRateLimits(env.RATE_LIMIT), log },
    worker,
    mailer,
    async close() {
      mailer.close()
      await connection.close()
    },
  }
}
