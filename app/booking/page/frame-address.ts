/** Case-insensitive, as Remix matches its routes. */
const FRAME_PATH =
  /^\/(?:booking\/([^/]+)\/(?:(?:cancel|reschedule|edit)\/)?|(?!(?:admin|api|assets|booking|feeds|goto)\/)([^/]+)\/[^/]+\/(?:book\/)?)embed$/i

/**
 * Whose frame a path shows: a public page by its host's handle, an attendee's page by its token. Null for every address that
 * must not be framed.
 *
 * @example readFrameAddress('/dana/intro-call/book/embed') // { handle: 'dana' }
 */
export function readFrameAddress(path: string): { handle: string } | { token: string } | null {
  // Remix asks for a page's data at the page's address with this ending.
  const found = FRAME_PATH.exec(path.replace(/\.data$/, ''))
  if (!found) return null
  return found[1] === undefined ? { handle: found[2] ?? '' } : { token: found[1] }
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
