import { Idiomorph } from 'idiomorph'

/** Set by the server on documents that this script may exchange; pages of the admin and of accounts have none. */
const EXCHANGEABLE = 'data-public'

/**
 * A document's policy names the nonce of its own response. Styles of another response get this document's before they are parsed, also those
 * of a page kept for many, which have none: Chromium applies the policy while it parses, and complains. Browsers hide the nonce from the
 * markup, but not from scripts.
 */
export function parsePage(html: string): Document {
  const nonce = document.querySelector<HTMLElement>('script[nonce]')?.nonce ?? ''
  const allowed = html.replace(/<style( nonce="[^"]*")?/g, () => `<style nonce="${nonce}"`)
  return new DOMParser().parseFromString(allowed, 'text/html')
}

/**
 * Whether the content can be shown in this document. Not if it belongs to the admin, and not if its policy differs from this document's,
 * as on a form that leads to the host's own site.
 */
export function canExchange(next: Document): boolean {
  return next.documentElement.hasAttribute(EXCHANGEABLE) && !next.querySelector('[data-own-policy]')
}

/** What a reader takes for one page: its path, and the view where one address has several. */
export function viewOf(page: Document, path: string): string {
  return `${path} ${page.querySelector<HTMLElement>('main')?.dataset.view ?? ''}`
}

/**
 * Shows the content of another document in this one.
 *
 * @param whole replaces everything, for another page; otherwise only what differs is changed, so that focus, scroll position and live regions
 * stay
 */
export function exchangePage(next: Document, whole: boolean): void {
  for (const script of next.body.querySelectorAll('script')) script.remove()
  copyAttributes(next.documentElement)
  document.title = next.title
  if (whole) document.body.replaceChildren(...next.body.childNodes)
  else void Idiomorph.morph(document.body, [...next.body.childNodes], { morphStyle: 'innerHTML' })
}

/** Language, colours and the like. Our own marks of this document's state stay. */
function copyAttributes(from: HTMLElement): void {
  const root = document.documentElement
  for (const name of ['lang', 'dir', 'data-theme', 'data-framed']) {
    const value = from.getAttribute(name)
    if (value === null) root.removeAttribute(name)
    else root.setAttribute(name, value)
  }
}
