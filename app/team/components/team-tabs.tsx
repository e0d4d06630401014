import { Link, useLocation } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { teamMessages } from '../messages'

/** For those who may see both. */
export function TeamTabs() {
  const t = useMessages(teamMessages).tabs
  const { pathname } = useLocation()
  return (
    <nav className="tabs" aria-label={t.label}>
      <Link to="/admin/team" aria-current={pathname === '/admin/team' ? 'page' : undefined}>
        {t.meetings}
      </Link>
      <Link to="/admin/team/members" aria-current={pathname === '/admin/team/members' ? 'page' : undefined}>
        {t.members}
      </Link>
    </nav>
  )
}
