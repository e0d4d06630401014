/** A request as it is sent. */
export interface HostileRequest {
  method: string
  /** With its query. */
  path: string
  headers: Record<string, string>
  body: string | Buffer | null
}

/** An address with inputs: a form of ours, a page with its query, or a call of the API. */
export interface Target {
  kind: 'form' | 'page' | 'call'
  method: string
  path: string
}

type Random = () => number

const BOUNDARY = '----a-boundary-that-is-nowhere-else'
const FORM_TYPE = 'application/x-www-form-urlencoded'
/** Names that libraries turn into structure, that reach prototypes, or that make them fail. */
const SHAPES: ((name: string, random: Random) => string)[] = [
  (name) => `${name}[10000000]`,
  (name, random) => `${name}[${Math.floor(random() * 4e9)}]`,
  (name) => `${name}[]`,
  (name) => `${name}[0].x[1].y`,
  (name) => `${name}.length`,
  (name) => `${name}.__proto__.polluted`,
  (name) => `${name}[constructor][prototype][polluted]`,
  (name) => `${name}${'.a'.repeat(5_000)}`,
  (name) => `${name}${'[a]'.repeat(3_000)}`,
  (name) => `${name}${'[0]'.repeat(200)}`,
  (name) => `${name}\u0000`,
  (name) => ` ${name} `,
  (name) => name.toUpperCase(),
  (name) => name.repeat(3_000),
  (name) => `metadata[${name}]`,
  (name) => `answer-${name}`,
  (name) => `q-99999999-${name}`,
  (name) => `start-${name}`,
]
const NAMES = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__', 'then', 'valueOf'],
  ...[
    '__intent__',
    '__state__',
    '_method',
    '_charset_',
    'index',
    '',
    '.',
    '[',
    ']',
    '[]',
    '[0]',
    '%',
    '\ufeff',
    '😀',
    '\r\nX: y',
  ],
]
const VALUES = [
  ...[
    '',
    ' ',
    'x',
    '0',
    '-1',
    '1e309',
    'NaN',
    'null',
    'true',
    'on',
    '[]',
    '{}',
    '{bad',
    '"',
    "'",
    '\\',
    '\u0000',
    '\r\n',
    '\u2028',
  ],
  ...['\ud800', '%', '%zz', '%00', '%c0%af', '😀', 'Ada\u202egnp.exe', '٣', '../../etc/passwd', '//evil.example', '/€'],
  ...['{"type":"insert","payload":{"name":"email","index":99999999}}', '{"__proto__":{"x":1}}', '$&$`$1', '{{7*7}}'],
  ...[
    '2026-02-30',
    '9999-12-31T23:59:59Z',
    '+275760-09-13T00:00:00.001Z',
    '2026-12-07T09:00:00+99:99',
    'Europe/Nowhere',
  ],
  ...[
    'a@b',
    'ada@example.com',
    `${'a'.repeat(64)}@${'b.'.repeat(100)}example`,
    '@'.repeat(5_000),
    'http://[::1',
    'https://x/ /',
  ],
]
const LARGE: ((random: Random) => string)[] = [
  () => 'x'.repeat(10_000),
  () => '<'.repeat(60_000),
  () => '"\\'.repeat(20_000),
  () => '&amp;'.repeat(10_000),
  () => '😀'.repeat(15_000),
  () => '\u0001'.repeat(20_000),
  () => 'a '.repeat(50_000),
  () => ' '.repeat(100_000),
  () => '\n'.repeat(100_000),
  () => 'a@'.repeat(30_000),
  () => '.'.repeat(50_000),
  () => 'http://'.repeat(8_000),
  () => '('.repeat(30_000),
  () => 'ａ'.repeat(20_000),
  () => 'é'.normalize('NFD').repeat(15_000),
  () => '{{'.repeat(30_000),
  () => '1'.repeat(100_000),
  () => '[{"a":'.repeat(15_000),
]

