/** A shadow with a style sheet made by script, which a policy without inline styles allows. Focus goes to what is inside. */
export function dress(host: HTMLElement, css: string): ShadowRoot {
  const root = host.attachShadow({ mode: 'open', delegatesFocus: true })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets = [sheet]
  return root
}

export function create<K extends keyof HTMLElementTagNameMap>(
  name: K,
  parent: Node,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
): HTMLElementTagNameMap[K] {
  return parent.appendChild(Object.assign(document.createElement(name), properties))
}
