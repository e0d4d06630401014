/** In the browser's storage: 'off' if its user wants no shortcuts of single keys (WCAG 2.1.4). */
const STORED_AS = 'foyer-shortcuts'

let known: boolean | undefined

export function areShortcutsOff(): boolean {
  known ??= inStorage(() => localStorage.getItem(STORED_AS)) === 'off'
  return known
}

export function setShortcutsOff(isOff: boolean): void {
  known = isOff
  inStorage(() => localStorage.setItem(STORED_AS, isOff ? 'off' : 'on'))
}

/** With cookies blocked browsers throw: then the choice is kept as long as the page. */
function inStorage<T>(use: () => T): T | null {
  try {
    return use()
  } catch {
    return null
  }
}
