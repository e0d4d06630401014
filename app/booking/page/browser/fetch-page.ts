import { SECOND_MS } from '~/time/units'

/** How long a page that was fetched before it was asked for may be shown, in ms: times may be taken meanwhile. */
const PREFETCHED_MS = 5 * SECOND_MS

export interface FetchedPage {
  html: string
  status: number
  /** Where the server led to; null if it answered at the address itself. */
  redirectedTo: string | null
}

/** Nothing came, or what came is no page of ours: the network's doing, or another server's. */
export class NoPageError extends Error {}

/** @throws NoPageError */
export async function fetchPage(address: string, init: RequestInit = {}): Promise<FetchedPage> {
  try {
    const response = await fetch(address, { ...init, headers: { Accept: 'text/html' } })
    if (response.headers.get('content-type')?.startsWith('text/html'))
      return {
        html: await response.text(),
        status: response.status,
        redirectedTo: response.redirected ? response.url : null,
      }
  } catch (cause) {
    throw new NoPageError(address, { cause })
  }
  throw new NoPageError(address)
}

let prefetched: { address: string; page: Promise<FetchedPage> } | undefined

/** Fetches the page that a visitor is about to open. A failure has no effect: the step itself tries again. */
export function prefetch(address: string): void {
  if (prefetched?.address === address) return
  const page = fetchPage(address)
  const own = { address, page }
  prefetched = own
  const forget = () => {
    if (prefetched === own) prefetched = undefined
  }
  page.catch(forget)
  setTimeout(forget, PREFETCHED_MS)
}

/** @returns the prefetched page if it is for this address and still fresh; each one is used once */
export function takePrefetched(address: string): Promise<FetchedPage> | null {
  const found = prefetched
  if (found?.address !== address) return null
  prefetched = undefined
  return found.page
}
