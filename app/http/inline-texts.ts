/**
 * The texts that stand in a page's `script` or `style` elements. React escapes what people typed, so none of it can look like one.
 *
 * @example inlineTextsOf('<style>a{}</style>', 'style') // ['a{}']
 */
export function inlineTextsOf(html: string, element: 'script' | 'style'): string[] {
  const texts: string[] = []
  for (let at = html.indexOf(`<${element}`); at >= 0; at = html.indexOf(`<${element}`, at + 1)) {
    const text = html.slice(html.indexOf('>', at) + 1, html.indexOf(`</${element}>`, at))
    if (text !== '') texts.push(text)
  }
  return texts
}
