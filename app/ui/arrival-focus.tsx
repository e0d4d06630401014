import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/**
 * After a client-side move to another path, puts the focus on the new page's heading, as a full load would put the reader at
 * the top: otherwise it stays on a link that no longer exists. If only the query changes, the page itself decides about the
 * focus.
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

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
}
