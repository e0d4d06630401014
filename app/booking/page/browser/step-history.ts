/** How a step changes the browser's history; `keep` for content of the address that is already shown. */
export type HistoryChange = 'push' | 'replace' | 'keep'

let leaving = false

/** Whether a full navigation has begun, here or by `ZoneScript`: the next document does everything again, so this one must not. */
export function isLeaving(): boolean {
  return leaving || 'turning' in document.documentElement.dataset
}

/** Loads a whole document. In a frame it takes the place of this one, because an entry in the history would be one of the site's. */
export function leaveFor(address: string, change: HistoryChange): void {
  leaving = true
  if (change === 'push') location.assign(address)
  else location.replace(address)
}

/**
 * Writes the address of a step. WebKit does not let a sandboxed document change its own address, and Safari refuses too many changes: then
 * the whole document is loaded.
 *
 * @returns false if this document is being left
 */
export function writeHistory(address: string, change: HistoryChange): boolean {
  if (change === 'keep') return true
  try {
    if (change === 'push') {
      rememberScroll()
      history.pushState(null, '', address)
    } else history.replaceState(null, '', address)
    return true
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'SecurityError') throw error
    leaveFor(address, 'replace')
    return false
  }
}

/** The script restores the position itself once the content of an earlier entry is back; a reload is left to the browser. */
function rememberScroll(): void {
  history.replaceState({ ...history.state, scroll: scrollY }, '')
  history.scrollRestoration = 'manual'
}

export function rememberedScroll(): number {
  const { scroll } = (history.state ?? {}) as { scroll?: unknown }
  return typeof scroll === 'number' ? scroll : 0
}

/** The browser may keep a page that was left and show it again (back/forward cache); scripts go on where they were. */
export function onReturnFromCache(act: () => void): void {
  addEventListener('pageshow', (event) => {
    if (event.persisted) act()
  })
}

onReturnFromCache(() => {
  leaving = false
  delete document.documentElement.dataset.turning
})

addEventListener('pagehide', () => {
  history.scrollRestoration = 'auto'
})
