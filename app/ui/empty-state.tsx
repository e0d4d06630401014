import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

/** The placeholder of an empty list: why it is empty and what to do next. */
export function EmptyState({
  icon = 'calendar',
  title,
  actions,
  children,
}: {
  icon?: IconName
  title: string
  actions?: ReactNode
  children?: ReactNode
}) {
  return (
    <div className="empty-state">
      <Icon name={icon} />
      <h2 className="empty-state-title">{title}</h2>
      {children && <div className="empty-state-text">{children}</div>}
      {actions && <div className="actions">{actions}</div>}
    </div>
  )
}
