import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node'
import { patternsOf } from '~/metrics/route-pattern'
import { RUN_MODE } from '~/run-mode'
import { withRefusals } from './page-refusals.server'
import { isPublicRoute } from './public-routes'
import { visitorPageHandler } from './visitor-page-handler.server'

/** Chooses the handler for an address. */
type ChooseHandler = (path: string) => RequestHandler

// One handler per build: Remix builds a table of all routes for each, which takes longer than rendering most pages.
const handlers = new WeakMap<ServerBuild, ChooseHandler>()

/** The handler for a path, of the build that is passed. In development every change of the code makes a new build. */
export function pageHandlerOf(build: ServerBuild, path: string): RequestHandler {
  let choose = handlers.get(build)
  if (!choose) {
    choose = chooseHandlerOf(withRefusals(build))
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
  const all = createRequestHandler(build, RUN_MODE)
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
      return [[`/${route.path}`, visitorPageHandler(small, route)]]
    }),
  )
  const patternOf = patternsOf(build.routes)
  // The router does not distinguish capitals.
  return (path) =>
    (PLAIN_PATH.test(path) && !path.endsWith('.data') && ofPattern.get(patternOf(path.toLowerCase()))) || all
}
