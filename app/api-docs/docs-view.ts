import { PROBLEM_CODES, type ProblemCode } from '~/http/problem-codes'
import { type ApiDocument, answerOf, callsOf, type DocumentedCall, type Operation } from './document'
import { curlOf, exampleRequest, headerName } from './example-request'
import { describeSchema, type FieldView, fieldOf, fieldsOf } from './schema-fields'

/** Everything that the API reference shows, derived from the description alone. */
export type DocsView = ReturnType<typeof docsView>
export type CallView = ReturnType<typeof callView>

export function docsView(document: ApiDocument) {
  const calls = callsOf(document)
  return {
    server: document.servers[0]?.url ?? '',
    about: document.info.description,
    groups: document.tags.map(({ name, description }) => ({
      name,
      id: anchorOf(name),
      description,
      calls: calls.filter(({ operation }) => operation.tags.includes(name)).map((call) => callView(call, document)),
    })),
    webhooks: Object.entries(document.webhooks).map(([event, { post }]) => ({
      event,
      description: post.description ?? '',
      example: exampleText(post.requestBody?.content['application/json']?.example),
    })),
    webhookHeaders:
      Object.values(document.webhooks)[0]?.post.parameters?.map((one) => fieldOf(one.name, one.schema, true)) ?? [],
    problems: (Object.keys(PROBLEM_CODES) as ProblemCode[]).map((code) => ({ code, ...PROBLEM_CODES[code] })),
    shapes: Object.entries(document.components.schemas).map(([name, schema]) => ({
      name,
      id: `shape-${name}`,
      fields: fieldsOf(schema),
    })),
  }
}

function callView(call: DocumentedCall, document: ApiDocument) {
  const { method, path, operation } = call
  const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))
  const content = success?.[1].content?.['application/json']
  const body = operation.requestBody?.content['application/json']?.schema
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary,
    description: operation.description ?? '',
    key: keyText(operation),
    parameters: (operation.parameters ?? []).map((one): FieldView & { place: string } => ({
      ...fieldOf(one.in === 'header' ? headerName(one.name) : one.name, one.schema, one.required ?? false),
      place: one.in,
    })),
    body: body ? fieldsOf(body) : [],
    curl: curlOf(exampleRequest(call, document.servers[0]?.url ?? '')),
    answer: {
      status: success?.[0] ?? '',
      description: success?.[1].description ?? '',
      data: content?.schema.properties?.data ? describeSchema(content.schema.properties.data) : null,
      example: exampleText(content?.example),
    },
    problems: problemsOf(call, document),
  }
}

function keyText({ security = [] }: Operation): string {
  const scope = security.flatMap((requirement) => requirement.key ?? [])[0]
  if (scope === undefined) return 'No key'
  return security.some((requirement) => !('key' in requirement))
    ? `Key optional, scope ${scope}`
    : `Key with scope ${scope}`
}

/** The codes that the document names for each status of this call. */
function problemsOf(call: DocumentedCall, document: ApiDocument): { status: string; codes: string[] }[] {
  return Object.keys(call.operation.responses)
    .filter((status) => Number(status) >= 400)
    .map((status) => {
      const { description = '' } = answerOf(call, status, document) ?? {}
      return { status, codes: [...description.matchAll(/`(\w+)`:/g)].map(([, code]) => code ?? '') }
    })
}

function exampleText(example: unknown): string {
  return example === undefined ? '' : JSON.stringify(example, null, 2)
}

/** @example anchorOf('Free times') // 'free-times' */
function anchorOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-')
}
