import { service } from './service'
import { languageOf } from './texts'

/** Attributes of the elements: the parameters of a booking link, with hyphens. */
const PARAMETER =
  /^(.*name|email|guests|notes|a\d+|(utm|crm|metadata|primary|hide)-.+|lang|tz|transparent|duration|month|date)$/

/**
 * The frame's address for an element: its `href`, the campaign parameters of the page's own address, and the element's
 * attributes, each also with the prefix `data-`. The caller adds the theme, because it may change later.
 *
 * @returns null when `href` is not a booking link of this service
 */
export function frameAddress(element: Element): URL | null {
  const url = bookingAddress(element)
  const [path] = /^\/[^/]+\/[^/]+(?=\/?$|\/embed$)/.exec(url.pathname) ?? []
  if (!path || url.origin !== service) return null
  url.pathname = path + '/embed'
  const query = url.searchParams
  const language = languageOf(element)
  new URLSearchParams(location.search).forEach((value, name) => {
    if (/^utm_/.test(name) && !query.has(name)) query.set(name, value)
  })
  if (language && !query.has('lang')) query.set('lang', language)
  for (const { name, value } of element.attributes) {
    const key = name.replace(/^data-/, '')
    if (PARAMETER.test(key)) query.set(parameterName(key), value.replace(/^#/, '') || '1')
  }
  return url
}

/**
 * Relative to the service, so that a path alone works. An invalid address leads to its landing page, which is not a booking
 * link.
 */
export function bookingAddress(element: Element): URL {
  const href = element.getAttribute('href') ?? ''
  try {
    return new URL(href, service)
  } catch {
    return new URL(service)
  }
}

function parameterName(attribute: string): string {
  return attribute.replace(/^metadata-(.+)/, 'metadata[$1]').replace(/-(?!.*\])/g, '_')
}

/** The theme of the element: its attribute, else the colour scheme in force at its place. */
export function themeOf(element: Element): 'light' | 'dark' {
  const notified = element.getAttribute('theme') as string
  // Without a style, the document's meta element decides (CSS Color Adjustment 1, 2.1).
  const scheme = /^(light|dark)$/.test(notified)
    ? notified
    : getComputedStyle(element).colorScheme.replace(
        'normal',
        () => document.querySelector<HTMLMetaElement>('[name=color-scheme]')?.content as string,
      )
  return /dark/.test(scheme) && (!/light/.test(scheme) || matchMedia(DARK).matches) ? 'dark' : 'light'
}

export const DARK = '(prefers-color-scheme:dark)'
