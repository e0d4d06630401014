/**
 * A shadow root with a style sheet made by script, which a policy without inline styles allows. It delegates the focus to its
 * content.
 */
export function attachStyles(host: HTMLElement, css: string): ShadowRoot {
  // First the part that a browser may lack: without a shadow root, the element's content stays visible.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true })
  root.adoptedStyleSheets = [sheet]
  return root
}

/** @param properties or attributes, where elements have no such property (Firefox 115 has none for ARIA) */
export function create<K extends keyof HTMLElementTagNameMap>(
  name: K,
  parent: Node,
  properties: Partial<HTMLElementTagNameMap[K]> & Record<string, unknown> = {},
): HTMLElementTagNameMap[K] {
  const element: HTMLElementTagNameMap[K] = document.createElement(name)
  for (const key in properties)
    if (key in element) element[key as keyof typeof element] = properties[key] as never
    else element.setAttribute(key, properties[key] as string)
  return parent.appendChild(element)
}
