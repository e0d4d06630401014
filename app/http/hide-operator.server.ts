import type { MiddlewareHandler } from 'hono'
import { isFromOperator } from '~/accounts/signed-in-operator.server'
import type { HttpEnv } from './context.server'

/** An address that never leads anywhere: no handle begins with a hyphen. */
const NOWHERE = '/-'
const NAME = 'operator'

/**
 * Answers for the operator's addresses to everybody else as for any other address that leads nowhere, byte for byte: the pages are not even
 * looked up, so that no route, script or form betrays that they exist.
 *
 * @param respond answers a request of the app as if it had come from outside
 */
export function hideOperator(
  respond: (request: Request, bindings: HttpEnv['Bindings']) => Response | Promise<Response>,
): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const rest = operatorPath(c.req.path)
    if (rest === null) return next()
    const { db, env, now } = c.var
    if (await isFromOperator({ db, env, now }, c.req.raw.headers.get('cookie'))) {
      await next()
      // Here, where nobody else comes: on every answer of these addresses it would say that they lead somewhere.
      if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'private, no-store')
      return
    }
    const url = new URL(c.req.url)
    url.pathname = NOWHERE + rest
    return respond(new Request(url, c.req.raw), c.env)
  }
}

/** @returns what follows `/operator`; null for another address. The router decodes a path and does not distinguish capitals. */
function operatorPath(path: string): string | null {
  let plain: string
  try {
    plain = decodeURIComponent(path).toLowerCase()
  } catch {
    return null
  }
  let start = 0
  while (plain[start] === '/') start++
  if (!plain.startsWith(NAME, start)) return null
  const rest = plain.slice(start + NAME.length)
  return rest === '' || rest.startsWith('/') || rest.startsWith('.') ? rest : null
}
