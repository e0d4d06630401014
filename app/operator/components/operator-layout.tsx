import { Link, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useMessages } from '~/i18n/locale'
import { Wordmark } from '~/layouts/wordmark'
import { SkipLink } from '~/ui/skip-link'
import { operatorMessages } from '../messages'

const PLACES = [
  { to: '/operator', name: 'tenants' },
  { to: '/operator/mail', name: 'mail' },
  { to: '/operator/log', name: 'log' },
  { to: '/operator/settings', name: 'settings' },
  { to: '/operator/system', name: 'system' },
] as const

/** The frame of the operator's pages. */
export function OperatorLayout({ children }: { children: ReactNode }) {
  const t = useMessages(operatorMessages)
  const { pathname } = useLocation()
  return (
    <div className="operator">
      <SkipLink />
      <header className="operator-top">
        <Link to="/operator" className="wordmark-link">
          <Wordmark />
        </Link>
        <nav aria-label={t.navigation} className="tabs">
          {PLACES.map(({ to, name }) => (
            <Link key={to} to={to} aria-current={isHere(pathname, to) ? 'page' : undefined}>
              {t.nav[name]}
            </Link>
          ))}
          <a href="/admin">{t.back}</a>
        </nav>
      </header>
      <main id="content" className="admin-main">
        {children}
      </main>
    </div>
  )
}

function isHere(pathname: string, to: string): boolean {
  return to === '/operator' ? pathname === to || pathname.startsWith('/operator/tenants/') : pathname.startsWith(to)
}
