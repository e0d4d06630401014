import { timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { hashToken } from '~/security/tokens.server'
import { SECOND_MS } from '~/time/units'
import type { HttpEnv, Services } from './context.server'

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

/**
 * `/metrics`: for clients with METRICS_TOKEN. If none is set, only for this machine itself, not for requests that a local proxy
 * forwards.
 */
export async function serveMetrics(c: Context<HttpEnv>): Promise<Response> {
  const { env, metrics, db, now } = c.var
  if (env.METRICS_TOKEN === undefined) {
    const passedOn = c.req.header('x-forwarded-for') ?? c.req.header('forwarded') ?? c.req.header('x-real-ip')
    if (passedOn !== undefined || !LOOPBACK.test(c.var.clientAddress)) return c.text('Not found', 404)
  } else if (!isToken(c.req.header('authorization'), env.METRICS_TOKEN)) {
    return c.text('Send METRICS_TOKEN as bearer token', 401, { 'WWW-Authenticate': 'Bearer' })
  }
  const { body, contentType } = await metrics.text(db, now)
  return c.body(body, 200, { 'Content-Type': contentType, 'Cache-Control': 'no-store' })
}

/** Counts every response under the pattern of its route, and the results of attempts to book. */
export function countResponses(
  { metrics, elapsed }: Pick<Services, 'metrics' | 'elapsed'>,
  patternOf: (path: string) => Promise<string>,
): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const began = elapsed()
    await next()
    const { method, path } = c.req
    const route = apiPattern(c) ?? (await patternOf(path))
    const seconds = (elapsed() - began) / SECOND_MS
    metrics.request(KNOWN_METHODS.includes(method) ? method : 'other', route, c.res.status, seconds)
    const books = route === '/api/v1/bookings' || /^\/:handle\/:eventType\/book(\/embed)?$/.test(route)
    if (books && method === 'POST') metrics.booking(resultOf(c.res.status))
  }
}

const KNOWN_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

function resultOf(status: number) {
  if (status < 400) return 'booked'
  if (status === 409) return 'taken'
  if (status === 429) return 'limited'
  return status < 500 ? 'refused' : 'failed'
}

/** Hono's handlers know their patterns; patterns that end in a star belong to the pages. */
export function apiPattern(c: Context): string | undefined {
  if (c.req.path.startsWith('/assets/')) return '/assets'
  return matchedRoutes(c)
    .map(({ path }) => path)
    .findLast((path) => !path.includes('*'))
}

function isToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? ''
  // Digests have equal length, whatever was sent.
  return timingSafeEqual(Buffer.from(hashToken(given)), Buffer.from(hashToken(token)))
}
