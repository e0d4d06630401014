import fc from 'fast-check'
import { type ApiDocument, callsOf, type DocumentedCall, type Parameter } from '~/api-docs/document'
import { type Json, valuesOf } from './values-of-schema'

/** A request as it is sent, except `§…§`, which stands for something that exists at that moment. */
export interface PlannedRequest {
  method: string
  /** Below `/api/v1`, with its query. */
  path: string
  headers: Record<string, string>
  body: string | null
}

const HUGE = 'x'.repeat(10_000)
const JUNK: Json[] = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    '',
    ' ',
    HUGE,
    '😀'.repeat(3_000),
    [],
    {},
    [[[[]]]],
    '\ud800',
    'a\u0000b',
  ],
  ...['Ada\u202egnp.exe', 'a\r\nBcc: b@example.com', '2026-02-30', '9999-12-31T23:59:59Z', '0000-01-01T00:00:00Z'],
  ...['+275760-09-13T00:00:00.001Z', "'; drop table bookings; --", '<script>alert(1)</script>', '{{7*7}}', '../..'],
  ...['constructor', 'NaN', '١٢', 'a@b.example,c@d.example', { constructor: { prototype: {} } }, [null, [1, {}]]],
]
const STRANGE_TEXTS = [
  '{',
  '[]',
  'null',
  '"text"',
  '{"a":1,"a":2}',
  '\ufeff{}',
  '{"__proto__":{"x":1}}',
  '1e999',
  '{"a":"\\ud800"}',
]
const DEEP = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
const TOO_LARGE = JSON.stringify({ notes: 'x'.repeat(300_000) })
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND']
const WRONG_TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/jsonp',
  'multipart/form-data',
  ';',
  '*/*',
]
const IDS = [
  '§booking§',
  '§request§',
  '§event-type§',
  '§webhook§',
  '§feed§',
  '§foreign§',
  'bkg_nothing',
  '%00',
  '%ff',
  '%E0%A4%A',
]

/** Requests that the document describes, and variants in which one or more things are wrong. */
export function mutatedRequests(document: ApiDocument): fc.Arbitrary<PlannedRequest> {
  return fc.oneof(...callsOf(document).map((call) => requestsOf(call, document)))
}

function requestsOf(call: DocumentedCall, document: ApiDocument): fc.Arbitrary<PlannedRequest> {
  return fc
    .record({
      method: mostly(call.method, METHODS),
      path: pathsOf(call),
      query: queriesOf(call, document),
      headers: headersOf(call),
      body: call.operation.requestBody ? bodiesOf(call, document) : rarely(fc.constantFrom('{}', '{"a":1}', HUGE)),
      type: mostly('application/json', WRONG_TYPES),
    })
    .map(({ method, path, query, headers, body, type }) => ({
      method,
      path: path + query,
      headers: body === null ? headers : { ...headers, 'Content-Type': type },
      body,
    }))
}

function pathsOf({ path }: DocumentedCall): fc.Arbitrary<string> {
  const kind = path.startsWith('/bookings')
    ? ['§booking§', '§booking§', '§request§']
    : path.startsWith('/event-types')
      ? ['§event-type§']
      : path.startsWith('/webhooks')
        ? ['§webhook§']
        : ['§feed§']
  const id = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...kind) },
    { weight: 1, arbitrary: fc.constantFrom(...IDS) },
  )
  const right = id.map((one) => path.replace('{id}', one))
  const wrong = fc
    .tuple(right, fc.constantFrom('/', '/more', '//', '%2f..', '.json', ';a=b'))
    .map((parts) => parts.join(''))
  return fc.oneof({ weight: 40, arbitrary: right }, { weight: 1, arbitrary: wrong })
}

function queriesOf({ operation }: DocumentedCall, document: ApiDocument): fc.Arbitrary<string> {
  const parameters = (operation.parameters ?? []).filter((one) => one.in === 'query')
  const given = parameters.map((one) => parameterOf(one, document))
  const strange = rarely(
    fc.constantFrom('junk=1', 'host=dana&host=dana', '__proto__=1', 'limit=1e3', '%', '=', 'from=%00', '&&'),
  )
  return fc.tuple(fc.tuple(...given), strange).map(([pairs, more]) => {
    const text = [...pairs, more].filter((pair) => pair !== null).join('&')
    return text === '' ? '' : `?${text}`
  })
}

