import {
  type ActionFunction,
  createRequestHandler,
  type LoaderFunction,
  type RequestHandler,
  type ServerBuild,
} from '@remix-run/node'
import { QueueFullError } from '~/limits/bounded-queue'
import { isFullDisk } from './full-disk'

// For each handler Remix builds a table of all routes, which takes longer than many a page.
const handlers = new WeakMap<ServerBuild, RequestHandler>()

/** Answers requests for the pages of a build; while developing, each change makes another build. */
export function pageHandlerOf(build: ServerBuild): RequestHandler {
  let handler = handlers.get(build)
  if (!handler) {
    handler = createRequestHandler({ ...build, routes: guarded(build.routes) }, process.env.NODE_ENV)
    handlers.set(build, handler)
  }
  return handler
}

/**
 * Remix makes every thrown error a 500. A full disk (D5) and a full queue (S21) are a 503, in the status and in the page's
 * text.
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
            ...(loader && { loader: unavailableWhenFull(loader) }),
            ...(action && { action: unavailableWhenFull(action) }),
          },
        },
      ]
    }),
  )
}

function unavailableWhenFull<F extends LoaderFunction | ActionFunction>(answer: F): F {
  return (async (args: Parameters<F>[0]) => {
    try {
      return await answer(args)
    } catch (error) {
      if (error instanceof QueueFullError) throw unavailable({ 'Retry-After': String(error.retryAfterSeconds) })
      if (!isFullDisk(error)) throw error
      args.context.log.error({ err: error }, 'the disk of the database takes no more')
      throw unavailable()
    }
  }) as F
}

function unavailable(headers: Record<string, string> = {}): Response {
  return new Response(null, { status: 503, statusText: 'Service Unavailable', headers })
}
