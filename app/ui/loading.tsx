import { useNavigation } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { uiMessages } from './messages'

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
