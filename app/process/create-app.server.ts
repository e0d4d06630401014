import type { Logger } from 'pino'
import { type Connection, connect, databaseFile } from '#db/connection'
import { type JobNotifier, listenForJobs, NO_JOB_NOTIFIER } from '#db/job-notifier'
import { migrate } from '#db/migrate'
import { closeToOthers } from '#db/private-file'
import { createMailer, type Mailer } from '#emails/mailer.server'
import { passwordQueue } from '~/accounts/password.server'
import { withServiceAddress } from '~/accounts/sending-address/own-address-mailer.server'
import type { ConferencingProviders } from '~/booking/conferencing'
import { feedQueue } from '~/busy/calendar-feed-source.server'
import { createExternalBusy } from '~/busy/external-busy.server'
import { calendarQueue } from '~/busy/read-calendar.server'
import { gotoReadQueue } from '~/busy/read-goto-meetings.server'
import { caldavReadQueue, calendarReadQueue } from '~/calendars/calendar-source.server'
import { createCalendars } from '~/calendars/calendars.server'
import { caldavWriteQueue } from '~/calendars/write-booking-event.server'
import type { Env } from '~/env.server'
import { createGotoService } from '~/goto/goto-service.server'
import type { Services } from '~/http/context.server'
import { bodyQueue } from '~/http/limit-bodies.server'
import { refusalQueue } from '~/http/share-work.server'
import { compressionQueue } from '~/http/widget-routes.server'
import { sealAddresses } from '~/integrations/deliveries/seal-addresses.server'
import { outboundQueue } from '~/limits/outbound-queue'
import { createRateLimits } from '~/limits/rate-limit.server'
import { leaveMailsUncounted } from '~/limits/recipient-budget.server'
import { createRequestTurns } from '~/limits/request-turns'
import { createMetrics } from '~/metrics/metrics.server'
import { createOidcProvider, OIDC_TIMEOUTS, type OidcProvider, oidcSettings } from '~/oauth/oidc-provider.server'
import { joinWorkers } from '~/outbox/join-workers'
import { createWorker } from '~/outbox/outbox.server'
import type { Outbox, RunJob, Worker } from '~/outbox/worker'
import { Keyring } from '~/security/sealed-text.server'
import { streamsOfProcess } from '~/team/live-streams.server'
import type { Clock } from '~/time/clock'
import { systemClock, systemElapsed } from '~/time/system-time'
import { afterFailureWith, runJobWith } from './run-job.server'

/** Deliveries mostly wait for other servers. */
const MAX_DELIVERIES_AT_ONCE = 32

export interface App {
  services: Services
  worker: Worker
  mailer: Mailer
  /** Ends responses that stream for minutes. */
  endStreams(): void
  close(): Promise<void>
}

/** The clock of the process, passed to everything in it. */
type Time = Pick<Services, 'clock' | 'elapsed'>

/** Opens the database, migrates it, and creates everything that lives as long as the process. */
export async function createApp(
  env: Env,
  log: Logger,
  time: Time = { clock: systemClock, elapsed: systemElapsed },
): Promise<App> {
  const file = databaseFile(env.DATABASE_URL)
  const closed = file === null || file === ':memory:' ? [] : closeToOthers(file)
  if (closed.length > 0) log.warn({ closed }, 'others on this machine could read these until now')
  const connection = connect(env.DATABASE_URL, (error) => log.error({ error }, 'database connection lost'))
  const applied = await migrate(connection)
  if (applied.length > 0) log.info({ applied }, 'database migrated')
  const { db, dialect } = connection
  if (!env.RATE_LIMIT) leaveMailsUncounted(db)
  const closing = new AbortController()
  const keyring = new Keyring(env.APP_SECRET)
  const sealed = await sealAddresses(db, keyring)
  if (sealed > 0) log.info({ sealed }, 'addresses of webhooks and CRMs are sealed now')
  const metrics = createMetrics()
  // Pages on PostgreSQL mostly wait for the database.
  const turns = createRequestTurns(dialect === 'postgres' ? 4 : 1)
  metrics.watchQueues([
    passwordQueue,
    calendarQueue,
    feedQueue,
    gotoReadQueue,
    calendarReadQueue,
    caldavReadQueue,
    caldavWriteQueue,
    outboundQueue,
    compressionQueue,
    bodyQueue,
    refusalQueue,
    streamsOfProcess,
    turns.queue,
  ])
  const goto = metrics.observeGoto(createGotoService({ env, db, keyring, clock: time.clock }))
  const conferencing: ConferencingProviders = { goto }
  // The worker comes later: it runs the jobs that write to calendars.
  const outbox: Outbox = {
    wake() {
      worker.wake()
      notifier.ring()
    },
  }
  const calendars = createCalendars({ db, keyring, env, outbox, log, ...time })
  const sent = metrics.observeMail(createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM }))
  const mailer = withServiceAddress(sent, { db, clock: time.clock })
  const tools = {
    db,
    dialect,
    keyring,
    conferencing,
    calendars,
    mailer,
    env,
    ...time,
  }
  const runJob = metrics.observeJobs(runJobWith(tools))
  // A job of one worker may queue a job for the other: a created meeting releases a CRM's note.
  const run: RunJob = async (job) => runJob(job).finally(() => worker.wake())
  const common = {
    ...{ db, dialect, log, run, ...time },
    afterFailure: afterFailureWith(tools),
    mayRunAgain: goto.isConnected,
  }
  const worker: Worker = joinWorkers([
    createWorker({ ...common, share: 'others' }),
    // Deliveries call addresses of users, so no mail may wait behind a server that hangs (E7).
    createWorker({ ...common, share: 'deliveries', maxAtOnce: MAX_DELIVERIES_AT_ONCE }),
  ])
  const notifier = notifierOf(connection, env, worker, log)
  const busy = createExternalBusy({ db, keyring, env, goto, outbox, log, more: [calendars.source], ...time })
  return {
    services: {
      env,
      db,
      dialect,
      keyring,
      goto,
      conferencing,
      calendars,
      oidc: oidcOf(env, time.clock),
      mailer,
      busy,
      outbox,
      limits: metrics.observeLimits(createRateLimits(env.RATE_LIMIT, connection, time.clock)),
      turns,
      metrics,
      log,
      ...time,
      closing: closing.signal,
    },
    worker,
    mailer,
    endStreams: () => closing.abort(),
    async close() {
      closing.abort()
      mailer.close()
      await notifier.close()
      await connection.close()
    },
  }
}

function oidcOf(env: Env, clock: Clock): OidcProvider | null {
  const settings = oidcSettings(env)
  return settings && createOidcProvider(settings, OIDC_TIMEOUTS, clock)
}

function notifierOf({ db, dialect }: Connection, env: Env, worker: Worker, log: Logger): JobNotifier {
  if (dialect === 'sqlite') return NO_JOB_NOTIFIER
  return listenForJobs({
    db,
    databaseUrl: env.DATABASE_URL,
    onRing: () => worker.wake(),
    onTrouble: (detail) => log.warn({ detail }, 'outbox: no wake-up from other processes'),
  })
}
