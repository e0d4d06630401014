import { randomBytes } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { serveStatic } from '@hono/node-server/serve-static'
import type { ServerBuild } from '@remix-run/node'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { LARGEST_PHOTO_BYTES } from '../accounts/host-photo.server'
import { patternsOf } from '../metrics/route-pattern'
import { answerMetrics, countAnswers } from './answer-metrics.server'
import { createApi } from './api/api'
import { answerProblem } from './api/problem'
import { clientAddress } from './client-address.server'
import type { AppContext, Services } from './context.server'
import { FORM_TARGET_HEADER } from './form-target'
import { framingOf } from './framing.server'
import { isFullDisk } from './full-disk'
import { answerHealth } from './health.server'
import { maskUrl } from './log.server'
import { hasAllowedOrigin } from './origin-check.server'
import { pageHandlerOf } from './page-handler.server'
import { servePhotos } from './photos.server'
import { securityHeaders } from './security-headers.server'
import { answerWidget } from './widget.server'

/** No form of ours comes near it; anything larger is refused before it is read. */
const LARGEST_BODY_BYTES = 256 * 1024
const YEAR_SECONDS = 31_536_000
const PAGE_METHODS = ['GET', 'HEAD', 'POST']

export type HttpEnv = { Variables: AppContext & { framing?: string | null } }

interface ServerOptions {
  services: Services
  /** The pages: built by Remix, or made anew for each request while developing. */
  pages: () => Promise<ServerBuild>
  /** Where the build put the browser's files, relative to the working directory. */
  clientFiles: string
  widgetFiles: string
  lastLookAt: () => number
}

/** Everything that answers over HTTP, in the order in which it is asked. */
export function createServer({ services, pages, clientFiles, widgetFiles, lastLookAt }: ServerOptions): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()

  app.use(async (c, next) => {
    const context = requestContext(services, c)
    for (const [name, value] of Object.entries(context)) c.set(name as keyof AppContext, value as never)
    await next()
    c.res.headers.set('X-Request-Id', context.requestId)
    const formTarget = c.res.headers.get(FORM_TARGET_HEADER)
    c.res.headers.delete(FORM_TARGET_HEADER)
    const framing = c.get('framing') ?? null
    for (const [name, value] of Object.entries(
      securityHeaders({ nonce: context.nonce, env: services.env, path: c.req.path, framing, formTarget }),
    )) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
    const ms = Date.now() - context.now
    services.log.debug(
      { request: context.requestId, method: c.req.method, path: maskUrl(c.req.path), status: c.res.status, ms },
      'request',
    )
  })

  const answerPage = async (c: Context<HttpEnv>) => {
    if (!PAGE_METHODS.includes(c.req.method))
      return c.text('Pages are read, and forms are posted: this address knows nothing else.', 405, {
        Allow: PAGE_METHODS.join(', '),
      })
    // Remix finds no page there either, but complains about it past our log, as often as somebody likes.
    if (!isReadable(c.req.raw.url))
      return c.text('There is no such page: the address is not written as addresses are.', 404)
    const framed = (c.get('framing') ?? null) !== null
    if (!hasAllowedOrigin(c.req.raw, services.env.APP_URL, framed)) {
      services.log.warn({ request: c.var.requestId, path: maskUrl(c.req.path) }, 'refused: foreign origin')
      return c.text('This form was sent from another site. Open the page again and send it from there.', 403)
    }
    if (c.req.method === 'POST' && !isForm(c.req.header('content-type')))
      return c.text('Send what a form sends: this address takes nothing else.', 415)
    const request = without(framed ? ['origin', 'cookie'] : ['origin'], c.req.raw)
    return pageHandlerOf(await pages())(request, c.var)
  }

  const patternOf = patternsOnce(pages)
  app.use(countAnswers(services.metrics, patternOf))
  app.route('/', answerHealth(services, lastLookAt))
  app.get('/metrics', answerMetrics)
  app.use(
    '/assets/*',
    serveStatic({
      root: clientFiles,
      precompressed: true,
      onFound(_path, c) {
        cacheFor(c, YEAR_SECONDS, true)
        // A sandboxed frame of ours is a foreign origin to its own scripts.
        c.header('Access-Control-Allow-Origin', '*')
      },
    }),
  )
  app.route('/', answerWidget(services, widgetFiles))

  app.route('/', servePhotos(services))
  const forms = limitBody(LARGEST_BODY_BYTES)
  const uploads = limitBody(LARGEST_PHOTO_BYTES + LARGEST_BODY_BYTES)
  app.use((c, next) => (isUpload(c.req.path) ? uploads : forms)(c, next))
  // The one page below the API's address; everything else there answers programs.
  app.get('/api/v1/docs', compress(), answerPage)
  app.route('/api/v1', createApi())

  app.use(compress())
  app.use(async (c, next) => {
    const framing = await framingOf(c.req.path, services)
    c.set('framing', framing)
    await next()
    // Scripts in a sandboxed frame ask for their data as a foreign origin. No cookie opens anything there.
    if (framing !== null) c.header('Access-Control-Allow-Origin', '*')
  })
  app.all('*', answerPage)

  app.onError((error, c) => {
    services.log.error({ error, request: c.var.requestId, path: maskUrl(c.req.path) }, 'request failed')
    return c.text(
      `Something went wrong on our side. Nothing was lost that you were told is saved. (${c.var.requestId})`,
      isFullDisk(error) ? 503 : 500,
    )
  })
  return app
}

