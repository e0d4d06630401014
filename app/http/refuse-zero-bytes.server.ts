import type { MiddlewareHandler } from 'hono'

/**
 * Answers 404 where an address has a zero byte: it names nothing of ours, and PostgreSQL fails on it in every text. Calls of the API have
 * their own answer.
 */
export function refuseZeroBytes(): MiddlewareHandler {
  return async (c, next) => {
    if (!c.req.raw.url.includes('%00') || c.req.path.startsWith('/api/')) return next()
    return c.text('There is no such page: the address is not written as addresses are.', 404)
  }
}