/** @param names of our forms' fields: hostile values often come in valid fields */
export function hostileRequest(target: Target, names: string[], random: Random): HostileRequest {
  switch (target.kind) {
    case 'page':
      return { method: target.method, path: target.path + hostileQuery(names, random), headers: {}, body: null }
    case 'call':
      return hostileCall(target, names, random)
    case 'form':
      return hostileForm(target, names, random)
  }
}

function hostileForm({ method, path }: Target, names: string[], random: Random): HostileRequest {
  const fields = hostileFields(names, random)
  const query = random() < 0.15 ? hostileQuery(names, random) : ''
  const [type, body] = random() < 0.6 ? [FORM_TYPE, asAddress(fields)] : asParts(fields, random)
  const headers = { 'Content-Type': random() < 0.12 ? strangeType(random) : type }
  const sent = random() < 0.1 ? body.slice(0, Math.floor(body.length * random())) : body
  return { method, path: path + query, headers, body: random() < 0.05 ? noise(random) : sent }
}

function hostileCall({ method, path }: Target, names: string[], random: Random): HostileRequest {
  const query = random() < 0.4 ? hostileQuery(names, random) : ''
  if (method === 'GET' || method === 'DELETE') return { method, path: path + query, headers: {}, body: null }
  const headers = { 'Content-Type': random() < 0.1 ? strangeType(random) : 'application/json' }
  return { method, path: path + query, headers, body: hostileJson(names, random) }
}

function hostileFields(names: string[], random: Random): [string, string][] {
  const count = one([1, 1, 1, 2, 3, 5, 12, 40, 200, 501, 3_000], random)
  const repeated = random() < 0.2 ? nameOf(names, random) : null
  const large = random() < 0.15
  return Array.from({ length: count }, (_, at) => {
    const value = large && at < 2 ? one(LARGE, random)(random) : one(VALUES, random)
    return [repeated ?? nameOf(names, random), value] as [string, string]
  })
}

/** Every third is one of ours, so that some requests pass the check of names. */
function nameOf(names: string[], random: Random): string {
  const chance = random()
  if (chance < 0.35) return one(names, random)
  if (chance < 0.55) return one(NAMES, random)
  return one(SHAPES, random)(one(names, random), random).slice(0, 30_000)
}

function asAddress(fields: [string, string][]): string {
  const encoded = (text: string) => encodeURIComponent(text.toWellFormed())
  return fields
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&')
    .slice(0, 300_000)
}