/**
 * Remix compares Origin with Host once more and throws, a 500, at `Origin: null`, which our token pages and sandboxed frames send
 * on purpose, and behind proxies that rewrite Host. Our own check has just decided, by APP_URL. A frame address is never told who is
 * signed in.
 */
function without(names: string[], request: Request): Request {
  if (!names.some((name) => request.headers.has(name))) return request
  const headers = new Headers(request.headers)
  for (const name of names) headers.delete(name)
  return new Request(request, { headers })
}

/** The build of the pages is asked for their addresses when the first page is. */
function patternsOnce(pages: ServerOptions['pages']): (path: string) => Promise<string> {
  let patterns: Promise<(path: string) => string> | undefined
  return async (path) => {
    patterns ??= pages().then(
      ({ routes }) => patternsOf(routes),
      () => () => 'other',
    )
    return (await patterns)(path)
  }
}

function requestContext(services: Services, c: Context): AppContext {
  const random = randomBytes(25)
  return {
    ...services,
    requestId: random.toString('base64url', 0, 9),
    nonce: random.toString('base64', 9),
    clientAddress: clientAddress(socketAddress(c), c.req.header('x-forwarded-for') ?? null, services.env.TRUST_PROXY),
    now: Date.now(),
  }
}

/** Requests made inside a test have no socket. */
function socketAddress(c: Context): string {
  return (c.env as { incoming?: unknown } | undefined)?.incoming
    ? (getConnInfo(c).remote.address ?? 'unknown')
    : 'local'
}

function isReadable(url: string): boolean {
  try {
    return decodeURI(new URL(url).pathname) !== ''
  } catch {
    return false
  }
}

/** What `request.formData()` can read. A POST may also come without a body, such as a sign-out. */
function isForm(contentType: string | undefined): boolean {
  return (
    contentType === undefined || /^(multipart\/form-data|application\/x-www-form-urlencoded)\s*(;|$)/i.test(contentType)
  )
}

function cacheFor(c: Context, seconds: number, immutable: boolean): void {
  c.header('Cache-Control', `public, max-age=${seconds}${immutable ? ', immutable' : ''}`)
}

/** The one form that carries a file. */
function isUpload(path: string): boolean {
  return /^\/admin\/settings\/photo(\.data)?$/i.test(path)
}

/** A stated length is enough, as Node holds the sender to it: to look at the body would already make a stream of it. */
function limitBody(maxSize: number): MiddlewareHandler {
  const counted = bodyLimit({ maxSize, onError: (c) => tooLarge(c) })
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const stated = c.req.header('content-length')
    if (stated === undefined || c.req.header('transfer-encoding') !== undefined) return counted(c, next)
    return Number(stated) > maxSize ? tooLarge(c) : next()
  }
}

function tooLarge(c: Context): Response {
  // What is left of the body is not read, so the connection cannot carry another request.
  c.header('Connection', 'close')
  const isApi = c.req.path.startsWith('/api/')
  if (!isApi) return c.text('That is more than a booking needs. Shorten the longest text and try again.', 413)
  return answerProblem(c, { code: 'too_large', detail: 'The body may have at most 256 KiB.' })
}
