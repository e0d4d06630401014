import { type ApiDocument, callsOf, type DocumentedCall, type Schema } from '~/api-docs/document'

/** What in a newer description would break a program written for an older one, one sentence each. */
export function breakingChanges(before: ApiDocument, after: ApiDocument): string[] {
  const known = new Map(callsOf(after).map((call) => [nameOf(call), call]))
  return callsOf(before)
    .flatMap((call) => {
      const now = known.get(nameOf(call))
      return now ? ofCall({ call, document: before }, { call: now, document: after }) : [`${nameOf(call)} is gone`]
    })
    .sort()
}

interface Side {
  call: DocumentedCall
  document: ApiDocument
}
interface Place {
  schema: Schema
  document: ApiDocument
}

function nameOf({ method, path }: DocumentedCall): string {
  return `${method} ${path}`
}

function ofCall(before: Side, after: Side): string[] {
  const name = nameOf(before.call)
  const [old, now] = [before.call.operation, after.call.operation]
  const parameterOf = (place: Side, parameter: string) =>
    place.call.operation.parameters?.find((one) => one.name === parameter)
  const parameters = (now.parameters ?? []).flatMap(({ name: parameter, required }) =>
    required && !parameterOf(before, parameter)?.required ? [`${name} must now send ${parameter}`] : [],
  )
  const taken = (old.parameters ?? []).flatMap(({ name: parameter, schema }) => {
    const found = parameterOf(after, parameter)
    if (!found) return [`${name} no longer takes ${parameter}`]
    return sent({ ...before, schema }, { ...after, schema: found.schema }, `${name} ${parameter}`)
  })
  const [oldBody, body] = [old, now].map(({ requestBody }) => requestBody?.content['application/json']?.schema)
  const bodies = oldBody && body ? sent({ ...before, schema: oldBody }, { ...after, schema: body }, name) : []
  const answers = Object.entries(old.responses).flatMap(([status, answer]) => {
    const nowAnswer = now.responses[status]
    if (!nowAnswer) return [`${name} no longer answers ${status}`]
    const [oldContent, content] = [answer, nowAnswer].map((one) => one.content?.['application/json']?.schema)
    if (!oldContent || !content) return []
    return answered({ ...before, schema: oldContent }, { ...after, schema: content }, name)
  })
  return [...parameters, ...taken, ...bodies, ...answers]
}

/** Every value that could be sent can still be sent. */
function sent(before: Place, after: Place, place: string): string[] {
  const [old, now] = [resolved(before), resolved(after)]
  const refused = typesOf(old).filter((type) => !typesOf(now).includes(type))
  const values = old.enum && now.enum ? old.enum.filter((value) => !now.enum?.includes(value)) : []
  const tighter = (['maximum', 'maxLength', 'maxItems'] as const).filter(
    (limit) => (now[limit] ?? Infinity) < (old[limit] ?? Infinity),
  )
  const demanded = (now.required ?? []).filter((field) => !old.required?.includes(field))
  return [
    ...refused.map((type) => `${place} no longer takes ${type}`),
    ...values.map((value) => `${place} no longer takes ${JSON.stringify(value)}`),
    ...tighter.map((limit) => `${place} has a lower ${limit}`),
    ...demanded.map((field) => `${place} must now send ${field}`),
    ...below(before, after, place, (field) => `${place} no longer takes ${field}`, sent),
  ]
}

/** Every value that was returned is still returned, with its old meaning. */
function answered(before: Place, after: Place, place: string): string[] {
  const [old, now] = [resolved(before), resolved(after)]
  const added = typesOf(now).filter((type) => !typesOf(old).includes(type))
  const missing = (old.required ?? []).filter((field) => now.properties?.[field] && !now.required?.includes(field))
  return [
    ...added.map((type) => `${place} may now be ${type}`),
    ...missing.map((field) => `${place}.${field} may now be missing`),
    ...below(before, after, place, (field) => `${place}.${field} is gone`, answered),
  ]
}

/** The same for every field, and for the items of lists. Alternatives are compared in their order. */
function below(
  before: Place,
  after: Place,
  place: string,
  gone: (field: string) => string,
  compare: (before: Place, after: Place, place: string) => string[],
): string[] {
  const [old, now] = [resolved(before), resolved(after)]
  const pair = (one: Schema, other: Schema, name: string) =>
    compare({ schema: one, document: before.document }, { schema: other, document: after.document }, name)
  const fields = Object.entries(old.properties ?? {}).flatMap(([field, schema]) => {
    const found = now.properties?.[field]
    return found ? pair(schema, found, `${place}.${field}`) : [gone(field)]
  })
  const items = old.items && now.items ? pair(old.items, now.items, `${place}[]`) : []
  const [oldChoices = [], choices = []] = [old.anyOf ?? old.oneOf, now.anyOf ?? now.oneOf]
  const each = oldChoices.flatMap((choice, index) => (choices[index] ? pair(choice, choices[index], place) : []))
  return [...fields, ...items, ...each]
}

function resolved({ schema, document }: Place): Schema {
  return schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)!]! : schema
}

function typesOf({ type, anyOf, oneOf }: Schema): string[] {
  const choices = anyOf ?? oneOf
  return choices ? choices.flatMap(typesOf) : [type ?? []].flat()
}
