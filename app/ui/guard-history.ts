/**
 * WebKit does not let a sandboxed document change its own address, and Safari refuses too many changes. A step that the history
 * refuses becomes a full navigation, which every browser allows. The next document repeats what the page does until then, so
 * nothing more is written into the history, and `isLeaving` lets other code stop.
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
