import type { OpenAPIHono } from '@hono/zod-openapi'
import { codesOf, PROBLEM_TITLES, type ProblemStatus } from '~/http/problem-codes'
import { describeCodes } from './describe-call'

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>
type PathItem = NonNullable<Document['paths']>[string]
type Operation = NonNullable<PathItem['get']>

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const

/**
 * Adds to every call the responses that the guard and the server may give before the call's own code runs, so that a client
 * knows every possible status. The call's own descriptions stay.
 */
export function describeProblems(document: Document): Document {
  const shared: Record<string, object> = {}
  for (const [path, item] of Object.entries(document.paths ?? {}))
    for (const method of METHODS) {
      const operation = item[method]
      if (!operation) continue
      const own = operation.responses ?? {}
      for (const [status, answer] of Object.entries(own))
        if (status !== 'default') answer.headers = { ...HEADERS, ...answer.headers }
      const more = statusesOf(path, method, operation).filter((status) => !(status in own))
      for (const status of more) shared[nameOf(status)] = describe(status)
      operation.responses = {
        ...own,
        ...(method === 'get' && !(304 in own) ? { 304: UNCHANGED } : {}),
        ...Object.fromEntries(more.map((status) => [status, { $ref: `#/components/responses/${nameOf(status)}` }])),
      }
    }
  return { ...document, components: { ...document.components, responses: shared as never } }
}

function header(description: string, type: 'string' | 'integer') {
  return { description, schema: { type } }
}

/** The headers of every response; those of the rate limits only where requests are counted. */
const HEADERS = {
  'X-Request-Id': header('Names this request to us', 'string'),
  RateLimit: header('How many requests are left, and in how many seconds all are back', 'string'),
  'RateLimit-Policy': header('How many requests there are in which time', 'string'),
}

const UNCHANGED = { description: 'Nothing has changed since the ETag given in `If-None-Match`' }

function statusesOf(path: string, method: string, operation: Operation): ProblemStatus[] {
  return [
    ...(operation.requestBody ? ([400, 413, 415] as const) : []),
    ...(operation.security ? ([401, 403] as const) : []),
    ...(path.includes('{id}') ? ([404] as const) : []),
    414,
    // An unknown parameter, or the same one twice.
    422,
    429,
    500,
    // Reads need no disk space.
    ...(method === 'get' ? [] : ([503] as const)),
  ]
}

function describe(status: ProblemStatus): object {
  // A response of only one call is described with that call.
  const codes = codesOf(status).filter((code) => code !== 'idempotency_key_reused')
  return {
    description: describeCodes(codes, status),
    headers: { ...HEADERS, ...(status === 429 ? { 'Retry-After': header('Seconds to wait', 'integer') } : {}) },
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
}

/** @example nameOf(415) // 'UnsupportedMediaType' */
function nameOf(status: ProblemStatus): string {
  return PROBLEM_TITLES[status].replace(/(?:^| )(\w)/g, (_space, letter: string) => letter.toUpperCase())
}
