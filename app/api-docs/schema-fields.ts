import { nameOfRef, type Schema } from './document'

/** A field for readers: its type as text, and its nested fields. */
export interface FieldView {
  name: string
  type: string
  /** The shape that has a separate section. */
  shape: string | null
  required: boolean
  description: string
  fields: FieldView[]
}

/** The fields of an object's schema, or of the objects in a list. */
export function fieldsOf(schema: Schema): FieldView[] {
  const { properties = {}, required = [] } = objectOf(schema)
  return Object.entries(properties).map(([name, one]) => fieldOf(name, one, required.includes(name)))
}

export function fieldOf(name: string, schema: Schema, required: boolean): FieldView {
  const { words, shape } = describeSchema(schema)
  return {
    name,
    type: words,
    shape,
    required,
    description: schema.description ?? '',
    fields: shape ? [] : fieldsOf(schema),
  }
}

/** The object schema inside a list or a nullable. */
function objectOf(schema: Schema): Schema {
  if (schema.items) return objectOf(schema.items)
  const choices = (schema.anyOf ?? schema.oneOf)?.filter(({ type }) => type !== 'null') ?? []
  return choices.length === 1 ? objectOf(choices[0]!) : schema
}

/** @example describeSchema({ type: 'array', items: { $ref: '#/components/schemas/Booking' } }) // { words: 'list of Booking', shape: 'Booking' } */
export function describeSchema(schema: Schema): { words: string; shape: string | null } {
  if (schema.$ref) return { words: nameOfRef(schema.$ref), shape: nameOfRef(schema.$ref) }
  if (schema.const !== undefined) return { words: JSON.stringify(schema.const), shape: null }
  if (schema.enum) return { words: schema.enum.map((one) => JSON.stringify(one)).join(', '), shape: null }
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return joined(choices)
  if (Array.isArray(schema.type)) return joined(schema.type.map((type) => ({ ...schema, type })))
  if (schema.items) {
    const { words, shape } = describeSchema(schema.items)
    const most = schema.maxItems === undefined ? 'list' : `list, at most ${schema.maxItems},`
    return { words: `${most} of ${words}`, shape }
  }
  return { words: primitiveText(schema), shape: null }
}

function joined(choices: Schema[]): { words: string; shape: string | null } {
  const each = choices.map(describeSchema)
  return {
    words: [...new Set(each.map(({ words }) => words))].join(' or '),
    shape: each.find(({ shape }) => shape)?.shape ?? null,
  }
}

const FORMATS: Record<string, string> = { 'date-time': 'instant', date: 'date' }

function primitiveText({
  type,
  format,
  minimum,
  maximum,
  maxLength,
  properties,
  additionalProperties,
}: Schema): string {
  if (type === 'string')
    return FORMATS[format ?? ''] ?? (maxLength === undefined ? 'text' : `text, at most ${maxLength} characters`)
  if (type === 'integer' || type === 'number')
    return `number${minimum === undefined || maximum === undefined ? '' : ` from ${minimum} to ${maximum}`}`
  if (type === 'boolean') return 'true or false'
  if (type === 'null') return 'null'
  const kind = Object.values(properties ?? {}).find((one) => one.enum?.length === 1)?.enum?.[0]
  if (kind !== undefined)
    return `{ ${Object.keys(properties ?? {})
      .map((name) => (name === 'kind' ? `kind: "${kind}"` : name))
      .join(', ')} }`
  if (typeof additionalProperties === 'object' && !properties)
    return `object of ${describeSchema(additionalProperties).words}`
  return 'object'
}
