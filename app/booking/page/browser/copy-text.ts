const COPIED_SHOWN_MS = 2_500

/** The buttons of `CopyLink`: they copy the text of the field beside them, or show it selected where the clipboard is refused. */
export function copyOnClick(): void {
  document.addEventListener('click', async ({ target }) => {
    const place =
      target instanceof Element ? target.closest('button')?.closest<HTMLElement>('.copy[data-copied]') : null
    const field = place?.querySelector('input')
    const outcome = place?.querySelector('[role=status]')
    if (!place || !field || !outcome) return
    const copied = await writeToClipboard(field.value)
    outcome.textContent = (copied ? place.dataset.copied : place.dataset.byHand) ?? ''
    if (copied) {
      place.dataset.done = ''
      setTimeout(() => {
        delete place.dataset.done
        outcome.textContent = ''
      }, COPIED_SHOWN_MS)
    } else {
      place.dataset.field = ''
      field.select()
    }
  })
}

/** Refused without https, inside some frames, and by some policies: the reader then copies by hand. */
async function writeToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
