import { setDayStop } from './calendar-keys'
import { watchForm } from './hold-form'
import { takeStep } from './take-steps'
import { fillZoneList, watchZoneForm } from './zone-list'

/** Rare enough for a page that is left open, often enough for a visitor who waits. */
const LOOK_AGAIN_MS = 4_000

let waiting: ReturnType<typeof setTimeout> | undefined

/** What each shown page needs, after the first load and after each exchange. */
export function watchPage(): void {
  watchZoneForm()
  fillZoneList()
  setDayStop()
  watchForm()
  lookAgain()
}

/** Fetches a page again that waits for its join link, or for the proof of an address, while it is visible. Without scripts there is a button. */
function lookAgain(): void {
  clearTimeout(waiting)
  if (!document.querySelector('[data-look-again]')) return
  waiting = setTimeout(async () => {
    // What somebody is typing would be lost.
    const typing = [...document.querySelectorAll<HTMLInputElement>('main input[inputmode]')].some(({ value }) => value)
    if (document.visibilityState === 'visible' && !typing)
      await takeStep({ address: location.href, change: 'keep', quiet: true })
    lookAgain()
  }, LOOK_AGAIN_MS)
}
