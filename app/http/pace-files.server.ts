import { setTimeout as pause } from 'node:timers/promises'
import type { MiddlewareHandler } from 'hono'
import { createBoundedCounts } from '~/limits/bounded-counts'
import { networkOf, networksOf } from '~/limits/client-address.server'
import { MINUTE_MS } from '~/time/units'
import type { HttpEnv } from './context.server'
import { REFUSAL_MS, refusalQueue } from './share-work.server'

/** Hundreds of people behind one address load all files of a page within a minute. */
const FILES_A_MINUTE = 3_000

/**
 * For files and checks, which cost about a millisecond each: one network's are handled in turn, and a network that asks for very many
 * waits before each. It is not refused as for pages, because other sites load our scripts; only if hundreds of its requests wait already.
 * Counted in this process, so that no file costs a query.
 *
 * @throws QueueFullError
 */
export function paceFiles({ perMinute = FILES_A_MINUTE } = {}): MiddlewareHandler<HttpEnv> {
  const counts = createBoundedCounts(MINUTE_MS)
  return async (c, next) => {
    const { env, turns, clientAddress, now } = c.var
    if (!env.RATE_LIMIT) return next()
    const network = networkOf(clientAddress)
    const counted = networksOf(clientAddress).map(({ key, share }) => counts.add(key, 1, now).count > perMinute * share)
    if (counted.some(Boolean)) await refusalQueue.run(network, () => pause(REFUSAL_MS))
    return turns.take(network, async () => {
      await next()
    })
  }
}
