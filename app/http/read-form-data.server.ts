import { MIMEType } from 'node:util'
import { canShowAgain } from './shown-again'

/**
 * The only reader of forms (S21). No library sees a form before this module has: only flat names of few letters pass, a bounded number of
 * them, and never a structure made from a name that a stranger chose. `readFormData` then takes the fields of one form and no others.
 */

/** The fields of one form, by the names that stand in its page. */
export interface FormFields {
  /** Sent once at most. */
  once?: readonly string[]
  /** May be sent again, such as ticked boxes and rows of a table: how often at most. */
  repeated?: Readonly<Record<string, number>>
  /** Names that carry an id or a number, such as `answer-ID`. Each may be sent `times` times, of at most `names` different names. */
  families?: readonly { name: RegExp; names: number; times: number }[]
  /** The one field that may hold a file. */
  file?: string
  /** Where honest forms are longer than a page shows again: whoever answers cuts what it shows, or shows it to its own host only. */
  long?: boolean
}

/** A form that holds nothing but, at most, its button. */
export const NO_FIELDS: FormFields = {}

/** More than our largest form has: the weekly hours with every row it takes. */
const MAX_FIELDS = 500
const MAX_NAME_LENGTH = 60
/** What stands above the value of a part: its name, the name of its file, its type. */
const MAX_PART_HEAD_BYTES = 2_000
/** Letters first, so none of `__proto__`, `__intent__`, `[0]`, `.x`; then what our names are made of. Brackets and dots would be structure. */
const FLAT_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/
const PROTOTYPE_NAMES = ['constructor', 'prototype']

type FormFault = 'unreadable' | 'too_many_fields' | 'name'

/** What a form sent, in its order. @returns a fault as soon as one is seen, before anything is built from what was sent */
export async function parseForm(
  body: ArrayBuffer,
  contentType: string | null,
): Promise<{ ok: true; form: FormData } | { ok: false; fault: FormFault }> {
  if (body.byteLength === 0) return { ok: true, form: new FormData() }
  const fault = findFault(Buffer.from(body), contentType)
  if (fault !== null) return { ok: false, fault }
  const form = await new Response(body, { headers: { 'Content-Type': contentType ?? '' } })
    .formData()
    // Whatever the platform's parser says of these bytes, it is the sender's fault: cut off, or no form.
    .catch(() => null)
  if (form === null) return { ok: false, fault: 'unreadable' }
  for (const name of form.keys()) if (!isFlatName(name)) return { ok: false, fault: 'name' }
  return { ok: true, form }
}

function isFlatName(name: string): boolean {
  return name.length <= MAX_NAME_LENGTH && FLAT_NAME.test(name) && !PROTOTYPE_NAMES.includes(name)
}

/** Looks at the bytes alone, at the head of each part and at no more parts than a form of ours has. */
function findFault(body: Buffer, contentType: string | null): FormFault | null {
  const boundary = boundaryOf(contentType)
  const separator = boundary === null ? '&' : `--${boundary}`
  let count = 0
  for (let at = body.indexOf(separator); at >= 0; at = body.indexOf(separator, at + separator.length)) {
    if (++count > MAX_FIELDS) return 'too_many_fields'
    if (boundary !== null && headLength(body, at) > MAX_PART_HEAD_BYTES) return 'name'
  }
  return null
}

/** As the platform's parser reads it; a header that is no content type has none, and is refused there. */
function boundaryOf(contentType: string | null): string | null {
  try {
    return new MIMEType(contentType ?? '').params.get('boundary')
  } catch {
    return null
  }
}

/** How long the lines above a part's value are. The last boundary has no part. */
function headLength(body: Buffer, at: number): number {
  const end = body.subarray(at, at + MAX_PART_HEAD_BYTES + 4).indexOf('\r\n\r\n')
  return end < 0 ? body.length - at : end
}

/**
 * The fields that a form sent, which are among those it has.
 *
 * @throws a 400 answer when the body is no form at all, or holds a field that the form does not have or one too often; 413 for texts that
 *   are longer than the form could show again
 */
export async function readFormData(request: Request, fields: FormFields): Promise<FormData> {
  const read = await parseForm(await request.arrayBuffer(), request.headers.get('content-type'))
  if (!read.ok || !holdsOnly(read.form, fields)) throw new Response(null, { status: 400 })
  const texts = [...read.form.values()].filter((value) => typeof value === 'string')
  if (!fields.long && !canShowAgain(texts)) throw new Response(null, { status: 413 })
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