function parameterOf({ name, required, schema }: Parameter, document: ApiDocument): fc.Arbitrary<string | null> {
  const right = valuesOf(schema, document, name).map(String)
  const wrong = fc
    .constantFrom(...JUNK)
    .map((junk) => (typeof junk === 'string' ? junk.slice(0, 2_000) : JSON.stringify(junk)))
  const given = fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: wrong })
  const pair = given.map((value) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
  return fc.oneof(
    { weight: required ? 20 : 2, arbitrary: pair },
    { weight: required ? 1 : 4, arbitrary: fc.constant(null) },
  )
}

function headersOf({ operation }: DocumentedCall): fc.Arbitrary<Record<string, string>> {
  const keys = ['Bearer §read-key§', 'Bearer §stranger§', 'Bearer junk', 'Bearer', 'Basic YTpi', '']
  const key = mostly(
    'Bearer §key§',
    operation.security?.some((one) => !('key' in one)) ? [...keys, null, null] : [...keys, null],
  )
  const known = operation.parameters?.some((one) => one.in === 'header')
  const texts = ['deal-1', 'deal-2', 'a b', 'x'.repeat(300), 'ä', '"quoted"']
  return fc
    .record({
      Authorization: key,
      'Idempotency-Key': known ? fc.constantFrom(null, null, ...texts) : fc.constant(null),
      'If-None-Match': rarely(fc.constantFrom('*', '"abc"', 'W/"abc", "def"', ',,,')),
      Accept: rarely(fc.constantFrom('text/html', 'application/xml;q=0.9', '*/*;q=0')),
      Origin: rarely(fc.constantFrom('https://elsewhere.example', 'null')),
      'Access-Control-Request-Method': rarely(fc.constantFrom('GET', 'POST', 'NONSENSE')),
      'X-Forwarded-For': rarely(fc.constantFrom('127.0.0.1', "' or 1=1", '1.2.3.4, 5.6.7.8')),
    })
    .map(
      (headers) =>
        Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null)) as Record<string, string>,
    )
}

/** Half as described, half with one to three things changed. */
function bodiesOf({ operation }: DocumentedCall, document: ApiDocument): fc.Arbitrary<string | null> {
  const { schema } = operation.requestBody!.content['application/json']!
  const right = valuesOf(schema, document)
  const change = fc.record({ at: fc.nat(), kind: fc.nat(4), junk: fc.constantFrom(...JUNK) })
  const changed = fc
    .tuple(right, fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([value, changes]) => changes.reduce<Json>((body, one) => mutate(body, one), value))
  return fc.oneof(
    { weight: 24, arbitrary: right.map((value) => JSON.stringify(value)) },
    { weight: 20, arbitrary: changed.map((value) => JSON.stringify(value)) },
    { weight: 2, arbitrary: fc.tuple(right, fc.nat(80)).map(([value, at]) => JSON.stringify(value).slice(0, at)) },
    { weight: 2, arbitrary: fc.constantFrom(...STRANGE_TEXTS, DEEP, TOO_LARGE) },
    { weight: 1, arbitrary: fc.constant(null) },
  )
}

/** Changes one place of a value, counted through it. @param kind 0, 1: replaced; 2: left out; 3: an extra field; 4: put into a list */
function mutate(value: Json, { at, kind, junk }: { at: number; kind: number; junk: Json }): Json {
  const copy = structuredClone(value)
  const places: { of: Json[] | { [key: string]: Json }; key: string }[] = []
  const walk = (one: Json) => {
    if (typeof one !== 'object' || one === null) return
    for (const key of Object.keys(one)) {
      places.push({ of: one as Json[], key })
      walk((one as { [key: string]: Json })[key]!)
    }
  }
  walk(copy)
  const place = places[at % places.length]
  if (!place) return junk
  const { of, key } = place as { of: { [key: string]: Json }; key: string }
  if (kind <= 1) of[key] = junk
  else if (kind === 2) delete of[key]
  else if (kind === 3) of[['owner', 'id', 'status', 'hostId', 'prototype'][at % 5]!] = junk
  else of[key] = [of[key] ?? null]
  return copy
}

function mostly<T>(usual: T, others: T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 15, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })
}

function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 15, arbitrary: fc.constant(null) }, { weight: 1, arbitrary })
}
