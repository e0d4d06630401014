import { NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/locale'
import { Button } from './button'
import { uiMessages } from './messages'
import { Wordmark } from './wordmark'

const ROOMS = [
  ['/admin', 'bookings'],
  ['/admin/event-types', 'eventTypes'],
  ['/admin/availability', 'availability'],
  ['/admin/goto', 'goto'],
  ['/admin/api', 'api'],
  ['/admin/settings', 'settings'],
] as const

/** The frame of the desk: rooms at the side, or under "Menu" where there is no side. The menu opens without scripts. */
export function AdminLayout({ name, publicPath, children }: { name: string; publicPath: string; children: ReactNode }) {
  const t = useMessages(uiMessages)
  const rooms = (
    <nav aria-label={t.desk}>
      <ul className="desk-nav">
        {ROOMS.map(([to, room]) => (
          <li key={to}>
            <NavLink to={to} end={to === '/admin'}>
              {t.nav[room]}
            </NavLink>
          </li>
        ))}
      </ul>
      <form method="post" action="/sign-out" className="desk-who">
        <a href={publicPath} className="small">
          {publicPath}
        </a>
        <p className="small soft">{name}</p>
        <Button look="secondary" small>
          {t.signOut}
        </Button>
      </form>
    </nav>
  )
  return (
    <div className="desk">
      <a className="skip-link" href="#content">
        {t.skip}
      </a>
      <header className="desk-side">
        <Wordmark to="/admin" />
        <details className="desk-menu">
          <summary className="button button-secondary button-small">{t.menu}</summary>
          {rooms}
        </details>
        <div className="desk-wide-nav">{rooms}</div>
      </header>
      <main id="content" className="desk-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

export function PageHeader({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <div className="page-header spread">
      <div className="stack-s">
        <h1>{title}</h1>
        {lead && <p className="soft">{lead}</p>}
      </div>
      {children && <div className="row">{children}</div>}
    </div>
  )
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}