function asParts(fields: [string, string][], random: Random): [string, string] {
  const head = one(
    [
      (name: string) => `Content-Disposition: form-data; name="${name}"`,
      (name: string) =>
        `Content-Disposition: form-data; name="${name}"; filename="${name}.png"\r\nContent-Type: image/png`,
      (name: string) => `Content-Disposition: form-data; name*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
      (name: string) => `content-disposition:form-data;name=${name}`,
      (name: string) => `${'X: y\r\n'.repeat(2_000)}Content-Disposition: form-data; name="${name}"`,
      (name: string) => `Content-Disposition: form-data; name="${name}"\r\nContent-Transfer-Encoding: base64`,
      () => '',
    ],
    random,
  )
  const parts = fields.map(([name, value]) => `--${BOUNDARY}\r\n${head(name)}\r\n\r\n${value}\r\n`)
  const end = one(
    [`--${BOUNDARY}--\r\n`, `--${BOUNDARY}--`, '', `--${BOUNDARY}`, `--${BOUNDARY}--\r\n`.repeat(30)],
    random,
  )
  const boundary = one([BOUNDARY, BOUNDARY, BOUNDARY, `"${BOUNDARY}"`, 'x', '', 'a'.repeat(200)], random)
  return [`multipart/form-data; boundary=${boundary}`, (parts.join('') + end).slice(0, 300_000)]
}

function hostileQuery(names: string[], random: Random): string {
  const keys = [
    'lang',
    'tz',
    'month',
    'date',
    'duration',
    'theme',
    'start',
    'key',
    'next',
    'part',
    'page',
    'sort',
    'q',
    'cursor',
    'from',
    'to',
  ]
  const prefill = [
    'name',
    'email',
    'guests',
    'notes',
    'a1',
    'a10',
    'utm_source',
    'metadata[k]',
    'crm_id',
    'primary_color',
    'host',
    'eventType',
  ]
  const count = one([1, 2, 3, 8, 30, 600], random)
  const pairs = Array.from({ length: count }, () => {
    const name = random() < 0.6 ? one([...keys, ...prefill], random) : nameOf(names, random)
    const value = random() < 0.05 ? one(LARGE, random)(random) : one(VALUES, random)
    return random() < 0.1
      ? `${name}${value}`
      : `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`
  })
  // The longest line that Node accepts: beyond it there is no request.
  return `?${pairs
    .join('&')
    .replace(/[^\x21-\x7e]/g, '%')
    .slice(0, one([200, 2_000, 8_000, 12_000], random))}`
}

function hostileJson(names: string[], random: Random): string {
  const key = () => JSON.stringify(nameOf(names, random).slice(0, 5_000))
  const value = () =>
    random() < 0.1 ? JSON.stringify(one(LARGE, random)(random)) : JSON.stringify(one(VALUES, random))
  return one(
    [
      () => '['.repeat(100_000),
      () => `${'{"a":'.repeat(17)}1${'}'.repeat(17)}`,
      () => `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
      () => `{${Array.from({ length: 20_001 }, (_, at) => `"k${at}":1`).join(',')}}`,
      () => `{"a":[${'1,'.repeat(60_000)}1]}`,
      () => `{${Array.from({ length: 30 }, () => `${key()}:${value()}`).join(',')}}`,
      () => `{"attendee":{${key()}:${value()}},${key()}:${value()}}`,
      () => `{"metadata":{${Array.from({ length: 200 }, () => `${key()}:${value()}`).join(',')}}}`,
      () => `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`,
      () => '{"a":1,"a":2}',
      () => `{"weekly":[${Array(3_000).fill('{"weekday":1,"start":"09:00","end":"17:00"}').join(',')}]}`,
      () =>
        `{"questions":[${Array(300).fill('{"id":"a","label":"b","kind":"short_text","required":true}').join(',')}]}`,
      () => `{"n":${'9'.repeat(100_000)}}`,
      () => `${value()}`,
      () => `\ufeff{}`,
      () => `{${value()}`,
      () => '',
      () => noise(random).toString('latin1'),
    ],
    random,
  )().slice(0, 300_000)
}

function strangeType(random: Random): string {
  return one(
    [
      ...[
        'text/plain',
        'application/json',
        'application/xml',
        ';',
        'x',
        'multipart/form-data',
        'multipart/mixed; boundary=x',
      ],
      ...[
        `${FORM_TYPE}; charset=utf-16`,
        `${FORM_TYPE}; charset=utf-7`,
        `${FORM_TYPE};${'a=b;'.repeat(500)}`,
        `${FORM_TYPE}; boundary=${BOUNDARY}`,
        `${FORM_TYPE};, multipart/form-data; boundary=${BOUNDARY}`,
        FORM_TYPE.toUpperCase(),
      ],
      ...[
        `multipart/form-data; boundary=${BOUNDARY}; boundary=y`,
        `multipart/form-data; boundary="`,
        'application/json; charset=utf-16le',
      ],
    ],
    random,
  )
}

function noise(random: Random): Buffer {
  return Buffer.from(Array.from({ length: 1 + Math.floor(random() * 3_000) }, () => Math.floor(random() * 256)))
}

function one<T>(choices: readonly T[], random: Random): T {
  return choices[Math.floor(random() * choices.length)]!
}
