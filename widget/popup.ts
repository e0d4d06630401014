import { FoyerBookingElement } from './booking-element'
import { attachStyles, create } from './styles'
import { wordsFor } from './words'

// The backslashes keep the ends of lines out of what every site loads.
const CSS = `dialog{width:66rem;height:52rem;padding:0;border:0;border-radius:1rem;overflow:auto;background:Canvas}\
foyer-booking{--foyer-reserve:0}\
dialog::backdrop{background:#0009}\
div{position:sticky;top:0;z-index:1;height:0;text-align:end}\
button{margin:.5rem;width:2.75rem;height:2.75rem;border:0;border-radius:2rem;background:Canvas;color:CanvasText;font:1.5rem system-ui}\
@media(width<40rem){dialog{width:100%;height:100%;max-width:none;max-height:none;border-radius:0}}`

let shut: (() => void) | undefined

export function close(): void {
  shut?.()
}

/**
 * Shows a booking page in a dialog over the page. The dialog is there at once; its content follows.
 *
 * @param opener link, badge or a detached element that holds `href` and parameters; events are raised on it while it is on the page
 */
export function popup(opener: HTMLElement): void {
  close()
  const page = document.documentElement
  const { overflow, scrollbarGutter } = page.style
  const host = create('div', document.body)
  const words = wordsFor(opener)
  const dialog = create('dialog', attachStyles(host, CSS), {
    'aria-label': opener.textContent!.trim() || words.title,
    onclose: close,
    // Its content covers all of the dialog; what is left is the backdrop.
    onclick: ({ target }) => target === dialog && close(),
  })
  create('button', create('div', dialog), { 'aria-label': words.close, textContent: '×', onclick: close })
  const booking = new FoyerBookingElement()
  for (const { name, value } of opener.attributes)
    if (!/^(id|class|style|slot|on.*)$/.test(name)) booking.setAttributeNS(null, name, value)
  if (opener.isConnected) booking._source = opener
  booking._dismiss = close
  shut = () => {
    shut = undefined
    removeEventListener('popstate', close)
    Object.assign(page.style, { overflow, scrollbarGutter })
    // Told of late, when another pop-up may stand open already.
    dialog.onclose = null
    dialog.close()
    host.remove()
    opener.focus()
  }
  addEventListener('popstate', close)
  dialog.showModal()
  // The page keeps its width when its scroll bar goes.
  if (innerWidth > page.clientWidth) page.style.scrollbarGutter = 'stable'
  page.style.overflow = 'hidden'
  dialog.append(booking)
}

/** Opens what is marked in the page's own words; another button or key keeps its meaning. */
export function openMarkedLinks(): void {
  addEventListener('click', (event) => {
    const link = markedIn(event)
    if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return
    popup(link)
    // Last: whatever fails before, the link still leads to the page.
    event.preventDefault()
  })
}

function markedIn(event: Event): HTMLElement | undefined {
  // Documents and windows on the way know no selectors.
  const path = event.composedPath() as HTMLElement[]
  return path.find((target) => target.matches?.('foyer-badge,[data-foyer-popup]'))
}
