import { presentTimeZoneName } from '~/time/time-zone-names'

/** So long after the page is there the whole list is fetched without a sign that anybody wants it, in ms. */
const IDLE_MS = 1_500
/** The first sign of life: from here on somebody may open the list. */
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'scroll'] as const

type ZoneGroups = [region: string, zones: [id: string, name: string][]][]

/** By address: each is fetched once, for all pages of this document. */
const lists = new Map<string, Promise<ZoneGroups | null>>()

function zoneSelect(): HTMLSelectElement | null {
  return document.querySelector<HTMLSelectElement>('.zone-form select[name=tz]')
}

/** From now on this script handles changes. One that came earlier, or that the browser restored, counts as well. */
export function watchZoneForm(): void {
  const select = zoneSelect()
  const form = select?.form
  if (!select || !form) return
  if (!('live' in form.dataset)) {
    form.dataset.live = ''
    form.addEventListener('change', () => form.requestSubmit())
  }
  const shown = form.dataset.zone ?? ''
  if (presentTimeZoneName(select.value) !== presentTimeZoneName(shown)) form.requestSubmit()
}

/**
 * Replaces the few zones of the page by all of them. They are not in the page because hardly anybody needs them; they are fetched at the
 * first sign of life, before the select can be opened, and at the latest when the page has been still for a while.
 */
export function fillZoneList(): void {
  const address = zoneSelect()?.dataset.all
  if (!address) return
  if (lists.has(address)) return void fillFrom(address)
  const want = () => {
    clearTimeout(timer)
    for (const sign of SIGNS) removeEventListener(sign, want)
    void fillFrom(address)
  }
  const timer = setTimeout(want, IDLE_MS)
  for (const sign of SIGNS) addEventListener(sign, want, { passive: true, once: true })
}

async function fillFrom(address: string): Promise<void> {
  const list = lists.get(address) ?? fetchList(address)
  lists.set(address, list)
  const groups = await list
  if (groups) fill(groups)
  // The page's few zones stay, and the next page asks again.
  else lists.delete(address)
}

/** @returns null if it did not come; an answer that is no list is reported */
async function fetchList(address: string): Promise<ZoneGroups | null> {
  const response = await fetch(address).catch(() => null)
  if (response?.ok) return response.json().catch(report)
  return response && report(new Error(`${address}: ${response.status}`))
}

function report(error: unknown): null {
  console.error(error)
  return null
}

function fill(groups: ZoneGroups): void {
  const select = zoneSelect()
  if (!select || !('all' in select.dataset)) return
  delete select.dataset.all
  const chosen = select.value
  const few = [...select.options].find(({ value }) => value === chosen)
  select.replaceChildren(
    ...groups.map(([region, zones]) => {
      const group = document.createElement('optgroup')
      group.label = region
      group.append(...zones.map(([id, name]) => new Option(name, id)))
      return group
    }),
  )
  select.value = chosen
  // A zone that is in no list.
  if (select.value !== chosen && few) select.prepend(few)
}
