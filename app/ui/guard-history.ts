/**
 * WebKit lets no sandboxed document change its own address, and Safari nobody who does so too often. A step that the history refuses
 * becomes a full navigation, which every browser allows. What the page still does until then is done again by the next document, so
 * nothing more is written into the history, and `isLeaving` lets others keep still.
 */
export function guardHistory(): void {
  for (const method of ['pushState', 'replaceState'] as const) {
    const original = history[method].bind(history)
    history[method] = (state, unused, url) => {
      if (leaving) return
      try {
        original(state, unused, url)
      } catch (error) {
        if (!url || !(error instanceof DOMException) || error.name !== 'SecurityError') throw error
        leaving = true
        location.replace(url)
      }
    }
  }
}

let leaving = false

export function isLeaving(): boolean {
  return leaving
}
