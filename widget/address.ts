import { service } from './service'
import { languageOf } from './words'

/** What elements may bring along: the parameters of a booking link, with hyphens. */
const PARAMETER =
  /^(.*name|email|guests|notes|a\d+|(utm|crm|metadata|primary|hide)-.+|lang|tz|transparent|duration|month|date)$/

/**
 * The frame's address for an element: its `href`, what the page's own address says about a campaign, and the element's attributes,
 * each of which may also be written with `data-` in front. The theme is left to the caller, for it may change later.
 *
 * @returns null when `href` is no booking link of this service
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

/** Against the service, so that a bare path will do. What cannot be read leads to its front door, which is no booking link. */
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

/** As the element looks: what it is told, else the colour scheme in force where it stands. */
export function themeOf(element: Element): 'light' | 'dark' {
  const notified = element.getAttribute('theme') as string
  // Where no style says anything, the document's own meta element does (CSS Color Adjustment 1, 2.1).
  const scheme = /^(light|dark)$/.test(notified)
    ? notified
    : getComputedStyle(element).colorScheme.replace(
        'normal',
        () => document.querySelector<HTMLMetaElement>('[name=color-scheme]')?.content as string,
      )
  return /dark/.test(scheme) && (!/light/.test(scheme) || matchMedia(DARK).matches) ? 'dark' : 'light'
}

export const DARK = '(prefers-color-scheme:dark)'
