import type { Context, MiddlewareHandler } from 'hono'
import { watchEventLoop } from '~/limits/watch-event-loop'
import type { HttpEnv, Services } from './context.server'
import { apiPattern } from './serve-metrics.server'

/** Watches the event loop, and logs and counts what blocks it. Requests are named by the patterns of their addresses. */
export function watchRequests(
  { elapsed, log, metrics, closing }: Pick<Services, 'elapsed' | 'log' | 'metrics' | 'closing'>,
  patternOf: (path: string) => Promise<string>,
): MiddlewareHandler<HttpEnv> {
  const onLag = async (ms: number, requests: Context[]) => {
    const routes = await Promise.all(requests.map(async (c) => apiPattern(c) ?? (await patternOf(c.req.path))))
    log.warn({ ms, routes }, 'the event loop waited')
    metrics.eventLoopLag(routes[0] ?? 'none')
  }
  const watch = watchEventLoop<Context>({ elapsed, onLag, signal: closing })
  return async (c, next) => {
    const end = watch.begin(c)
    try {
      await next()
    } finally {
      end()
    }
  }
}
