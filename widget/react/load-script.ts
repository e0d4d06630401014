/**
 * Adds the service's script to the page, once, regardless of how many components need it or whether it is already there.
 *
 * @param href a booking link; the script is on its origin
 * @param nonce for sites whose policy asks for one
 */
export function loadScript(href: string, nonce: string | undefined): void {
  const { origin } = new URL(href, document.baseURI)
  const isOurs = ({ src }: HTMLScriptElement) => src.startsWith(`${origin}/embed`)
  if (customElements.get('foyer-booking') || [...document.scripts].some(isOurs)) return
  const script = Object.assign(document.createElement('script'), { src: `${origin}/embed.js`, async: true })
  if (nonce) script.nonce = nonce
  document.head.append(script)
}
