import { createHash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { isbot } from 'isbot'
import { findOfferVersion } from '#db/queries/offer-versions'
import { chooseLocale, prefersHour12 } from '~/i18n/locale'
import { networksOf } from '~/limits/client-address.server'
import { isPublicName } from '~/security/public-name'
import { MINUTE_MS } from '~/time/units'
import type { HttpEnv, Services } from './context.server'
import { hashSource } from './inline-hashes.server'
import { type Encoding, encodingFor, packPage } from './pack-page.server'
import { WHOLE_PAGE_HEADER } from './whole-page'

/** About a thousand months of different hosts, languages, days and zones. */
const MAX_KEPT_BYTES = 48 * 1024 * 1024
/** Longer queries come from one visitor's link, and would only take memory. */
const MAX_QUERY_LENGTH = 600
/** A key opens a secret event type, an attempt is one visitor's, and `done` is reported once. */
const NEVER_KEPT = ['key', 'attempt', 'done']
/** A host's page, an event type's, and the latter in a frame. */
const ADDRESS = /^\/([\w-]{3,40})(?:\/([\w-]{3,40})(?:\/embed)?)?$/

interface KeptPage {
  /** What it was rendered for: the host, because handles pass on to others, the version of the host's offer, and the minute. */
  state: string
  html: Buffer
  etag: string
  /** Sources of the policy for the inline styles. */
  styles: string[]
  packed: Map<Encoding, Promise<Buffer>>
}

interface Asked {
  key: string
  handle: string
  /** Whether the page shows times, which are kept fresh while somebody looks at them. */
  showsTimes: boolean
}

/**
 * Keeps rendered pages of free times in memory: a page is the same for everybody with the same address, language and clock, as long as the
 * host's offer has the same version and the minute is the same. The version is read from the database for each request, so that pages are
 * never older than the last commit of any process. Nothing is kept that belongs to one visitor: no page with a token, no form, no response
 * but a page. Its inline scripts and styles are allowed by their hashes instead of a nonce.
 */
export function keepPages(services: Services): MiddlewareHandler<HttpEnv> {
  const kept = createPageStore()
  return async (c, next) => {
    const asked = readAsked(c)
    const offer = asked && (await findOfferVersion(services.db, asked.handle))
    if (!asked || !offer) return next()
    const state = `${offer.id} ${offer.version} ${minuteOf(c.var.now)}`
    const found = kept.get(asked.key)
    if (found?.state === state && (await services.limits.take('page', networksOf(c.var.clientAddress))).ok) {
      if (asked.showsTimes && !isbot(c.req.header('user-agent'))) services.busy.markViewed(offer.id)
      return send(c, found)
    }
    c.set('nonce', '')
    c.set('inlineStyles', [])
    await next()
    if (c.res.status !== 200 || !c.res.headers.has(WHOLE_PAGE_HEADER)) return
    const page = pageOf(await c.res.text(), state)
    kept.set(asked.key, page)
    c.res = undefined
    c.res = await send(c, page)
  }
}

function readAsked(c: Context<HttpEnv>): Asked | null {
  if (c.req.method !== 'GET') return null
  const { pathname, search, searchParams } = new URL(c.req.url)
  const [, handle = '', slug] = ADDRESS.exec(pathname) ?? []
  if (!isPublicName(handle.toLowerCase()) || search.length > MAX_QUERY_LENGTH) return null
  if (NEVER_KEPT.some((name) => searchParams.has(name))) return null
  const accepted = c.req.header('accept-language')
  const reader = `${chooseLocale(null, accepted)} ${prefersHour12('en', accepted) ? 12 : 24}`
  return { key: `${reader} ${pathname}${search}`, handle: handle.toLowerCase(), showsTimes: slug !== undefined }
}

/** What is offered changes at whole minutes: at the minute itself, and then not until the next. */
function minuteOf(now: number): string {
  return `${Math.floor(now / MINUTE_MS)}${now % MINUTE_MS === 0 ? ' exactly' : ''}`
}

function pageOf(text: string, state: string): KeptPage {
  const styles = inlineStylesOf(text).map(hashSource)
  const html = Buffer.from(text)
  const etag = createHash('sha256').update(html).digest('base64url').slice(0, 22)
  return { state, html, etag, styles, packed: new Map() }
}

/** The texts of the `style` elements. React escapes what people typed, so none of it can look like one. */
function inlineStylesOf(html: string): string[] {
  return html
    .split('<style')
    .slice(1)
    .map((rest) => rest.slice(rest.indexOf('>') + 1, rest.indexOf('</style>')))
}

async function send(c: Context<HttpEnv>, page: KeptPage): Promise<Response> {
  c.set('inlineStyles', page.styles)
  const encoding = encodingFor(c.req.header('accept-encoding'))
  const etag = `"${page.etag}${encoding === null ? '' : `-${encoding}`}"`
  const headers: Record<string, string> = {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Encoding, Accept-Language',
    ETag: etag,
  }
  if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
  if (encoding === null) return c.body(new Uint8Array(page.html), 200, headers)
  const packed = page.packed.get(encoding) ?? packPage(page.html, encoding)
  page.packed.set(encoding, packed)
  return c.body(new Uint8Array(await packed), 200, { ...headers, 'Content-Encoding': encoding })
}

interface PageStore {
  get(key: string): KeptPage | undefined
  set(key: string, page: KeptPage): void
}

/** The least recently used pages are dropped when there are too many bytes. */
function createPageStore(): PageStore {
  const pages = new Map<string, KeptPage>()
  let bytes = 0
  const drop = (key: string) => {
    bytes -= pages.get(key)?.html.length ?? 0
    pages.delete(key)
  }
  return {
    get(key) {
      const page = pages.get(key)
      if (page) {
        pages.delete(key)
        pages.set(key, page)
      }
      return page
    },
    set(key, page) {
      drop(key)
      pages.set(key, page)
      bytes += page.html.length
      for (const oldest of pages.keys()) {
        if (bytes <= MAX_KEPT_BYTES) break
        drop(oldest)
      }
    },
  }
}
