import { MIMEType } from 'node:util'
import { canShowAgain } from './shown-again'

/**
 * The only reader of forms (S21). No library sees a form before this module: only flat names of few letters pass, in a bounded
 * number, and no structure is built from a name that a client chose. `readFormData` then accepts the fields of one form and no
 * others.
 */

/** The fields of one form, by their names in its page. */
export interface FormFields {
  /** Sent once at most. */
  once?: readonly string[]
  /** May be sent again, such as ticked boxes and rows of a table: how often at most. */
  repeated?: Readonly<Record<string, number>>
  /** Names that carry an id or a number, such as `answer-ID`. Each may be sent `times` times, of at most `names` different names. */
  families?: readonly { name: RegExp; names: number; times: number }[]
  /** The one field that may hold a file. */
  file?: string
  /**
   * For forms that may be longer than a page shows again: the caller shortens what it shows, or shows it only to its own host.
   */
  long?: boolean
  /** What the page shows again at most, encoded; default: `shown-again.ts`. */
  shownBytes?: number
}

/** A form with no fields except perhaps its button. */
export const NO_FIELDS: FormFields = {}

/** More than our largest form has: the weekly hours with every row in use. */
const MAX_FIELDS = 500
const MAX_NAME_LENGTH = 60
/** The headers of a part: its name, the name of its file, its type. */
const MAX_PART_HEAD_BYTES = 2_000
/**
 * Names begin with a letter, which excludes `__proto__`, `__intent__`, `[0]`, `.x`, and then have only the characters of our
 * names. Brackets and dots would mean structure.
 */
const FLAT_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/
const PROTOTYPE_NAMES = ['constructor', 'prototype']

type FormFault = 'unreadable' | 'too_many_fields' | 'name'

/** The entries of a form, in their order. @returns a fault as soon as one is found, before anything is built from the entries */
export async function parseForm(
  body: ArrayBuffer,
  contentType: string | null,
): Promise<{ ok: true; form: FormData } | { ok: false; fault: FormFault }> {
  if (body.byteLength === 0) return { ok: true, form: new FormData() }
  const encoding = readEncoding(contentType)
  if (encoding === null) return { ok: false, fault: 'unreadable' }
  const fault = findFault(Buffer.from(body), encoding)
  if (fault !== null) return { ok: false, fault }
  // The platform's parser gets the type as it was read here. It would understand some written types differently, such as two in
  // one header, and split the body at places where nobody counted.
  const form = await new Response(body, { headers: { 'Content-Type': encoding.contentType } })
    .formData()
    // Whatever error the platform's parser throws, the sender caused it: the body is cut off or is not a form.
    .catch(() => null)
  if (form === null) return { ok: false, fault: 'unreadable' }
  for (const name of form.keys()) if (!isFlatName(name)) return { ok: false, fault: 'name' }
  return { ok: true, form }
}

function isFlatName(name: string): boolean {
  return name.length <= MAX_NAME_LENGTH && FLAT_NAME.test(name) && !PROTOTYPE_NAMES.includes(name)
}

interface Encoding {
  contentType: string
  /** Between two fields. */
  separator: string
  /** Whether each field is a part with headers. */
  hasParts: boolean
}

const URLENCODED = 'application/x-www-form-urlencoded'

/** @returns null for a content type that no form has */
function readEncoding(contentType: string | null): Encoding | null {
  const type = readType(contentType)
  // A boundary means nothing here, so it must not replace the separator.
  if (type?.essence === URLENCODED) return { contentType: URLENCODED, separator: '&', hasParts: false }
  const boundary = type?.params.get('boundary')
  if (type?.essence !== 'multipart/form-data' || !boundary) return null
  const known = new MIMEType(type.essence)
  known.params.set('boundary', boundary)
  return { contentType: String(known), separator: `--${boundary}`, hasParts: true }
}

function readType(contentType: string | null): MIMEType | null {
  try {
    return new MIMEType(contentType ?? '')
  } catch {
    return null
  }
}

/** Reads only the bytes, the headers of each part, and no more parts than a form of ours has. */
function findFault(body: Buffer, { separator, hasParts }: Encoding): FormFault | null {
  let count = 0
  for (let at = body.indexOf(separator); at >= 0; at = body.indexOf(separator, at + separator.length)) {
    if (++count > MAX_FIELDS) return 'too_many_fields'
    if (hasParts && headLength(body, at) > MAX_PART_HEAD_BYTES) return 'name'
  }
  return null
}

/** The length of a part's headers. No part follows the last boundary. */
function headLength(body: Buffer, at: number): number {
  const end = body.subarray(at, at + MAX_PART_HEAD_BYTES + 4).indexOf('\r\n\r\n')
  return end < 0 ? body.length - at : end
}

/**
 * The fields that a form sent; only expected fields pass.
 *
 * @throws a 400 response when the body is not a form, or has an unexpected field or one too often; 413 for texts that are
 * longer than the form can show again
 */
export async function readFormData(request: Request, fields: FormFields): Promise<FormData> {
  const read = await parseForm(await request.arrayBuffer(), request.headers.get('content-type'))
  if (!read.ok || !holdsOnly(read.form, fields)) throw new Response(null, { status: 400 })
  const texts = [...read.form.values()].filter((value) => typeof value === 'string')
  if (!fields.long && !canShowAgain(texts, fields.shownBytes)) throw new Response(null, { status: 413 })
  return read.form
}

function holdsOnly(form: FormData, fields: FormFields): boolean {
  const counts = new Map<string, number>()
  for (const [name, value] of form) {
    const times = (counts.get(name) ?? 0) + 1
    counts.set(name, times)
    const isFile = typeof value !== 'string'
    if (isFile !== (name === fields.file) || times > mostTimes(name, fields)) return false
  }
  const names = [...counts.keys()]
  return (fields.families ?? []).every(
    (family) => names.filter((name) => family.name.test(name)).length <= family.names,
  )
}

function mostTimes(name: string, { once = [], repeated = {}, families = [], file }: FormFields): number {
  if (name === file || once.includes(name)) return 1
  if (Object.hasOwn(repeated, name)) return repeated[name] ?? 0
  return families.find((family) => family.name.test(name))?.times ?? 0
}
