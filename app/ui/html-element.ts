/** Left out where it is null, undefined or false. */
export type HtmlAttributes = Record<string, string | true | null | undefined | false>

/** Markup whose texts are escaped. */
export type Html = string & { readonly __brand: 'html' }

/**
 * An element as markup, for the places where a page has many alike: React takes several times as long for each. The same bytes as React
 * writes.
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

const SPECIAL = /[&<>"']/g
const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }

function escapeHtml(text: string): string {
  return text.replace(SPECIAL, (character) => ESCAPED[character] ?? '')
}
