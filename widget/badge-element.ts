import { bookingAddress } from './address'
import { LiveElement } from './live-element'
import { attachStyles, create } from './styles'
import { textsFor } from './texts'

const CSS = `a{position:fixed;z-index:1000000000;padding:.875rem 1.375rem;border-radius:2rem;background:#1e5b47;color:#fff;font:600 1rem system-ui;text-decoration:none;box-shadow:0 0 1rem #0005}@media print{a{display:none}}`

/** `<foyer-badge href label position>`: a link that floats in a corner and opens the pop-up. */
export class FoyerBadgeElement extends LiveElement {
  _root = attachStyles(this, CSS)

  _clear(): void {
    this._root.textContent = ''
  }

  async _show(): Promise<void> {
    const { title } = await textsFor(this)
    this._clear()
    const link = create('a', this._root, {
      href: bookingAddress(this).href,
      textContent: this.getAttribute('label') || title,
    })
    const { style } = link
    const position = this.getAttribute('position') ?? ''
    for (const side of [/top/.test(position) ? 'top' : 'bottom', /left/.test(position) ? 'left' : 'right'] as const)
      style[side] = `calc(1rem + env(safe-area-inset-${side}))`
    const color = this.getAttribute('primary-color')
    if (!color) return
    style.background = color.replace(/^#?/, '#')
    // Text is black or white, whichever is more readable: at a luminance of 0.179 both have the same contrast, here times 255
    // to the power of 2.2.
    const [red, green, blue] = getComputedStyle(link)
      .backgroundColor.match(/[\d.]+/g)!
      .map((part) => (+part) ** 2.2)
    if (red! * 0.213 + green! * 0.715 + blue! * 0.072 > 35258) style.color = '#000'
  }
}
