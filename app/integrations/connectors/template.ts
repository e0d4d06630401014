import { readUrl, toWellFormed } from '~/security/readable-text'
import { findAddress } from '~/security/web-address'

/**
 * The template language for what a CRM gets: JSON whose texts contain `{{attendee.email}}`, and parts such as
 * `{{#recording.url}}Recording: {{recording.url}}{{/recording.url}}`, which stay only if that placeholder has a value. Parts are within one text
 * and not within each other. A template is parsed first and filled afterwards, so an attendee's input can never become anything but text.
 */

/** Allowed placeholders; besides them `answers`, `metadata.NAME` and `tracking.NAME`. */
export const FIELDS = [
  'event',
  'id',
  'status',
  'title',
  'start',
  'end',
  'durationMinutes',
  'attendee.name',
  'attendee.email',
  'attendee.timeZone',
  'attendee.locale',
  'host.name',
  'host.handle',
  'host.timeZone',
  'eventType.title',
  'eventType.slug',
  'guests',
  'answers',
  'notes',
  'joinUrl',
  'manageUrl',
  'crm.system',
  'crm.type',
  'crm.id',
  'previous.start',
  'previous.end',
  'cancellation.reason',
  'cancellation.by',
  'record.id',
  'attendance.state',
  'attendance.startedAt',
  'attendance.endedAt',
  'attendance.participants',
  'attendance.done',
  'attendance.hubspot',
  'recording.url',
] as const

/** `number`: as a JSON number; `boolean`: as a JSON boolean; `date` and `time`: of an instant, in UTC; `ms`: epoch ms; `hours`: minutes as HH:MM; `html`: escaped. */
export const FILTERS = ['number', 'boolean', 'date', 'time', 'ms', 'hours', 'html'] as const

export type Values = Record<string, string>
type Filter = (typeof FILTERS)[number]

const PLACEHOLDER = /\{\{\s*([A-Za-z][\w.-]*)\s*(?:\|\s*([a-z]+)\s*)?\}\}/g
const ALONE = /^\{\{\s*([A-Za-z][\w.-]*)\s*(?:\|\s*([a-z]+)\s*)?\}\}$/

/**
 * Fills a template in which `problemOfTemplate` found no problem.
 *
 * @example fillJson('{"to":"{{attendee.email}}"}', { 'attendee.email': 'a"b' }) // '{"to":"a\\"b"}'
 */
export function fillJson(template: string, values: Values): string {
  return JSON.stringify(mapTexts(JSON.parse(template), (text) => fillText(text, values)))
}

/** Names of fields stay as they are. */
function mapTexts(value: unknown, change: (text: string) => unknown): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]))
  return value
}

/** A placeholder alone becomes the value itself: a number, or null if there is none. */
function fillText(text: string, values: Values): string | number | boolean | null {
  const alone = ALONE.exec(text)
  if (alone) return valueUnder(values, alone[1] ?? '', alone[2])
  const kept = keepParts(text, (name) => valueUnder(values, name, undefined) !== null) ?? text
  return kept.replace(PLACEHOLDER, (_match, name: string, filter?: string) =>
    String(valueUnder(values, name, filter) ?? ''),
  )
}

/** A text without its parts that are not kept, and without the marks of the others; null for one whose parts are malformed. */
function keepParts(text: string, isKept: (name: string) => boolean): string | null {
  const [before = '', ...opened] = text.split('{{#')
  const written = [before]
  for (const rest of opened) {
    const end = rest.indexOf('}}')
    const name = rest.slice(0, Math.max(end, 0)).trim()
    const mark = `{{/${name}}}`
    const close = rest.indexOf(mark)
    if (!isKnown(name) || close < end) return null
    written.push(isKept(name) ? rest.slice(end + 2, close) : '', rest.slice(close + mark.length))
  }
  return written.join('')
}

function valueUnder(values: Values, name: string, filter: string | undefined): string | number | boolean | null {
  const value = Object.hasOwn(values, name) ? values[name] : undefined
  if (value === undefined || value === '') return null
  return filter === undefined ? value : applied(filter as Filter, value)
}

function applied(filter: Filter, value: string): string | number | boolean | null {
  switch (filter) {
    case 'number':
      return Number.isFinite(Number(value)) ? Number(value) : null
    case 'boolean':
      return value === 'true'
    case 'date':
      return value.slice(0, 10)
    case 'time':
      return value.slice(11, 16)
    case 'ms':
      return Date.parse(value)
    case 'hours':
      return `${pad(Math.floor(Number(value) / 60))}:${pad(Number(value) % 60)}`
    case 'html':
      return value.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
  }
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/**
 * Fills an address; each value becomes exactly one segment of its path or query.
 *
 * @returns null when a value is missing, or would lead up the path
 */
export function fillUrl(url: string, values: Values): string | null {
  let fits = true
  const filled = url.replace(PLACEHOLDER, (_match, name: string, filter?: string) => {
    const value = valueUnder(values, name, filter)
    if (value === null || /^\.{1,2}$/.test(String(value))) fits = false
    return encodeURIComponent(toWellFormed(String(value ?? '')))
  })
  return fits ? filled : null
}

/** @returns a problem of app/integrations/deliveries/messages.ts, or null */
export function problemOfTemplate(template: string): 'body_not_json' | 'unknown_placeholder' | null {
  let parsed: unknown
  try {
    parsed = JSON.parse(template)
  } catch {
    return 'body_not_json'
  }
  const texts = textsIn(parsed)
  if (texts === null) return 'body_not_json'
  return texts.some((text) => hasUnknown(keepParts(text, () => true) ?? text)) ? 'unknown_placeholder' : null
}

/** No interface asks for more, and no function that fills a template may run out of stack. */
const MAX_DEPTH = 50

/** All texts and names of fields; null for what is nested too deeply. Works level by level, because the template comes from outside. */
function textsIn(parsed: unknown): string[] | null {
  const texts: string[] = []
  let level: unknown[] = [parsed]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return null
    const next: unknown[] = []
    for (const value of level) {
      if (typeof value === 'string') texts.push(value)
      else if (typeof value === 'object' && value !== null) {
        if (!Array.isArray(value)) texts.push(...Object.keys(value))
        for (const one of Object.values(value)) next.push(one)
      }
    }
    level = next
  }
  return texts
}

/** @returns a problem of app/integrations/deliveries/messages.ts, or null */
export function problemOfUrl(url: string): 'url_unfit' | 'url_placeholder' | 'unknown_placeholder' | null {
  if (hasUnknown(url)) return 'unknown_placeholder'
  const tried = url.replace(PLACEHOLDER, 'x')
  // Whether it may be called is checked when it is saved; here only its form is checked.
  const authority = /^https?:\/\/([^/?#]+)/i.exec(tried)?.[1]
  if (findAddress(tried) !== tried || !authority || authority.includes('@') || !readUrl(tried)) return 'url_unfit'
  // The host alone decides which server is called.
  return /^[a-z]+:\/\/[^/?#]*\{\{/i.test(url) ? 'url_placeholder' : null
}

function hasUnknown(text: string): boolean {
  const left = text.replace(PLACEHOLDER, (match, name: string, filter?: string) =>
    isKnown(name) && (filter === undefined || (FILTERS as readonly string[]).includes(filter)) ? '' : match,
  )
  return left.includes('{{')
}

function isKnown(name: string): boolean {
  return (FIELDS as readonly string[]).includes(name) || /^(metadata|tracking)\.[\w.-]+$/.test(name)
}
