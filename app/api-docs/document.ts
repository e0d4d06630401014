/** The parts of an OpenAPI 3.1 document that its readers need: the reference page, and the tests that use it. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  pattern?: string
  format?: string
  description?: string
  example?: unknown
}

export interface Content {
  schema: Schema
  example?: unknown
}

export interface Answer {
  $ref?: string
  description?: string
  content?: Record<string, Content>
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Schema
}

export interface Operation {
  operationId: string
  summary: string
  description?: string
  tags: string[]
  security?: Record<string, string[]>[]
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content: Record<string, Content> }
  responses: Record<string, Answer>
}

export interface ApiDocument {
  info: { description: string }
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation>>
  webhooks: Record<string, { post: Operation }>
  components: { schemas: Record<string, Schema>; responses: Record<string, Answer> }
}

/** One call of the document, `GET /slots`. */
export interface DocumentedCall {
  method: string
  path: string
  operation: Operation
}

export function callsOf(document: ApiDocument): DocumentedCall[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
}

/** The description of one response of a call; undefined for a status that the document does not list. */
export function answerOf(
  { operation }: DocumentedCall,
  status: string | number,
  document: ApiDocument,
): Answer | undefined {
  const described = operation.responses[String(status)]
  return described?.$ref ? document.components.responses[nameOfRef(described.$ref)] : described
}

/** @example nameOfRef('#/components/schemas/Booking') // 'Booking' */
export function nameOfRef($ref: string): string {
  return $ref.split('/').at(-1) ?? $ref
}
