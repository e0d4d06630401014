import { setTimeout as pause } from 'node:timers/promises'
import type { Context, MiddlewareHandler } from 'hono'
import { QueueFullError, queueOfProcess } from '~/limits/bounded-queue'
import { networkOf, networksOf } from '~/limits/client-address.server'
import { PRICES } from '~/limits/prices'
import type { LimitDecision } from '~/limits/rate-limit.server'
import type { AppContext, HttpEnv } from './context.server'
import { respondWithProblem } from './problem'

/**
 * A client that retries immediately would keep us busy with refusals, so they are delayed while few are waiting. People do not
 * notice the delay.
 */
export const REFUSAL_MS = 500
export const refusalQueue = queueOfProcess({
  name: 'refusals',
  atOnce: 1_000,
  atOncePerKey: 200,
  waiting: 0,
  retryAfterSeconds: 1,
})

/** Charges every request for a page or a call before any work is done for it, and handles the reads of one network in turn. */
export function shareWork(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    // One by one: `c.var` is put together anew each time.
    if (!c.get('env').RATE_LIMIT) return next()
    const { turns, clientAddress } = c.var
    const network = networkOf(clientAddress)
    const decision = await charge(c.var, priceOf(c.req.path))
    if (!decision.ok) {
      await takeTime(network)
      return refuse(c, decision.retryAfterSeconds)
    }
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    return turns.take(network, async () => {
      await next()
    })
  }
}

function priceOf(path: string): number {
  if (path === '/api/v1/docs') return PRICES.apiReference
  return path.startsWith('/api/') ? PRICES.apiCall : PRICES.page
}

/** Charges the cost of some work to the share of the requesting network. */
export function charge({ limits, clientAddress }: AppContext, points: number): Promise<LimitDecision> {
  return limits.take('work', networksOf(clientAddress), points)
}

async function takeTime(network: string): Promise<void> {
  try {
    await refusalQueue.run(network, () => pause(REFUSAL_MS))
  } catch (error) {
    if (!(error instanceof QueueFullError)) throw error
  }
}

function refuse(c: Context<HttpEnv>, retryAfterSeconds: number): Response {
  const headers = { 'Retry-After': String(retryAfterSeconds) }
  if (c.req.path.startsWith('/api/'))
    return respondWithProblem(c, {
      code: 'rate_limited',
      detail: `Try again in ${retryAfterSeconds} seconds.`,
      headers,
    })
  return c.text(`Too much was asked from your network. Please try again in ${retryAfterSeconds} seconds.`, 429, headers)
}
