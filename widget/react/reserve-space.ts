/** As much as the element itself reserves once it is defined. */
const RESERVED_STYLE = 'foyer-booking:not(:defined) { display: block; min-height: var(--foyer-reserve, 52rem) }'

let kept = false

/**
 * Reserves the height of a booking page until the script is loaded, by a style sheet that a policy without inline styles
 * allows.
 */
export function reserveSpace(): void {
  if (kept) return
  kept = true
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(RESERVED_STYLE)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
