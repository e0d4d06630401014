import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import type { ApiEnv } from './api'

/** Gives every read an ETag, and answers 304 to clients that already have that response (RFC 9110, section 13). */
export const answerIfChanged: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next()
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (!isRead || c.res.status !== 200 || c.res.headers.has('ETag')) return
  const { headers } = c.res
  const text = await c.res.text()
  // Stored only by the caller and revalidated each time, because it contains a host's data.
  headers.set('Cache-Control', 'private, no-cache')
  headers.set('ETag', etagOf(text))
  const unchanged = isUnchanged(c, etagOf(text))
  if (unchanged) headers.delete('Content-Type')
  c.res = new Response(unchanged ? null : text, { status: unchanged ? 304 : 200, headers })
}

export function etagOf(text: string): string {
  return `"${createHash('sha1').update(text).digest('base64url')}"`
}

/** If-None-Match compares weakly: proxies that compress may have made ours weak. */
export function isUnchanged(c: Context<ApiEnv>, etag: string): boolean {
  const given = c.req.header('if-none-match')?.split(',')
  return given?.some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag) ?? false
}
