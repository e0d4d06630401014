import { useLocation, useNavigationType } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/**
 * After a client-side move to another path, puts the focus on the new page's heading, as a full load would put the reader
 * at the top: otherwise it stays on a link that no longer exists. A change of the query alone leaves the focus to the page.
 */
export function ArrivalFocus() {
  const { pathname, hash } = useLocation()
  const before = useRef(pathname)

  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    if (hash) return
    focusHeading()
  }, [pathname, hash])

  return null
}

/** The same for a step whose path is that of the step before: called by what stands there anew. A full load leaves the focus alone. */
export function useArrivalFocus(): void {
  const cameBy = useRef(useNavigationType())
  useEffect(() => {
    if (cameBy.current !== 'POP') focusHeading()
  }, [])
}

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
}
