import type { Context } from 'hono'
import type { ApiEnv } from './api'

const READABLE = 'ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id'

/**
 * Scripts of any site may read what needs no key. `Authorization` is never allowed in a preflight: a host's key has no business
 * in a browser, and calls that need one are refused there.
 */
export function addPublicCors(c: Context<ApiEnv>): void {
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Access-Control-Expose-Headers', READABLE)
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
}

export function answerPreflight(c: Context<ApiEnv>): Response {
  addPublicCors(c)
  return c.body(null, 204, {
    'Access-Control-Allow-Methods': 'GET',
    'Access-Control-Allow-Headers': 'If-None-Match',
    'Access-Control-Max-Age': '86400',
  })
}
