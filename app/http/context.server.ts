import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Dialect } from '#db/dialect'
import type { DB } from '#db/schema'
import type { Mailer } from '#emails/mailer.server'
import type { ExternalBusy } from '~/busy/external-busy.server'
import type { Env } from '~/env.server'
import type { GotoService } from '~/goto/goto-service.server'
import type { RateLimits } from '~/limits/rate-limit.server'
import type { RequestTurns } from '~/limits/request-turns'
import type { Metrics } from '~/metrics/metrics.server'
import type { Outbox } from '~/outbox/worker'
import type { Keyring } from '~/security/sealed-text.server'
import type { Clock, Elapsed } from '~/time/clock'

/** What the process has one of. Made in start.ts, handed down as arguments: no room reaches for a global. */
export interface Services {
  env: Env
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  goto: GotoService
  /** For what no job can send; everything else goes through the outbox. */
  mailer: Mailer
  busy: ExternalBusy
  outbox: Outbox
  limits: RateLimits
  turns: RequestTurns
  metrics: Metrics
  log: Logger
  /** For what goes on after a request, such as a stream; a request itself has its `now`. */
  clock: Clock
  elapsed: Elapsed
  /** Aborted when the process is about to stop: answers that would never end by themselves end then (P1). */
  closing: AbortSignal
}

/** The services and what belongs to one request: what loaders and actions get as `context`, API handlers as `c.var`. */
export interface AppContext extends Services {
  requestId: string
  /** The nonce that this answer's Content-Security-Policy allows. */
  nonce: string
  /** The client's network address, after as many proxies as TRUST_PROXY says. */
  clientAddress: string
  /** When the request arrived, epoch ms: the one clock reading of a request. */
  now: number
}

/** What Hono's handlers find in `c.var`. `framing`: who may show the answer in a frame, once that was looked up. */
export type HttpEnv = { Variables: AppContext & { framing?: string | null } }
