import type { Context } from 'hono'
import { authenticateApiKey } from '../../accounts/api-keys.server'
import type { Host } from '../../accounts/host'
import { networkOf } from '../client-address.server'
import type { LimitName } from '../rate-limit.server'
import type { HttpEnv } from '../server'
import { ProblemError, unauthorized } from './problem'

/** The host whose key the request carries. @throws 401, in the same words for a missing, malformed and revoked key */
export async function requireKey(c: Context<HttpEnv>): Promise<Host> {
  const host = await keyHolder(c)
  if (!host) {
    c.var.log.warn({ request: c.var.requestId }, 'API key refused')
    throw unauthorized()
  }
  await limit(c, 'api', host.id)
  return host
}

/** The same where a key is optional. */
export async function keyHolder(c: Context<HttpEnv>): Promise<Host | null> {
  const key = /^Bearer ([^\s]+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  return key === undefined ? null : authenticateApiKey(c.var.db, key, c.var.now)
}

/** @throws 429 with the time to wait */
export async function limit(c: Context<HttpEnv>, name: LimitName, key = networkOf(c.var.clientAddress)): Promise<void> {
  const verdict = await c.var.limits.take(name, key)
  if (verdict.ok) return
  throw new ProblemError({
    status: 429,
    code: 'rate_limited',
    title: 'Too many requests',
    detail: `Try again in ${verdict.retryAfterSeconds} seconds.`,
    headers: { 'Retry-After': String(verdict.retryAfterSeconds) },
  })
}
