import type { HttpBindings } from '@hono/node-server'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Dialect } from '#db/dialect'
import type { DB } from '#db/schema'
import type { Mailer } from '#emails/mailer.server'
import type { ConferencingProviders } from '~/booking/conferencing'
import type { ExternalBusy } from '~/busy/external-busy.server'
import type { Calendars } from '~/calendars/calendars.server'
import type { Env } from '~/env.server'
import type { GotoService } from '~/goto/goto-service.server'
import type { RateLimits } from '~/limits/rate-limit.server'
import type { RequestTurns } from '~/limits/request-turns'
import type { Metrics } from '~/metrics/metrics.server'
import type { OidcProvider } from '~/oauth/oidc-provider.server'
import type { Outbox } from '~/outbox/worker'
import type { Keyring } from '~/security/sealed-text.server'
import type { Clock, Elapsed } from '~/time/clock'
import type { FindOnce } from './remember-offers.server'

/** The services of the process. Created in create-app.server.ts and passed down as arguments: no module uses a global. */
export interface Services {
  env: Env
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  goto: GotoService
  /** The providers that create the meetings of bookings. */
  conferencing: ConferencingProviders
  calendars: Calendars
  /** Sign-in by an OpenID Connect provider; null if the operator has configured none. */
  oidc: OidcProvider | null
  /** For mails that no job can send; all others go through the outbox. */
  mailer: Mailer
  busy: ExternalBusy
  outbox: Outbox
  limits: RateLimits
  turns: RequestTurns
  metrics: Metrics
  log: Logger
  /** For work that outlives a request, such as a stream; a request itself has its `now`. */
  clock: Clock
  elapsed: Elapsed
  /** Aborted when the process is about to stop, to end responses that would never end by themselves (P1). */
  closing: AbortSignal
}

/** The services and what belongs to one request: what loaders and actions get as `context`, API handlers as `c.var`. */
export interface AppContext extends Services {
  requestId: string
  /** The nonce in this response's Content-Security-Policy. */
  nonce: string
  /** The client's network address, behind as many proxies as TRUST_PROXY says. */
  clientAddress: string
  /** When the request arrived, epoch ms: the one clock reading of a request. */
  now: number
  /** For pages that may be kept in memory: what was found about the host's offer, as long as it is the same. */
  findOnce?: FindOnce
}

/**
 * What Hono's handlers find in `c.var`. `framing`: who may show the response in a frame, once it was looked up. `inlineStyles`: for a page
 * without a nonce, the sources of the policy that allow its inline styles; `inlineScripts`: the same for scripts other than ours.
 */
export type HttpEnv = {
  Bindings: HttpBindings
  Variables: AppContext & { framing?: string | null; inlineStyles?: string[]; inlineScripts?: string[] }
}
