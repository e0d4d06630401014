/** Shorter waits are not worth a sign, in ms. */
const PENDING_SHOWN_MS = 150

/**
 * Shows and says that work is under way, if it takes a while. The pressed button shows it at once and keeps its place. Until the content is
 * exchanged, a click would choose a time of the earlier day or zone: the styles take those links out of reach (booking.css).
 *
 * @param sent the form that is sent, if it is one
 * @returns ends it; the bar may be another one by then
 */
export function showPending(sent: { button: HTMLElement | null } | null): () => void {
  const root = document.documentElement
  root.dataset.stepping = sent ? 'form' : 'link'
  sent?.button?.setAttribute('data-pending', '')
  sent?.button?.setAttribute('aria-disabled', 'true')
  const timer = setTimeout(() => mark(true), PENDING_SHOWN_MS)
  return () => {
    clearTimeout(timer)
    delete root.dataset.stepping
    sent?.button?.removeAttribute('data-pending')
    sent?.button?.removeAttribute('aria-disabled')
    mark(false)
  }
}

function mark(pending: boolean): void {
  const bar = document.querySelector<HTMLElement>('.pending-bar')
  if (!bar) return
  bar.toggleAttribute('data-pending', pending)
  const text = bar.querySelector('span')
  if (text) text.textContent = pending ? (bar.dataset.text ?? '') : ''
}
