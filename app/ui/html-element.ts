/** Left out where it is null, undefined or false. */
export type HtmlAttributes = Record<string, string | true | null | undefined | false>

/** Markup whose texts are escaped. */
export type Html = string & { readonly __brand: 'html' }

/**
 * An element as markup, for the places where a page has many alike: an element of React takes several times as long for each. The same bytes
 * as React writes.
 *
 * @param content text, which is escaped, or elements
 * @example htmlElement('a', { href: '?a=1&b=2' }, '<Next>') // '<a href="?a=1&amp;b=2">&lt;Next&gt;</a>'
 */
export function htmlElement(name: string, attributes: HtmlAttributes, content: string | Html[]): Html {
  let start = `<${name}`
  for (const key in attributes) {
    const value = attributes[key]
    if (value === null || value === undefined || value === false) continue
    start += ` ${key}="${value === true ? '' : escapeHtml(value)}"`
  }
  return `${start}>${typeof content === 'string' ? escapeHtml(content) : content.join('')}</${name}>` as Html
}

/** For `dangerouslySetInnerHTML`. */
export function innerHtml(elements: Html[]): { __html: string } {
  return { __html: elements.join('') }
}

const SPECIAL = /[&<>"']/
const ALL_SPECIAL = /[&<>"']/g
const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }

/** For texts and for values of attributes in double quotes. */
export function escapeHtml(text: string): string {
  // Most texts hold none of them.
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (character) => ESCAPED[character] ?? '') : text
}
