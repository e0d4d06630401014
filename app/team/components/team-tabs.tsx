import { Link, useLocation } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { bookedTeamMessages, teamMessages } from '../messages'

/** @param manages whether the reader sees everybody's meetings and the team's public page */
export function TeamTabs({ manages }: { manages: boolean }) {
  const t = useMessages(teamMessages).tabs
  const booked = useMessages(bookedTeamMessages).tabs
  const { pathname } = useLocation()
  const managed = [
    ['/admin/team/page', booked.page],
    ['/admin/team/event-types', booked.eventTypes],
    ['/admin/team/embed', booked.embed],
  ] as const
  const tabs = [
    ...(manages ? ([['/admin/team', t.meetings]] as const) : []),
    ['/admin/team/members', t.members],
    ...(manages ? managed : []),
    ['/admin/team/own-settings', booked.ownSettings],
    ['/admin/team/absence', booked.absence],
  ] as const
  return (
    <nav className="tabs" aria-label={t.label}>
      {tabs.map(([path, label]) => (
        <Link key={path} to={path} aria-current={pathname === path ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
