import { shortQuery } from '~/ui/short-query'

/** Parameters of a booking link that are passed on from page to page. */
export const EVENT_LINK_KEYS: ReadonlySet<string> = new Set([
  'name',
  'first_name',
  'last_name',
  'email',
  'guests',
  'notes',
  'utm_source',
  'utm_medium',
  'utm_campaign',
  'utm_term',
  'utm_content',
  'crm_system',
  'crm_type',
  'crm_id',
  'lang',
  'tz',
  'clock',
  'theme',
  'primary_color',
  'hide_event_type_details',
  'transparent',
  'duration',
  'key',
  'member',
])

/** Whether a parameter travels from page to page, from the first link to the stored booking. */
export function isCarried(name: string): boolean {
  return EVENT_LINK_KEYS.has(name) || /^(a([1-9]|10)|metadata\[.+\])$/.test(name)
}

/**
 * An address with the link parameters of the current one, for a redirect.
 *
 * @param changes set on top; null removes a parameter
 * @example withLinkParams('/dana/intro-call', new URLSearchParams('utm_source=x&junk=1'), { tz: 'UTC' }) //
 * '/dana/intro-call?utm_source=x&tz=UTC'
 */
export function withLinkParams(path: string, query: URLSearchParams, changes: Changes = {}): string {
  return withQuery(path, carriedOf(query), changes)
}

/** The same for one of a page's many links, which repeats no more than {@link shortQuery} lets through. */
export function carryInLink(path: string, query: URLSearchParams, changes: Changes = {}): string {
  return carryInLinks(query)(path, changes)
}

/** The same for many links: the parameters are read and written once, and those of a link are mostly plain. */
export function carryInLinks(query: URLSearchParams): CarryInLinks {
  const carried = shortQuery(carriedOf(query))
  const written = String(carried)
  return (path, changes = {}) => {
    let added = ''
    for (const [name, value] of Object.entries(changes)) {
      if (hasOnly(carried, name, value)) continue
      // Most links only add parameters of their own.
      if (carried.has(name)) return withQuery(path, carried, changes)
      added += `${added && '&'}${parameter(name, String(value))}`
    }
    return `${path}${written || added ? '?' : ''}${written}${written && added ? '&' : ''}${added}`
  }
}

const PLAIN = /^[\w.*-]*$/

/** As `URLSearchParams` writes it. */
function parameter(name: string, value: string): string {
  return PLAIN.test(name) && PLAIN.test(value) ? `${name}=${value}` : String(new URLSearchParams([[name, value]]))
}

/** Whether a change would change nothing. */
function hasOnly(query: URLSearchParams, name: string, value: string | number | null): boolean {
  if (!query.has(name)) return value === null
  const values = query.getAll(name)
  return values.length === 1 && values[0] === String(value)
}

export type CarryInLinks = (path: string, changes?: Changes) => string

type Changes = Record<string, string | number | null>

function carriedOf(query: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...query].filter(([name]) => isCarried(name)))
}

function withQuery(path: string, carried: URLSearchParams, changes: Changes): string {
  const kept = new URLSearchParams(carried)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) kept.delete(name)
    else kept.set(name, String(value))
  }
  return kept.size === 0 ? path : `${path}?${kept}`
}
