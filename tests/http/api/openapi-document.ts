/** As much of OpenAPI 3.1 as the tests read. */
export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: Json[]
  const?: Json
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
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export interface Content {
  schema: Schema
  example?: Json
}

export interface Parameter {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  schema: Schema & { example?: Json }
}

export interface Operation {
  operationId: string
  summary: string
  tags: string[]
  security?: Record<string, string[]>[]
  parameters?: Parameter[]
  requestBody?: { required?: boolean; content: Record<string, Content> }
  responses: Record<string, { $ref?: string; description?: string; content?: Record<string, Content> }>
}

export interface OpenApiDocument {
  servers: { url: string }[]
  paths: Record<string, Record<string, Operation>>
  components: {
    schemas: Record<string, Schema>
    responses: Record<string, { description: string; content?: Record<string, Content> }>
  }
}

export interface Call {
  method: string
  path: string
  operation: Operation
}

export function callsOf(document: OpenApiDocument): Call[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  )
}

/** What the document says about this answer of the call, looked up. Nothing for a status that it does not name. */
export function answerOf({ operation }: Call, status: number, document: OpenApiDocument) {
  const described = operation.responses[String(status)]
  const name = described?.$ref?.split('/').at(-1)
  return name === undefined ? described : document.components.responses[name]
}

export async function readDocument(url: string): Promise<OpenApiDocument> {
  return (await fetch(`${url}/api/v1/openapi.json`)).json() as Promise<OpenApiDocument>
}
