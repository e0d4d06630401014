import { presentTimeZoneName } from '~/time/time-zone-names'

/** The browser's own zone, in the spelling that lists use. */
export function ownZone(): string {
  return presentTimeZoneName(Intl.DateTimeFormat().resolvedOptions().timeZone)
}

/**
 * The address of a page in the visitor's own zone, if the page only guesses a zone. A document does this itself before it is shown; a page
 * whose content is exchanged does it here, so that no time can be clicked in the host's zone.
 */
export function withOwnZone(page: Document, address: string): string | null {
  const guessed = page.querySelector<HTMLElement>('[data-zone-guessed]')?.dataset.zoneGuessed
  // Before the browser's zone is asked for, whose first use takes long on a phone.
  if (guessed === undefined) return null
  const url = new URL(address, location.href)
  const own = ownZone()
  if (own === presentTimeZoneName(guessed) || url.searchParams.get('tz') === own) return null
  url.searchParams.set('tz', own)
  return url.href
}
