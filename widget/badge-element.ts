import { bookingAddress } from './address'
import { LiveElement } from './live-element'
import { create, dress } from './styles'
import { wordsFor } from './words'

// Text on the badge is black or white, whichever reads better: at a lightness of 49.4 both contrast alike.
const CSS = `a{position:fixed;z-index:2147483000;padding:.875rem 1.375rem;border-radius:2rem;--c:#1e5b47;background:var(--c);color:lab(from var(--c) calc((49.4 - l)*99) 0 0);font:600 1rem system-ui;text-decoration:none;box-shadow:0 4px 18px #0005}@media print{a{display:none}}`

/** `<foyer-badge href label position>`: a link that floats in a corner and opens the pop-up. */
export class FoyerBadge extends LiveElement {
  _root = dress(this, CSS)

  _clear(): void {
    this._root.replaceChildren()
  }

  _show(): void {
    this._clear()
    const { style } = create('a', this._root, {
      href: bookingAddress(this).href,
      textContent: this.getAttribute('label') || wordsFor(this).title,
    })
    const position = this.getAttribute('position') ?? ''
    for (const side of [/top/.test(position) ? 'top' : 'bottom', /left/.test(position) ? 'left' : 'right'])
      style.setProperty(side, `calc(1rem + env(safe-area-inset-${side}))`)
    const color = this.getAttribute('primary-color')
    if (color) style.setProperty('--c', color.replace(/^#?/, '#'))
  }
}
