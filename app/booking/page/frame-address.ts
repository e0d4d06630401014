/** The pages that other sites may embed. `routes.ts` gives each of them a second address that ends in `/embed`. */
export const FRAMED_PATHS = [
  'booking/:token',
  'booking/:token/cancel',
  'booking/:token/edit',
  'booking/:token/reschedule',
  ':handle/:eventType',
  ':handle/:eventType/book',
  ':handle/:eventType/confirm/:token',
] as const

const FRAMED_SEGMENTS = FRAMED_PATHS.map((path) => path.split('/'))
/** First segments with pages of ours below them: no host's page. */
const OWN_SEGMENTS = [
  'admin',
  'api',
  'assets',
  'booking',
  'calendars',
  'feeds',
  'goto',
  'oidc',
  'operator',
  'report',
  'sign-in',
  'unsubscribe',
]

/**
 * Whose frame a path shows: a public page by its host's handle, an attendee's page by its token. Null for every address that
 * must not be framed.
 *
 * @example readFrameAddress('/dana/intro-call/book/embed') // { handle: 'dana' }
 */
export function readFrameAddress(path: string): { handle: string } | { token: string } | null {
  // Remix asks for a page's data at the page's address with this ending.
  const [root, ...segments] = path.replace(/\.data$/, '').split('/')
  if (root !== '' || segments.pop()?.toLowerCase() !== 'embed') return null
  const framed = FRAMED_SEGMENTS.find((names) => isPathOf(names, segments))
  if (!framed) return null
  const [first = '', second = ''] = segments
  return framed[0] === ':handle' ? { handle: first } : { token: second }
}

/** Case-insensitive, as Remix matches its routes. */
function isPathOf(names: string[], segments: string[]): boolean {
  return (
    names.length === segments.length &&
    names.every((name, at) => {
      const segment = segments[at]?.toLowerCase() ?? ''
      if (name === ':handle' && OWN_SEGMENTS.includes(segment)) return false
      return name.startsWith(':') ? segment !== '' : segment === name
    })
  )
}

export function isFrameAddress(path: string): boolean {
  return readFrameAddress(path) !== null
}

/** The address of a public page in the frame layout. @example toFrame('/dana/intro-call?tz=UTC') // '/dana/intro-call/embed?tz=UTC' */
export function toFrame(address: string): string {
  if (!address.startsWith('/')) return address
  const [path = '', query] = address.split('?')
  return `${path}/embed${query === undefined ? '' : `?${query}`}`
}

/**
 * A page to lead to, in the frame layout if the page that leads there is.
 *
 * @param from the whole address of the page that leads there
 */
export function keepFrame(from: string, address: string): string {
  return isFrameAddress(new URL(from).pathname) ? toFrame(address) : address
}
