import { useNavigation } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { uiMessages } from './messages'

/** Stands in for lines of text that are on their way, and takes their room. Decoration: say `aria-busy` on what waits. */
export function Skeleton({ lines = 1 }: { lines?: number }) {
  return (
    <span className="skeleton" aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        <span className="skeleton-line" key={String(index)} />
      ))}
    </span>
  )
}

export function Spinner() {
  return <span className="spinner" aria-hidden="true" />
}

/** A thin line at the top edge while the next page is fetched. It lies over the page, so nothing moves. */
export function PendingBar() {
  const t = useMessages(uiMessages)
  const { state } = useNavigation()
  return (
    <div className="pending-bar" data-pending={state !== 'idle' || undefined} role="status">
      {state !== 'idle' && <span className="visually-hidden">{t.loading}</span>}
    </div>
  )
}
