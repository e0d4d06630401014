import { FoyerBookingElement } from './booking-element'
import { close, closeWith } from './open-dialog'
import { attachStyles, create } from './styles'
import { textsFor } from './texts'

// The backslashes keep line breaks out of the file that every site loads.
const CSS = `dialog{width:66rem;height:52rem;padding:0;border:0;border-radius:1rem;overflow:auto;background:Canvas}\
foyer-booking{--foyer-reserve:0}\
dialog::backdrop{background:#0009}\
div{position:sticky;top:0;z-index:1;height:0;text-align:end}\
button{margin:.5rem;width:2.75rem;height:2.75rem;border:0;border-radius:2rem;background:Canvas;color:CanvasText;font:1.5rem system-ui}\
@media(width<40rem){dialog{min-width:100%;min-height:100%;border-radius:0}}`

/**
 * Shows a booking page in a dialog over the page. The dialog opens at once; its content follows.
 *
 * @param opener link, badge or a detached element with `href` and parameters; events are dispatched on it while it is on the
 * page
 */
export function popup(opener: HTMLElement): void {
  close()
  const page = document.documentElement
  const { overflow, scrollbarGutter } = page.style
  const host = create('div', document.body)
  const dialog = create('dialog', attachStyles(host, CSS), {
    onclose: close,
    // Its content covers the whole dialog; the rest is the backdrop.
    onclick: ({ target }) => target === dialog && close(),
  })
  const button = create('button', create('div', dialog), { textContent: '×', onclick: close })
  void textsFor(opener).then((words) => {
    dialog.setAttribute('aria-label', opener.textContent!.trim() || words.title)
    button.setAttribute('aria-label', words.close)
  })
  const booking = new FoyerBookingElement()
  for (const { name, value } of opener.attributes)
    if (!/^(id|class|style|slot|on.*)$/.test(name)) booking.setAttributeNS(null, name, value)
  if (opener.isConnected) booking._source = opener
  closeWith(() => {
    Object.assign(page.style, { overflow, scrollbarGutter })
    // The event may come late, when another pop-up is already open.
    dialog.onclose = null
    dialog.close()
    host.remove()
    opener.focus()
  })
  dialog.showModal()
  // The page keeps its width when its scroll bar disappears.
  if (innerWidth > page.clientWidth) page.style.scrollbarGutter = 'stable'
  page.style.overflow = 'hidden'
  dialog.append(booking)
}

/** Opens links that the page has marked; other buttons and modifier keys keep their meaning. */
export function openMarkedLinks(): void {
  addEventListener('popstate', close)
  addEventListener('click', (event) => {
    const link = markedIn(event)
    if (!link || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey) return
    popup(link)
    // Last: if anything fails before, the link still leads to the page.
    event.preventDefault()
  })
}

function markedIn(event: Event): HTMLElement | undefined {
  // Documents and windows in the event's path have no `matches`.
  const path = event.composedPath() as HTMLElement[]
  return path.find((target) => target.matches?.('foyer-badge,[data-foyer-popup]'))
}
