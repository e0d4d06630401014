import {
  type AppLoadContext,
  createRequestHandler,
  type EntryContext,
  type LoaderFunction,
  type LoaderFunctionArgs,
  type RequestHandler,
  type ServerBuild,
} from '@remix-run/node'
import { IN_DEVELOPMENT, RUN_MODE } from '~/run-mode'

type BuiltRoute = ServerBuild['routes'][string]
type RenderedContext = EntryContext['staticHandlerContext']

/** What a loader did: it returned a value, or threw. */
type Outcome = { value: Awaited<ReturnType<LoaderFunction>> } | { error: unknown }

/** What a loader gave for a page. */
interface Loaded {
  data: unknown
  headers: Headers
}

/** Only the router decodes a path; and a query with one of these asks Remix itself for something. */
const FOR_REMIX = /^[^?]*%|[?&](_data|_routes|index)\b/

/**
 * Answers reads of one public page: calls its loaders and renders it, as Remix's request handler would, but without what that handler does
 * for a browser that takes the page over (decisions/public-pages.md). Whatever is not simply a page, such as a sent form, a redirect, a
 * refusal or a failure, is left to Remix. Loaders run once: Remix gets what they have already returned or thrown.
 *
 * @param build with the root and this route alone
 */
export function visitorPageHandler(build: ServerBuild, route: BuiltRoute): RequestHandler {
  const known = new WeakMap<AppLoadContext, Map<string, Outcome>>()
  const remix = createRequestHandler(withKnownOutcomes(build, known), RUN_MODE)
  const { root } = build.routes
  const loaders = [root?.module.loader, route.module.loader].filter((loader) => loader !== undefined)
  // While developing, Remix adds the styles as they are at the moment.
  if (!root || loaders.length < 2 || !route.module.default || IN_DEVELOPMENT) return remix
  const render = rendererOf(build, root, route)
  const readParams = readParamsOf(route.path ?? '')
  return async (request, context) => {
    const url = new URL(request.url)
    const params = readParams(url.pathname)
    if (!params || !context || !isPlainRead(request)) return remix(request, context)
    const args = { request, context, params }
    const outcomes = await Promise.all(loaders.map((loader) => outcomeOf(loader, args)))
    const [ofRoot, ofRoute] = outcomes.map(loadedOf)
    if (ofRoot && ofRoute) {
      try {
        return await render(args, url, ofRoot, ofRoute)
      } catch (error) {
        // Remix renders it again, and shows the error's page if that fails as well.
        context.log.warn({ err: error }, 'a page could not be rendered at once')
      }
    }
    known.set(context, new Map([root.id, route.id].map((id, index) => [id, outcomes[index] as Outcome])))
    return remix(request, context)
  }
}

/** As the router would, which makes its expression anew for each path. @returns reads the parameters of a path; null for another path */
function readParamsOf(pattern: string): (path: string) => Record<string, string> | null {
  const segments = pattern.split('/')
  return (path) => {
    const parts = path.slice(1).split('/')
    if (parts.length !== segments.length) return null
    const params: Record<string, string> = {}
    for (const [index, segment] of segments.entries()) {
      const part = parts[index] ?? ''
      if (part === '') return null
      if (segment.startsWith(':')) params[segment.slice(1)] = part
      else if (segment !== part.toLowerCase()) return null
    }
    return params
  }
}

function isPlainRead({ method, url }: Request): boolean {
  return method === 'GET' && !FOR_REMIX.test(url)
}

async function outcomeOf(loader: LoaderFunction, args: LoaderFunctionArgs): Promise<Outcome> {
  try {
    return { value: await loader(args) }
  } catch (error) {
    return { error }
  }
}

/** What `data()` of Remix returns. */
interface DataWithInit {
  type: 'DataWithResponseInit'
  data: unknown
  init: ResponseInit | null
}

/** @returns null for anything that does not lead to a page with status 200 */
function loadedOf(outcome: Outcome): Loaded | null {
  if (!('value' in outcome)) return null
  const { value } = outcome
  if (value === undefined || value instanceof Response) return null
  if (!isDataWithInit(value)) return { data: value, headers: new Headers() }
  const { status = 200, headers } = value.init ?? {}
  return status === 200 ? { data: value.data, headers: new Headers(headers) } : null
}

function isDataWithInit(value: unknown): value is DataWithInit {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'DataWithResponseInit'
}

/** Public pages set no cookie, which Remix would pass on from any loader. */
function headersOf({ module: { headers } }: BuiltRoute, loaderHeaders: Headers): Headers {
  if (typeof headers !== 'function') return new Headers(headers)
  const none = { parentHeaders: new Headers(), actionHeaders: new Headers(), errorHeaders: undefined }
  return new Headers(headers({ ...none, loaderHeaders }))
}

/** The build whose loaders give again what they gave for the same request before. */
function withKnownOutcomes(build: ServerBuild, known: WeakMap<AppLoadContext, Map<string, Outcome>>): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => {
    const { loader } = route.module
    if (!loader) return [id, route]
    const again: LoaderFunction = (args) => {
      const outcome = known.get(args.context)?.get(id)
      if (!outcome) return loader(args)
      if ('error' in outcome) throw outcome.error
      return outcome.value
    }
    return [id, { ...route, module: { ...route.module, loader: again } }]
  })
  return { ...build, routes: Object.fromEntries(routes) }
}

/** Renders the page by `entry.server.tsx`, with what Remix's handler would pass to it. */
function rendererOf(build: ServerBuild, root: BuiltRoute, route: BuiltRoute) {
  const routeModules = Object.fromEntries(
    Object.values(build.routes).map(({ id, module }) => [id, module]),
  ) as EntryContext['routeModules']
  const { assets: manifest, future, isSpaMode, basename = '/' } = build
  const ofBuild = { manifest, routeModules, future, isSpaMode, renderMeta: {}, serializeError: (error: Error) => error }
  return (
    { request, context, params }: LoaderFunctionArgs,
    { pathname, search }: URL,
    ofRoot: Loaded,
    ofRoute: Loaded,
  ) => {
    const matches = [
      { params, pathname: '/', pathnameBase: '/', route: root },
      { params, pathname, pathnameBase: pathname, route },
    ]
    const sent = headersOf(route, ofRoute.headers)
    const staticHandlerContext: RenderedContext = {
      loaderHeaders: { [root.id]: ofRoot.headers, [route.id]: ofRoute.headers },
      actionHeaders: {},
      loaderData: { [root.id]: ofRoot.data, [route.id]: ofRoute.data },
      actionData: null,
      activeDeferreds: null,
      errors: null,
      statusCode: 200,
      basename,
      matches: matches as RenderedContext['matches'],
      location: { pathname, search, hash: '', state: null, key: 'default' },
    }
    return build.entry.module.default(request, 200, sent, { ...ofBuild, staticHandlerContext }, context)
  }
}
