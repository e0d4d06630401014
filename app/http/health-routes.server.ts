import { Hono } from 'hono'
import { sql } from 'kysely'
import { findWorstDelayMs } from '#db/queries/due-jobs'
import { INSTANCE_PURPOSE } from '~/security/signing-purposes'
import { MINUTE_MS } from '~/time/units'
import type { Services } from './context.server'

/** If the oldest due job is later than this, the worker does not keep up (P3). */
const LATE_MS = 5 * MINUTE_MS
/** The worker looks at least every 15 s; after this long it is stuck. */
const ASLEEP_MS = 2 * MINUTE_MS

/**
 * `/healthz`: the process answers. `/readyz`: the database answers, the worker keeps up, and the process is not about to stop.
 * Otherwise proxies send requests elsewhere.
 */
export function healthRoutes(
  { db, env, keyring, closing, clock }: Pick<Services, 'db' | 'env' | 'keyring' | 'closing' | 'clock'>,
  lastLookAt: () => number,
): Hono {
  const app = new Hono()
  const instance = keyring.sign(env.APP_URL, INSTANCE_PURPOSE)
  app.get('/healthz', (c) => c.json({ status: 'ok', instance }))
  app.get('/readyz', async (c) => {
    const now = clock()
    const database = await sql`select 1`.execute(db).then(
      () => 'ok',
      () => 'unreachable',
    )
    const delayMs = database === 'ok' ? await findWorstDelayMs(db, now) : 0
    const worker = now - lastLookAt() > ASLEEP_MS ? 'asleep' : delayMs > LATE_MS ? 'late' : 'ok'
    const ready = database === 'ok' && worker === 'ok' && !closing.aborted
    return c.json(
      {
        status: ready ? 'ok' : closing.aborted ? 'stopping' : 'not_ready',
        database,
        worker,
        oldestDueJobDelayMs: delayMs,
      },
      ready ? 200 : 503,
    )
  })
  return app
}
