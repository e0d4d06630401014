import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { linkRedirectScript } from '~/embed/link-redirects.server'
import { QueueFullError, queueOfProcess } from '~/limits/bounded-queue'
import { networksOf } from '~/limits/client-address.server'
import { requestingNetwork } from '~/limits/requester.server'
import type { HttpEnv, Services } from './context.server'

const SHORT = 'public, max-age=300, stale-while-revalidate=86400'
const FOREVER = 'public, max-age=31536000, immutable'
const NAMES = ['embed.js', 'embed.mjs', 'embed.calendly.js', 'embed.cal.js'] as const

interface Script {
  plain: Buffer
  hash: string
}

/**
 * The scripts that other sites load. `/embed.js` is revalidated every five minutes, mostly with 304; `/embed-{hash}.js` is one
 * version, cached for ever. The hash of an earlier version redirects to the present one: an update of ours must not break a
 * site. `/embed-{language}-{version}.mjs` has the words of one language: of another version, which an earlier `/embed.js` names, they are
 * the present ones.
 */
export function widgetRoutes({ db, limits }: Pick<Services, 'db' | 'limits'>, folder: string): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  const scripts = new Map(
    NAMES.filter((name) => existsSync(join(folder, name))).map((name) => [name, read(folder, name)]),
  )
  const words = readWords(join(folder, 'words'))

  app.get('/embed.js', async (c) => {
    const query = new URL(c.req.url).searchParams
    const compat = query.get('compat')
    const script = scripts.get(compat === 'calendly' || compat === 'cal' ? `embed.${compat}.js` : 'embed.js')
    if (!script) return c.notFound()
    if (compat === null) return send(c, script, SHORT)
    const plain = Buffer.concat([Buffer.from(await linkRedirectScript(db, query)), script.plain])
    return send(c, { plain, hash: hashOf(plain) }, SHORT, () => mayCompress(c))
  })
  app.get('/embed.mjs', (c) => {
    const script = scripts.get('embed.mjs')
    return script ? send(c, script, SHORT) : c.notFound()
  })
  app.get('/:file{embed-[a-z]{2}-[0-9a-f]{6}\\.mjs}', async (c) => {
    const [, language = '', version] = c.req.param('file').split(/[-.]/)
    const script = words.scripts.get(language)
    return script ? send(c, script, version === words.version ? FOREVER : SHORT) : c.notFound()
  })
  app.get('/:file{embed-[0-9a-f]{12}\\.js}', async (c) => {
    const script = scripts.get('embed.js')
    if (c.req.param('file') === `embed-${script?.hash}.js` && script) return send(c, script, FOREVER)
    c.header('Cache-Control', SHORT)
    c.header('Access-Control-Allow-Origin', '*')
    return c.redirect('/embed.js', 302)
  })

  /** New lists of links are rare. Beyond this limit a script is sent uncompressed, so that no site breaks because of another. */
  async function mayCompress(c: Context<HttpEnv>): Promise<boolean> {
    return (await limits.take('widget-scripts', networksOf(c.var.clientAddress))).ok
  }
  return app
}

function read(folder: string, name: string): Script {
  const plain = readFileSync(join(folder, name))
  return { plain, hash: hashOf(plain) }
}

/** By language, and the version that the loader was built with: of all of them, so that it names one. */
function readWords(folder: string): { scripts: Map<string, Script>; version: string } {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.mjs')) : []
  const scripts = new Map(names.sort().map((name) => [name.replace('.mjs', ''), read(folder, name)]))
  const version = hashOf(Buffer.concat([...scripts.values()].map(({ plain }) => plain))).slice(0, 6)
  return { scripts, version }
}

async function send(
  c: Context<HttpEnv>,
  { plain, hash }: Script,
  cacheControl: string,
  mayCompress = async () => true,
): Promise<Response> {
  const compressed = await compressedFor(c.req.header('accept-encoding') ?? '', plain, hash, mayCompress)
  const headers: Record<string, string> = {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': cacheControl,
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
    Vary: 'Accept-Encoding',
    ETag: `"${hash}${compressed === null ? '' : `-${compressed.encoding}`}"`,
  }
  if (c.req.header('if-none-match')?.includes(headers.ETag ?? '')) return c.body(null, 304, headers)
  if (compressed === null) return c.body(new Uint8Array(plain), 200, headers)
  return c.body(new Uint8Array(compressed.content), 200, { ...headers, 'Content-Encoding': compressed.encoding })
}

/** Compressed in the thread pool, one at a time, so that a flood of unknown queries does not slow down pages. */
export const compressionQueue = queueOfProcess({
  name: 'widget-scripts',
  atOnce: 1,
  waiting: 20,
  waitingPerKey: 5,
  retryAfterSeconds: 5,
})

type Encoding = 'br' | 'gzip'

/** Each version is compressed once, also for simultaneous requests; the least recently used one is dropped first. */
const cache = new Map<string, Promise<Buffer>>()
const MAX_CACHED = 200

/** @returns null if the client accepts no compression, or if compressing is not worth the work now */
async function compressedFor(
  accepted: string,
  plain: Buffer,
  hash: string,
  mayCompress: () => Promise<boolean>,
): Promise<{ encoding: Encoding; content: Buffer } | null> {
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  if (encoding === null) return null
  const key = `${hash}-${encoding}`
  const known = cache.get(key)
  if (!known && !(await mayCompress())) return null
  const content = known ?? compressionQueue.run(requestingNetwork(), () => compress(plain, encoding))
  cache.delete(key)
  cache.set(key, content)
  const oldest = cache.size > MAX_CACHED ? cache.keys().next().value : undefined
  if (oldest !== undefined) cache.delete(oldest)
  try {
    return { encoding, content: await content }
  } catch (error) {
    cache.delete(key)
    if (error instanceof QueueFullError) return null
    throw error
  }
}

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

function compress(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  return encoding === 'br' ? brotli(plain) : gzipped(plain, { level: 9 })
}

function hashOf(plain: Buffer): string {
  return createHash('sha256').update(plain).digest('hex').slice(0, 12)
}
