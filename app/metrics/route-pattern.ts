interface Route {
  id: string
  parentId?: string
  path?: string
}

/**
 * Finds the route pattern of an address, so that metrics never contain a token, an id or a handle. Literal segments win over
 * variables, as in the router.
 *
 * @param routes as listed by the build of the pages
 * @example patternsOf(routes)('/dana/intro-call') // '/:handle/:eventType'
 */
export function patternsOf(routes: Record<string, Route | undefined>): (path: string) => string {
  const patterns = Object.values(routes)
    .map((route) => (route ? fullPath(route, routes) : '/'))
    .filter((path) => !path.includes('*'))
  const byLiterals = [...new Set(patterns)].sort((a, b) => literals(b) - literals(a))
  const matchers = byLiterals.map((pattern) => ({
    pattern,
    fits: new RegExp(`^${pattern.replace(/[.+()]/g, '\\$&').replace(/:\w+/g, '[^/]+')}$`),
  }))
  // Asked several times per request: only patterns of the same length are compared.
  const bySlashes = Map.groupBy(matchers, ({ pattern }) => countSlashes(pattern))
  return (path) => {
    const plain = withoutSlashesAtTheEnd(path.replace(/\.data$/, ''))
    return bySlashes.get(countSlashes(plain))?.find(({ fits }) => fits.test(plain))?.pattern ?? 'other'
  }
}

function countSlashes(path: string): number {
  let count = 0
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) count++
  return count
}

function fullPath(route: Route, routes: Record<string, Route | undefined>): string {
  const parent = route.parentId === undefined ? undefined : routes[route.parentId]
  const above = parent ? fullPath(parent, routes) : ''
  const path = [above === '/' ? '' : above, route.path].filter(Boolean).join('/')
  return path.startsWith('/') ? path : `/${path}`
}

function literals(pattern: string): number {
  return pattern.split('/').filter((part) => part && !part.startsWith(':')).length
}

/** Without a regular expression: it would restart at each slash of a path made of slashes. */
function withoutSlashesAtTheEnd(path: string): string {
  let end = path.length
  while (end > 1 && path[end - 1] === '/') end--
  return path.slice(0, end)
}
