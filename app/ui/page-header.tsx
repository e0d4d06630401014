import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Icon } from './icon'

/** The page's h1, a sentence about its purpose, and its actions. */
export function PageHeader({
  title,
  description,
  actions,
  back,
}: {
  title: ReactNode
  description?: ReactNode
  actions?: ReactNode
  back?: { to: string; label: string }
}) {
  return (
    <header className="page-header">
      {back && (
        <Link className="back-link" to={back.to}>
          <Icon name="arrowLeft" />
          {back.label}
        </Link>
      )}
      <div className="page-header-row">
        <h1>{title}</h1>
        {actions && <div className="actions">{actions}</div>}
      </div>
      {description && <div className="page-description">{description}</div>}
    </header>
  )
}
