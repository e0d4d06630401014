/** As much as the element itself keeps once it is defined. */
const ROOM = 'foyer-booking:not(:defined) { display: block; min-height: var(--foyer-reserve, 52rem) }'

let kept = false

/** Keeps the room of a booking page until the script has come, by a style sheet that a policy without inline styles allows. */
export function keepRoom(): void {
  if (kept) return
  kept = true
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(ROOM)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
}
