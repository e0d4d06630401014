import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { oldLinksScript } from '../embed/old-links.server'
import type { HttpEnv, Services } from './context.server'

const SHORT = 'public, max-age=300, stale-while-revalidate=86400'
const FOREVER = 'public, max-age=31536000, immutable'
const NAMES = ['embed.js', 'embed.mjs', 'embed.calendly.js', 'embed.cal.js'] as const

interface Script {
  plain: Buffer
  hash: string
}

/**
 * The scripts that other sites load. `/embed.js` is asked again every five minutes and mostly answered with 304;
 * `/embed-{hash}.js` holds one version for ever. A hash of an earlier version leads to today's: a site must not break because we
 * were updated.
 */
export function answerWidget({ db }: Pick<Services, 'db'>, folder: string): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  const scripts = new Map(
    NAMES.filter((name) => existsSync(join(folder, name))).map((name) => [name, read(folder, name)]),
  )

  app.get('/embed.js', async (c) => {
    const query = new URL(c.req.url).searchParams
    const compat = query.get('compat')
    const script = scripts.get(compat === 'calendly' || compat === 'cal' ? `embed.${compat}.js` : 'embed.js')
    if (!script) return c.notFound()
    if (compat === null) return send(c, script, SHORT)
    const plain = Buffer.concat([Buffer.from(await oldLinksScript(db, query)), script.plain])
    return send(c, { plain, hash: hashOf(plain) }, SHORT)
  })
  app.get('/embed.mjs', (c) => {
    const script = scripts.get('embed.mjs')
    return script ? send(c, script, SHORT) : c.notFound()
  })
  app.get('/:file{embed-[0-9a-f]{12}\\.js}', (c) => {
    const script = scripts.get('embed.js')
    if (c.req.param('file') === `embed-${script?.hash}.js` && script) return send(c, script, FOREVER)
    c.header('Cache-Control', SHORT)
    c.header('Access-Control-Allow-Origin', '*')
    return c.redirect('/embed.js', 302)
  })
  return app
}

function read(folder: string, name: string): Script {
  const plain = readFileSync(join(folder, name))
  return { plain, hash: hashOf(plain) }
}

function send(c: Context, { plain, hash }: Script, cacheControl: string): Response {
  const accepted = c.req.header('accept-encoding') ?? ''
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  const headers: Record<string, string> = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': cacheControl,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    Vary: 'Accept-Encoding',
    ETag: `"${hash}${encoding === null ? '' : `-${encoding}`}"`,
  }
  if (c.req.header('if-none-match')?.includes(headers.ETag ?? '')) return c.body(null, 304, headers)
  if (encoding === null) return c.body(new Uint8Array(plain), 200, headers)
  return c.body(new Uint8Array(compressed(plain, hash, encoding)), 200, { ...headers, 'Content-Encoding': encoding })
}

/** Each version is compressed once; lists of old links are few. */
const cache = new Map<string, Buffer>()
const MOST_CACHED = 200

function compressed(plain: Buffer, hash: string, encoding: 'br' | 'gzip'): Buffer {
  const key = `${hash}-${encoding}`
  const known = cache.get(key)
  if (known) return known
  const made = encoding === 'br' ? brotliCompressSync(plain) : gzipSync(plain, { level: 9 })
  if (cache.size >= MOST_CACHED) cache.clear()
  cache.set(key, made)
  return made
}

function hashOf(plain: Buffer): string {
  return createHash('sha256').update(plain).digest('hex').slice(0, 12)
}
