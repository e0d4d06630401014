import { z } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import type { ApiScope } from '~/accounts/api-scopes'
import { actingAs } from '~/audit/acting-as.server'
import { NOT_FOUND, ProblemError } from '~/http/problem'
import { authorize } from './access'
import type { Api, ApiEnv } from './api'
import { checkBody, checkQuery } from './check-input'
import { addPublicCors, answerPreflight } from './cors'

interface Call {
  method: string
  pattern: RegExp
  /** The scope that the key needs; null: keys are ignored. */
  scope: ApiScope | null
  keyOptional: boolean
  /** The names of the query parameters that the call knows. */
  parameters: string[]
}

/**
 * Checks every call, in this order: the address exists, it has the method, the caller is authorized, the body is JSON that a
 * schema can validate. It reads the routes' own definitions, so nothing is listed twice.
 */
export function guardCall(api: Api): MiddlewareHandler<ApiEnv> {
  let calls: Call[] | undefined
  return async (c, next) => {
    calls ??= callsOf(api)
    const call = findCall(calls, c)
    if (c.req.method === 'OPTIONS') return answerPreflight(c)
    if (isOpen(call)) addPublicCors(c)
    await authorize(c, call)
    checkQuery(c, call.parameters)
    await checkBody(c)
    const keyId = c.get('keyId')
    await (keyId === undefined ? next() : actingAs({ kind: 'key', id: keyId }, next))
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
  }
}

/** Calls without a key, which scripts of any site may make. */
function isOpen({ scope, keyOptional }: Call): boolean {
  return scope === null || keyOptional
}

/**
 * @throws 404 for an unknown address, 405 with `Allow` for an unknown method; preflights are answered for calls without a key
 * only
 */
function findCall(calls: Call[], c: Context<ApiEnv>): Call {
  const path = readablePath(c.req.path)
  const here = calls.filter(({ pattern }) => pattern.test(path))
  if (here.length === 0) throw new ProblemError(NOT_FOUND)
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
  const preflighted = c.req.header('access-control-request-method')
  const found =
    method === 'OPTIONS'
      ? here.find((call) => call.method === preflighted && isOpen(call))
      : here.find((call) => call.method === method)
  if (found) return found
  const allowed = here.map((call) => call.method)
  throw new ProblemError({
    code: 'method_not_allowed',
    detail: `Use ${allowed.join(' or ')}.`,
    headers: { Allow: allowed.join(', ') },
  })
}

/** An id with a zero byte or half a surrogate pair matches nothing, and a database may fail on it. */
function readablePath(path: string): string {
  const text = path.replace(/^\/api\/v1/, '')
  try {
    if (!decodeURIComponent(text).includes('\0')) return text
  } catch {
    // Not UTF-8, so not an address of ours.
  }
  throw new ProblemError(NOT_FOUND)
}

function callsOf(api: Api): Call[] {
  return api.openAPIRegistry.definitions.flatMap((definition) => {
    if (definition.type !== 'route') return []
    const { path, method, request, security = [] } = definition.route
    const scope = security.flatMap((requirement) => requirement.key ?? [])[0] as ApiScope | undefined
    return {
      method: method.toUpperCase(),
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`),
      scope: scope ?? null,
      keyOptional: security.some((requirement) => Object.keys(requirement).length === 0),
      parameters: request?.query instanceof z.ZodObject ? Object.keys(request.query.shape) : [],
    }
  })
}
