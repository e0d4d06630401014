import { hash } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { isbot } from 'isbot'
import { findOfferVersion } from '#db/queries/offer-versions'
import { readerKey } from '~/i18n/language-tag'
import { networksOf } from '~/limits/client-address.server'
import { isPublicName } from '~/security/public-name'
import { MINUTE_MS } from '~/time/units'
import type { HttpEnv, Services } from './context.server'
import { hashSource } from './inline-hashes.server'
import { inlineTextsOf } from './inline-texts'
import { findViewedHosts } from './mark-viewed.server'
import { type Encoding, encodingFor, packOnce, packPage } from './pack-page.server'
import { rememberOffers } from './remember-offers.server'
import { readWholePage } from './whole-page'

/** About a thousand months of different hosts, languages, days and zones. */
const MAX_KEPT_BYTES = 48 * 1024 * 1024
/** Longer queries come from one visitor's link, and would only take memory. */
const MAX_QUERY_LENGTH = 600
/** A key opens a secret event type, an attempt is one visitor's, and `done` is reported once. */
const NEVER_KEPT = ['key', 'attempt', 'done']
/** A host's page, an event type's, and the latter in a frame. */
const ADDRESS = /^\/([\w-]{3,40})(?:\/([\w-]{3,40})(?:\/embed)?)?$/
/** Details hold a token of one visitor, so the page is not kept; what it says of the offer is the same for all. */
const DETAILS = /^\/([\w-]{3,40})\/[\w-]{3,40}\/book(?:\/embed)?$/

interface KeptPage {
  /** What it was rendered for: the host, because handles pass on to others, the version of the host's offer, and the minute. */
  state: string
  html: Buffer<ArrayBuffer>
  /** With its quotes. */
  etag: string
  /** Sources of the policy for the inline styles. */
  styles: string[]
  packed: Map<Encoding, Promise<Buffer>>
  /** Whose times it shows: in the same state a team has the same members. */
  viewed: string[]
}

/** What the page of this request is kept as. */
interface ToKeep {
  asked: Asked
  state: string
  offer: Parameters<typeof findViewedHosts>[1]
}

interface Asked {
  key: string
  handle: string
  /** Whether the page shows times, which are kept fresh while somebody looks at them. */
  showsTimes: boolean
}

/**
 * Keeps rendered pages of free times in memory: a page is the same for everybody with the same address, language and region, as long as the
 * host's offer has the same version and the minute is the same. The version is read from the database for each request, so that pages are
 * never older than the last commit of any process. So is what their loaders found out about the offer. Nothing is kept that belongs to one visitor: no page with a token, no form, no response
 * but a page. Its inline scripts and styles are allowed by their hashes instead of a nonce.
 *
 * `send` answers with a kept page and runs before everything that only a rendered page needs; `keep` runs next to the pages and keeps what
 * was rendered.
 */
export function keepPages(services: Services): Record<'send' | 'keep', MiddlewareHandler<HttpEnv>> {
  const kept = createPageStore()
  const remember = rememberOffers()
  const toKeep = new WeakMap<Context, ToKeep>()
  return {
    async send(c, next) {
      const asked = readAsked(c)
      const handle = asked?.handle ?? handleOfDetails(c)
      const offer = handle && (await findOfferVersion(services.db, handle))
      if (!offer) return next()
      const state = `${offer.id} ${offer.version} ${minuteOf(c.get('now'))}`
      c.set('findOnce', remember(state))
      if (!asked) return next()
      const found = kept.get(asked.key)
      if (found?.state === state && (await services.limits.take('page', networksOf(c.get('clientAddress')))).ok) {
        if (asked.showsTimes && !isbot(c.req.header('user-agent')))
          for (const hostId of found.viewed) services.busy.markViewed(hostId)
        return send(c, found)
      }
      toKeep.set(c, { asked, state, offer })
      return next()
    },
    async keep(c, next) {
      const wanted = toKeep.get(c)
      if (!wanted) return next()
      const { asked, state, offer } = wanted
      c.set('nonce', '')
      c.set('inlineStyles', [])
      await next()
      const text = readWholePage(c.res)
      if (c.res.status !== 200 || text === null) return
      const page = pageOf(text, state, asked.showsTimes ? await findViewedHosts(services.db, offer) : [])
      kept.set(asked.key, page)
      c.res = undefined
      c.res = sendFirst(c, page)
    },
  }
}

