import {
  type ActionFunction,
  createRequestHandler,
  type LoaderFunction,
  type RequestHandler,
  type ServerBuild,
} from '@remix-run/node'
import { isHostGone } from '#db/host-gone'
import { QueueFullError } from '~/limits/bounded-queue'
import { patternsOf } from '~/metrics/route-pattern'
import { isFullDisk } from './full-disk'
import { notFound } from './not-found'
import { isPublicRoute } from './public-routes'

/** Chooses the handler for an address. */
type ChooseHandler = (path: string) => RequestHandler

// One handler per build: Remix builds a table of all routes for each, which takes longer than rendering most pages.
const handlers = new WeakMap<ServerBuild, ChooseHandler>()

/** The handler for a path, of the build that is passed. In development every change of the code makes a new build. */
export function pageHandlerOf(build: ServerBuild, path: string): RequestHandler {
  let choose = handlers.get(build)
  if (!choose) {
    choose = chooseHandlerOf({ ...build, routes: guarded(build.routes), entry: sayingWhenToRetry(build.entry) })
    handlers.set(build, choose)
  }
  return choose(path)
}

/** Percent signs may stand for letters of a literal segment, which only the router decodes. */
const PLAIN_PATH = /^[\w\-./~]+$/

/**
 * Remix compares an address with the whole table of routes three times per request, which costs as much as a simple page. Each public page
 * has a handler that knows only its own route.
 */
function chooseHandlerOf(build: ServerBuild): ChooseHandler {
  const all = createRequestHandler(build, process.env.NODE_ENV)
  const ofPattern = new Map(
    Object.values(build.routes).flatMap((route): [string, RequestHandler][] => {
      if (!route || !isPublicRoute(route.id) || route.parentId !== 'root' || !route.path || route.path === '*')
        return []
      const known = new Set(['root', route.id])
      const only = <T>(routes: Record<string, T>) =>
        Object.fromEntries(Object.entries(routes).filter(([id]) => known.has(id)))
      const small = {
        ...build,
        routes: only(build.routes),
        assets: { ...build.assets, routes: only(build.assets.routes) },
      }
      return [[`/${route.path}`, createRequestHandler(small, process.env.NODE_ENV)]]
    }),
  )
  const patternOf = patternsOf(build.routes)
  // The router does not distinguish capitals.
  return (path) =>
    (PLAIN_PATH.test(path) && !path.endsWith('.data') && ofPattern.get(patternOf(path.toLowerCase()))) || all
}

/**
 * Remix drops the headers of an action's or loader's response unless its route passes each of them on. A refusal with 429 or 503
 * must say when to retry.
 */
function sayingWhenToRetry({ module }: ServerBuild['entry']): ServerBuild['entry'] {
  const render: typeof module.default = (request, status, headers, page, context) => {
    const { actionHeaders, loaderHeaders } = page.staticHandlerContext
    for (const sent of [...Object.values(actionHeaders), ...Object.values(loaderHeaders)]) {
      const seconds = sent.get('Retry-After')
      if (seconds !== null) headers.set('Retry-After', seconds)
    }
    return module.default(request, status, headers, page, context)
  }
  return { module: { ...module, default: render } }
}

/**
 * Remix makes every thrown error a 500. A full disk (D5) and a full queue (S21) are a 503, in the status and in the page's
 * text, and a page of an account that was deleted while it was read is a 404.
 */
function guarded(routes: ServerBuild['routes']): ServerBuild['routes'] {
  return Object.fromEntries(
    Object.entries(routes).map(([id, route]) => {
      if (!route) return [id, route]
      const { loader, action } = route.module
      return [
        id,
        {
          ...route,
          module: {
            ...route.module,
            ...(loader && { loader: sayingWhatFailed(loader) }),
            ...(action && { action: sayingWhatFailed(action) }),
          },
        },
      ]
    }),
  )
}

function sayingWhatFailed<F extends LoaderFunction | ActionFunction>(answer: F): F {
  return (async (args: Parameters<F>[0]) => {
    try {
      return await answer(args)
    } catch (error) {
      if (error instanceof QueueFullError) throw unavailable({ 'Retry-After': String(error.retryAfterSeconds) })
      if (isHostGone(error)) throw notFound()
      if (!isFullDisk(error)) throw error
      args.context.log.error({ err: error }, 'the disk of the database takes no more')
      throw unavailable()
    }
  }) as F
}

function unavailable(headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 503, statusText: 'Service Unavailable', headers })
}
