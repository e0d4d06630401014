import Ajv, { type ValidateFunction } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { type ApiDocument, answerOf, callsOf, type DocumentedCall, type Schema } from '~/api-docs/document'
import { PROBLEM_CODES, type ProblemCode } from '~/http/problem-codes'

export interface Answered {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** @returns what the document does not allow about a response, as a sentence; null if all is allowed */
export type CheckResponse = (request: { method: string; path: string }, answer: Answered) => string | null

const HEADER_OF: Record<number, string> = { 401: 'www-authenticate', 405: 'allow', 429: 'retry-after' }

/**
 * Compares responses with the document: a status that is named for that very call, its content type, and a body that its schema
 * allows, without a field that the schema does not name. A request that is no call of the document must be refused as a problem.
 */
export function responseCheck(document: ApiDocument): CheckResponse {
  const closed = { ...document, components: closeObjects(document.components) } as ApiDocument
  const ajv = addFormats(new Ajv({ strict: false, allErrors: true }) as never) as unknown as Ajv
  ajv.addSchema({ $id: 'foyer', components: closed.components })
  const validators = new Map<Schema, ValidateFunction>()
  const validate = (schema: Schema, value: unknown) => {
    const compiled = validators.get(schema) ?? ajv.compile(closeObjects(withId(schema)))
    validators.set(schema, compiled)
    return compiled(value) ? null : ajv.errorsText(compiled.errors).slice(0, 500)
  }
  const calls = callsOf(document).map((call) => ({
    ...call,
    pattern: new RegExp(`^${call.path.replaceAll('.', '\\.').replace('{id}', '[^/]+')}$`),
  }))

  return (request, answer) => {
    // Node's own response to a head of more than 16 KiB, before any code of ours.
    if (answer.status === 431 && request.path.length > 8_000) return answer.body === '' ? null : 'a body after all'
    const path = request.path.split('?')[0]!
    const found = calls.find(
      ({ method, pattern }) => method === (request.method === 'HEAD' ? 'GET' : request.method) && pattern.test(path),
    )
    const shared = problemOfAny(answer)
    if (shared) return shared
    if (request.method === 'HEAD' || answer.status === 304)
      return answer.body === '' ? null : 'a body where none is allowed'
    return found ? ofCall(found, answer) : ofNoCall(request.method, answer)
  }

  function ofCall(call: DocumentedCall, { status, headers, body }: Answered): string | null {
    const described = answerOf(call, status, document)
    // An id that is not text finds nothing, whatever the call.
    if (!described) return status === 404 && call.path.includes('{id}') ? null : `the status ${status} is not described`
    const [type, content] = Object.entries(described.content ?? {})[0] ?? []
    if (!type || !content) return body === '' ? null : 'a body where none is described'
    if (headers['content-type'] !== type) return `the type ${headers['content-type']} instead of ${type}`
    return validate(content.schema, JSON.parse(body))
  }

  function ofNoCall(method: string, { status, headers, body }: Answered): string | null {
    if (method === 'OPTIONS' && status === 204) return null
    if (![404, 405, 413, 414].includes(status)) return `${status} for what is not described`
    if (headers['content-type'] !== 'application/problem+json') return `no problem but ${headers['content-type']}`
    return validate({ $ref: '#/components/schemas/Problem' }, JSON.parse(body))
  }
}

function problemOfAny({ status, headers, body }: Answered): string | null {
  if (status >= 500) return `a fault: ${body}`
  if (!headers['x-request-id']) return 'no X-Request-Id'
  const header = HEADER_OF[status]
  if (header && !headers[header]) return `no ${header}`
  if (headers['set-cookie']) return 'a cookie'
  if (headers['content-type'] !== 'application/problem+json' || body === '') return null
  const { code, status: said } = JSON.parse(body) as { code: ProblemCode; status: number }
  return PROBLEM_CODES[code]?.status === status && said === status ? null : `${code} does not go with ${status}`
}

function withId<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/components', '"foyer#/components')) as T
}

/** A schema that names its fields names all of them. */
function closeObjects<T>(value: T): T {
  if (Array.isArray(value)) return value.map(closeObjects) as T
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, closeObjects(one)]))
  const isObject = copy.type === 'object' && copy.properties && copy.additionalProperties === undefined
  return (isObject ? { ...copy, additionalProperties: false } : copy) as T
}
