import { serveStatic } from '@hono/node-server/serve-static'
import type { ServerBuild } from '@remix-run/node'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { createApi } from '~/api/api'
import { isFrameAddress } from '~/booking/page/frame-address'
import { calendarNotifications } from '~/http/calendar-notifications.server'
import type { HttpEnv, Services } from '~/http/context.server'
import { framingOf } from '~/http/framing.server'
import { isFullDisk } from '~/http/full-disk'
import { healthRoutes } from '~/http/health-routes.server'
import { hideOperator } from '~/http/hide-operator.server'
import { keepPages } from '~/http/keep-pages.server'
import { keepReference } from '~/http/keep-reference.server'
import { limitBodies } from '~/http/limit-bodies.server'
import { limitQueries } from '~/http/limit-queries.server'
import { maskUrl } from '~/http/log.server'
import { paceFiles } from '~/http/pace-files.server'
import { packPages } from '~/http/pack-page.server'
import { servePhotos } from '~/http/photo-routes.server'
import { refuseZeroBytes } from '~/http/refuse-zero-bytes.server'
import { openRequestContext } from '~/http/request-context.server'
import { countResponses, serveMetrics } from '~/http/serve-metrics.server'
import { servePages } from '~/http/serve-pages.server'
import { shareWork } from '~/http/share-work.server'
import { timeZoneRoutes } from '~/http/time-zone-routes.server'
import { watchRequests } from '~/http/watch-requests.server'
import { widgetRoutes } from '~/http/widget-routes.server'
import { QueueFullError } from '~/limits/bounded-queue'
import { patternsOf } from '~/metrics/route-pattern'

/** Their addresses contain a hash of their content. */
const FOR_EVER = 'public, max-age=31536000, immutable'
/** Everything that answers before the work of a network is shared, but the sign of life, which must answer always. */
const PACED_PATHS = [
  '/readyz',
  '/assets/*',
  '/embed.js',
  '/embed.mjs',
  '/:file{embed-[0-9a-f]{12}\\.js}',
  '/:file{embed-[a-z]{2}-[0-9a-f]{6}\\.mjs}',
  '/photos/*',
]

interface ServerOptions {
  services: Services
  /** The pages: built by Remix, or rebuilt for each request during development. */
  pages: () => Promise<ServerBuild>
  /** Where the build put the browser's files, relative to the working directory. */
  clientFiles: string
  widgetFiles: string
  lastLookAt: () => number
  /** Whether rendered pages are kept in memory; not while developing, when the same data may give another page. */
  keepsPages: boolean
}

/** All HTTP handlers, in the order in which they run. */
export function createServer({
  services,
  pages,
  clientFiles,
  widgetFiles,
  lastLookAt,
  keepsPages,
}: ServerOptions): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>()
  const respondWithPage = servePages(services, pages)
  app.use(openRequestContext(services))

  const patternOf = patternsOnce(pages)
  app.use(watchRequests(services, patternOf))
  app.use(countResponses(services, patternOf))
  const paced = paceFiles()
  app.use(refuseZeroBytes())
  for (const path of PACED_PATHS) app.use(path, paced)
  app.route('/', healthRoutes(services, lastLookAt))
  app.get('/metrics', serveMetrics)
  app.route('/', timeZoneRoutes())
  app.use(
    '/assets/*',
    serveStatic({
      root: clientFiles,
      precompressed: true,
      onFound(_path, c) {
        c.header('Cache-Control', FOR_EVER)
        // In a sandboxed frame our own scripts come from another origin.
        c.header('Access-Control-Allow-Origin', '*')
      },
    }),
  )
  app.route('/', widgetRoutes(services, widgetFiles))

  app.route('/', servePhotos(services))
  // Before the share of a network's work: one address of Google announces the changes of all hosts.
  app.route('/', calendarNotifications(services))
  app.use(shareWork(), limitQueries(), limitBodies())
  // The only page below the API's address; everything else there is for API clients.
  app.use('/api/v1/docs', compress())
  if (keepsPages) app.use('/api/v1/docs', keepReference())
  app.get('/api/v1/docs', respondWithPage)
  app.route('/api/v1', createApi())

  app.use(async (c, next) => {
    if (!isFrameAddress(c.req.path)) return next()
    const framing = await framingOf(c.req.path, services)
    c.set('framing', framing)
    await next()
    // Scripts in a sandboxed frame fetch their data from an opaque origin. No cookie has an effect there.
    if (framing !== null) c.header('Access-Control-Allow-Origin', '*')
  })
  const pageStore = keepsPages ? keepPages(services) : null
  if (pageStore) app.use(pageStore.send)
  app.use(compress())
  app.use(hideOperator((request, bindings) => app.fetch(request, bindings)))
  app.use(packPages())
  if (pageStore) app.use(pageStore.keep)
  app.all('*', respondWithPage)

  app.onError((error, c) => {
    if (error instanceof QueueFullError)
      return c.text('Too much is asked at this moment. Please try again in a few seconds.', 503, {
        'Retry-After': String(error.retryAfterSeconds),
      })
    services.log.error({ error, request: c.var.requestId, path: maskUrl(c.req.path) }, 'request failed')
    return c.text(
      `Something went wrong on our side. Everything that was confirmed as saved is safe. (${c.var.requestId})`,
      isFullDisk(error) ? 503 : 500,
    )
  })
  return app
}

/** The build of the pages is asked for the routes at the first page. */
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
