import fc from 'fast-check'
import type { ApiDocument, Schema } from '~/api-docs/document'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Texts that mean something to this app. `§…§` is filled in just before sending, with what exists then. */
const KNOWN: Record<string, string[]> = {
  eventType: ['intro-call', 'intro-call', 'intro-call', 'by-request', 'deep-dive', 'nothing'],
  host: ['dana', 'dana', 'stranger', 'nobody'],
  name: ['Ada Example', 'Ravi Example', '李 小龙'],
  slug: ['deep-dive', 'deep-dive-2', 'intro-call', 'by-request'],
  start: ['§slot§', '§slot§', '§slot§', '2020-01-01T10:00:00Z', '2027-03-28T02:30:00+01:00'],
  timeZone: ['Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Antarctica/Troll', 'Mars/Olympus'],
  email: ['ada@example.com', 'grace@example.com', 'a+b@example.co.uk'],
  // No names: a test must not ask a name server.
  url: ['§receiver§', '§receiver§', 'http://127.0.0.1:9/nobody', 'https://[::1]/x', 'ftp://127.0.0.1/', 'no address'],
  question: ['topic', 'What is it about?'],
  crmId: ['151', '42'],
  cursor: ['§cursor§', '§cursor§', 'bm90aGluZw'],
  duration: ['30', '60', '15'],
  limit: ['1', '2', '100'],
}
const DATES = ['§day1§', '§day2§', '§day9§', '§day40§', '2026-02-30', '2027-03-28']

/** Values that a schema allows, or nearly: the app checks what a schema cannot say. */
export function valuesOf(schema: Schema, document: ApiDocument, name = ''): fc.Arbitrary<Json> {
  if (schema.$ref) return valuesOf(document.components.schemas[schema.$ref.split('/').at(-1)!]!, document, name)
  if (schema.enum) return fc.constantFrom(...(schema.enum as Json[]))
  if (schema.const !== undefined) return fc.constant(schema.const as Json)
  const either = schema.anyOf ?? schema.oneOf
  if (either) return fc.oneof(...either.map((one) => valuesOf(one, document, name)))
  if (Array.isArray(schema.type))
    return fc.oneof(...schema.type.map((type) => valuesOf({ ...schema, type }, document, name)))
  switch (schema.type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? -5, max: schema.maximum ?? 1_000 })
    case 'string':
      return textsOf(schema, name)
    case 'array': {
      const minLength = schema.minItems ?? 0
      const maxLength = Math.max(minLength, Math.min(schema.maxItems ?? 4, 4))
      return fc.array(valuesOf(schema.items ?? {}, document, name), { minLength, maxLength })
    }
    default:
      return objectsOf(schema, document)
  }
}

function textsOf({ format, pattern, minLength = 0, maxLength = 60 }: Schema, name: string): fc.Arbitrary<string> {
  const known = KNOWN[name]
  const free = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 60) })
  if (known) return fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: free })
  if (format === 'date') return fc.constantFrom(...DATES)
  if (format === 'date-time') return fc.constantFrom('§slot§', '2020-01-01T10:00:00Z', '2027-01-01T00:00:00.000+14:00')
  return pattern === undefined ? free : fc.stringMatching(new RegExp(pattern), { size: 'small' })
}

function objectsOf(schema: Schema, document: ApiDocument): fc.Arbitrary<Json> {
  const { properties = {}, required = [], additionalProperties } = schema
  const fields = Object.entries(properties).map(([name, one]) => [name, valuesOf(one, document, name)])
  const known = fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<Json>>, {
    requiredKeys: required,
    noNullPrototype: true,
  })
  if (typeof additionalProperties !== 'object') return known
  const more = fc.dictionary(fc.stringMatching(/^[a-z.]{1,12}$/), valuesOf(additionalProperties, document), {
    maxKeys: 4,
    noNullPrototype: true,
  })
  return fc.tuple(known, more).map(([some, others]) => ({ ...others, ...some }))
}
