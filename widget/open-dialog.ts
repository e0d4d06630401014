let shut: (() => void) | undefined

/** Of the one pop-up that may be open. @param action undoes what opening it has done to the page */
export function closeWith(action: () => void): void {
  shut = action
}

/** Without an open pop-up nothing happens. */
export function close(): void {
  const action = shut
  shut = undefined
  action?.()
}
