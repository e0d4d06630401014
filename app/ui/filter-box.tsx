import type { ReactNode } from 'react'
import { useMessages } from '~/i18n/locale'
import { uiMessages } from './messages'

/**
 * What narrows a list. On a phone the list is what people came for: there it opens by a press, unless something is narrowed already.
 * Wide screens, and browsers that cannot show what is closed, keep it as it is.
 */
export function FilterBox({ filtered, children }: { filtered: boolean; children: ReactNode }) {
  const t = useMessages(uiMessages)
  return (
    <details className="more filter-box" open={filtered}>
      <summary>{t.filter}</summary>
      {children}
    </details>
  )
}
