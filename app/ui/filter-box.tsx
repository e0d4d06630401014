import type { ReactNode } from 'react'
import { useMessages } from '~/i18n/locale'
import { uiMessages } from './messages'

/**
 * The filter of a list. On phones the list matters more, so the filter is closed at first, unless it is in use. On wide
 * screens, and in browsers that cannot style closed content, it stays open.
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
