import { useLocation, useNavigation } from '@remix-run/react'
import { type ReactNode, useEffect, useState } from 'react'

/** Most pages load faster than this; a skeleton that flashes would only distract. */
const MAX_WAIT_MS = 250

/**
 * Shows the outline of a page while fetching it takes long. The present page stays mounted behind it, so that nothing typed is
 * lost if the navigation is abandoned. `PendingBar` tells screen readers.
 *
 * @param within skeletons are for addresses that begin with this one
 */
export function SkeletonWhileLoading({ within, children }: { within: string; children: ReactNode }) {
  const { state, location } = useNavigation()
  const { pathname } = useLocation()
  const target = state === 'loading' ? location.pathname : pathname
  const slow = useAfter(MAX_WAIT_MS, target !== pathname && target.startsWith(within))
  return (
    <>
      <div className="skeleton-behind" hidden={slow}>
        {children}
      </div>
      {slow && <PageSkeleton />}
    </>
  )
}

function PageSkeleton() {
  return (
    <div className="skeleton" aria-hidden="true">
      <span className="skeleton-bar" data-part="title" />
      <span className="skeleton-bar" data-part="text" />
      {['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
        <span className="skeleton-bar" data-part="row" key={row} />
      ))}
    </div>
  )
}

/** True once a condition has held for a while. */
function useAfter(ms: number, is: boolean): boolean {
  const [long, setLong] = useState(false)
  useEffect(() => {
    if (!is) {
      setLong(false)
      return
    }
    const timer = setTimeout(() => setLong(true), ms)
    return () => clearTimeout(timer)
  }, [is, ms])
  return long && is
}
