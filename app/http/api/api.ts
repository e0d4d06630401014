import { OpenAPIHono } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { isFullDisk } from '../full-disk'
import type { HttpEnv } from '../server'
import { addAvailability } from './availability'
import { addBookings } from './bookings'
import { addEventTypes } from './event-types'
import { addMe } from './me'
import { answerProblem, errorsOf, NOT_FOUND, ProblemError, validationProblem } from './problem'
import { addSlots } from './slots'

const WITH_BODY = ['POST', 'PUT', 'PATCH']

export type Api = OpenAPIHono<HttpEnv>

/** `/api/v1`: a second door to the domain functions behind the pages. Its description is generated from what validates. */
export function createApi(): Api {
  const api: Api = new OpenAPIHono<HttpEnv>({
    defaultHook: (result, c) => {
      if (!result.success) return answerProblem(c, validationProblem(errorsOf(result.error)))
    },
  })
  api.use(async (c, next) => {
    const hasBody = WITH_BODY.includes(c.req.method) && Number(c.req.header('content-length') ?? 0) > 0
    if (hasBody && !/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? ''))
      throw new ProblemError({
        status: 415,
        code: 'unsupported_media_type',
        title: 'Unsupported media type',
        detail: 'Send the body as application/json.',
      })
    await next()
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
  })

  addSlots(api)
  addEventTypes(api)
  addAvailability(api)
  addBookings(api)
  addMe(api)
  api.openAPIRegistry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' })
  api.doc31('/openapi.json', ({ var: { env } }) => ({
    openapi: '3.1.0',
    info: { title: 'Foyer', version: '1', description: 'Free times and bookings of a Foyer host.' },
    servers: [{ url: `${env.APP_URL}/api/v1` }],
  }))

  const methods = methodsByPath(api)
  api.all('*', (c) => {
    const path = c.req.path.replace(/^\/api\/v1/, '')
    const allowed = methods.find(({ pattern }) => pattern.test(path))?.allowed
    if (!allowed) return answerProblem(c, NOT_FOUND)
    return answerProblem(c, {
      status: 405,
      code: 'method_not_allowed',
      title: 'Method not allowed',
      detail: `Use ${allowed.join(' or ')}.`,
      headers: { Allow: allowed.join(', ') },
    })
  })

  api.onError((error, c) => {
    if (error instanceof ProblemError) return answerProblem(c, error.problem)
    if (error instanceof HTTPException && error.status === 400)
      return answerProblem(c, {
        status: 400,
        code: 'malformed_json',
        title: 'Bad request',
        detail: 'The body is not valid JSON.',
      })
    c.var.log.error({ error, request: c.var.requestId }, 'API request failed')
    const full = isFullDisk(error)
    return answerProblem(c, {
      status: full ? 503 : 500,
      code: full ? 'unavailable' : 'internal_error',
      title: full ? 'Service unavailable' : 'Internal error',
      detail: `Nothing was stored. Try again, and quote ${c.var.requestId} if it happens again.`,
    })
  })
  return api
}

/** Which methods each address knows, so that a wrong one is told what would work. */
function methodsByPath(api: Api): { pattern: RegExp; allowed: string[] }[] {
  const byPath = new Map<string, string[]>()
  for (const definition of api.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue
    const { path, method } = definition.route
    byPath.set(path, [...(byPath.get(path) ?? []), method.toUpperCase()])
  }
  return [...byPath].map(([path, allowed]) => ({
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
    allowed,
  }))
}
