import type { Context } from 'hono'
import { authenticateApiKey } from '~/accounts/api-keys.server'
import type { ApiScope } from '~/accounts/api-scopes'
import type { Host } from '~/accounts/host'
import { forbiddenProblem, ProblemError, suspendedProblem, unauthorized } from '~/http/problem'
import { networksOf } from '~/limits/client-address.server'
import type { LimitKey, LimitName } from '~/limits/rate-limit.server'
import type { ApiEnv } from './api'

/**
 * Authorizes a request: finds the owner of its key, checks that the key may make this call, and counts the request. A key that
 * is sent must be valid even where none is needed: silently returning the public view would hide from a client that its key was
 * revoked.
 *
 * @throws 401 in the same words for a missing, malformed, unknown, expired and revoked key; 403; 429
 */
export async function authorize(
  c: Context<ApiEnv>,
  { scope, keyOptional }: { scope: ApiScope | null; keyOptional: boolean },
): Promise<void> {
  const authorization = c.req.header('authorization')
  if (scope === null || (keyOptional && authorization === undefined))
    return limit(c, c.req.path.endsWith('/slots') ? 'slots' : 'api')
  const key = /^Bearer ([^\s]+)$/i.exec(authorization ?? '')?.[1]
  const holder = key === undefined ? null : await authenticateApiKey(c.var.db, key, c.var.now)
  if (!holder) {
    c.var.log.warn({ request: c.var.requestId }, 'API key refused')
    await limit(c, 'api')
    throw unauthorized()
  }
  await limit(c, 'api', holder.host.id)
  if (!holder.scopes.includes(scope)) {
    c.var.log.warn({ request: c.var.requestId, host: holder.host.id, scope }, 'API key lacks a scope')
    throw forbiddenProblem(scope)
  }
  if (holder.host.suspendedAt !== null && !['GET', 'HEAD'].includes(c.req.method)) throw suspendedProblem()
  c.set('keyHost', holder.host)
  c.set('keyId', holder.keyId)
}

/** The host whose key the request carries. @throws 401 where the key is optional and was not sent */
export function requireKey(c: Context<ApiEnv>): Host {
  const host = c.get('keyHost')
  if (!host) throw unauthorized()
  return host
}

/** The same where a key is optional. */
export function keyHolder(c: Context<ApiEnv>): Host | null {
  return c.get('keyHost') ?? null
}

/** Counts the request and states in the response how many are left. @throws 429 with the time to wait */
async function limit(
  c: Context<ApiEnv>,
  name: LimitName,
  key: LimitKey = networksOf(c.var.clientAddress),
): Promise<void> {
  const decision = await c.var.limits.take(name, key)
  if (decision.state) {
    // The IETF's draft form (draft-ietf-httpapi-ratelimit-headers): q requests in w seconds; r left, all available again in t
    // seconds.
    const { quota, windowSeconds, remaining, resetSeconds } = decision.state
    c.header('RateLimit-Policy', `"${name}";q=${quota};w=${windowSeconds}`)
    c.header('RateLimit', `"${name}";r=${remaining};t=${resetSeconds}`)
  }
  if (!decision.ok) throw tooMany(decision.retryAfterSeconds, `Try again in ${decision.retryAfterSeconds} seconds.`)
}

export function tooMany(retryAfterSeconds: number, detail: string): ProblemError {
  return new ProblemError({
    code: 'rate_limited',
    detail,
    headers: { 'Retry-After': String(retryAfterSeconds) },
  })
}