function readAsked(c: Context<HttpEnv>): Asked | null {
  if (c.req.method !== 'GET') return null
  const { pathname, search, searchParams } = new URL(c.req.url)
  const [, handle = '', slug] = ADDRESS.exec(pathname) ?? []
  if (!isPublicName(handle.toLowerCase()) || search.length > MAX_QUERY_LENGTH) return null
  if (NEVER_KEPT.some((name) => searchParams.has(name))) return null
  const reader = readerKey(c.req.header('accept-language'))
  return { key: `${reader} ${pathname}${search}`, handle: handle.toLowerCase(), showsTimes: slug !== undefined }
}

function handleOfDetails(c: Context<HttpEnv>): string | null {
  const handle = DETAILS.exec(c.req.path)?.[1]?.toLowerCase()
  return c.req.method === 'GET' && isPublicName(handle ?? '') ? (handle ?? null) : null
}

/** What is offered changes at whole minutes: at the minute itself, and then not until the next. */
function minuteOf(now: number): string {
  return `${Math.floor(now / MINUTE_MS)}${now % MINUTE_MS === 0 ? ' exactly' : ''}`
}

function pageOf(text: string, state: string, viewed: string[]): KeptPage {
  const styles = inlineTextsOf(text, 'style').map(hashSource)
  const html = Buffer.from(text)
  const etag = `"${hash('sha256', html, 'base64url').slice(0, 22)}"`
  return { state, html, etag, styles, packed: new Map(), viewed }
}

/** Many pages are asked for once: only the second time one is compressed as well as it can be. */
function sendFirst(c: Context<HttpEnv>, page: KeptPage): Response {
  const headers = headersFor(c, page)
  if (isKnown(c, page)) return c.body(null, 304, headers)
  const { body, encoding } = packOnce(page.html, c.req.header('accept-encoding'))
  return c.body(body, 200, withEncoding(headers, encoding))
}

async function send(c: Context<HttpEnv>, page: KeptPage): Promise<Response> {
  const headers = headersFor(c, page)
  if (isKnown(c, page)) return c.body(null, 304, headers)
  const encoding = encodingFor(c.req.header('accept-encoding'))
  if (encoding === null) return c.body(new Uint8Array(page.html), 200, headers)
  return c.body(new Uint8Array(await packed(page, encoding)), 200, withEncoding(headers, encoding))
}

function isKnown(c: Context<HttpEnv>, { etag }: KeptPage): boolean {
  return c.req.header('if-none-match')?.includes(etag) ?? false
}

/** Also allows the page's own styles, by their hashes. */
function headersFor(c: Context<HttpEnv>, { styles, etag }: KeptPage) {
  c.set('inlineStyles', styles)
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Encoding, Accept-Language',
    // Weak: the same page in other bytes, compressed otherwise or not at all, has the same tag.
    ETag: `W/${etag}`,
  }
}

function withEncoding(headers: Record<string, string>, encoding: Encoding | null): Record<string, string> {
  return encoding === null ? headers : { ...headers, 'Content-Encoding': encoding }
}

function packed(page: KeptPage, encoding: Encoding): Promise<Buffer> {
  let found = page.packed.get(encoding)
  if (!found) {
    found = packPage(page.html, encoding)
    page.packed.set(encoding, found)
    // Whoever waits gets the error; the next one tries again.
    found.catch(() => page.packed.delete(encoding))
  }
  return found
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
