import { Form, Link, useLocation } from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Avatar } from '~/ui/avatar'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { uiMessages } from '~/ui/messages'
import { SkipLink } from '~/ui/skip-link'
import { Wordmark } from './wordmark'

const MENU_ID = 'admin-menu'
// The browser's own pop-over opens and closes the menu without scripts, on Escape and on a click outside.
// React 18 does not type these attributes yet, but passes them on.
const MENU: object = { id: MENU_ID, popover: 'auto' }
const MENU_BUTTON: object = { popovertarget: MENU_ID }

const PLACES = [
  { to: '/admin', name: 'overview', below: '/admin' },
  { to: '/admin/bookings', name: 'bookings', below: '/admin/bookings' },
  { to: '/admin/insights', name: 'insights', below: '/admin/insights' },
  { to: '/admin/deliveries', name: 'deliveries', below: '/admin/deliveries' },
  { to: '/admin/event-types', name: 'eventTypes', below: '/admin/event-types' },
  { to: '/admin/availability', name: 'availability', below: '/admin/availability' },
  { to: '/admin/team', name: 'team', below: '/admin/team' },
  { to: '/admin/calendars', name: 'calendars', below: '/admin/calendars' },
  { to: '/admin/goto', name: 'goto', below: '/admin/goto' },
  { to: '/admin/embed', name: 'embed', below: '/admin/embed' },
  { to: '/admin/api', name: 'api', below: '/admin/api' },
  { to: '/admin/webhooks', name: 'webhooks', below: '/admin/webhooks' },
  { to: '/admin/settings', name: 'settings', below: '/admin/settings' },
] as const

/** The admin: navigation on the left on wide screens, behind `Menu` on narrow ones. */
export function AdminLayout({
  host,
  children,
}: {
  host: { name: string; handle: string; photoUrl?: string | null; suspended?: boolean; operates?: boolean }
  children: ReactNode
}) {
  const t = useMessages(uiMessages)
  const { pathname } = useLocation()
  return (
    <div className="admin">
      <SkipLink />
      <header className="admin-top">
        <Link to="/admin" className="wordmark-link">
          <Wordmark />
        </Link>
        <button type="button" className="button admin-menu-button" data-variant="quiet" {...MENU_BUTTON}>
          <Icon name="menu" />
          {t.menu}
        </button>
      </header>
      <Menu>
        <nav aria-label={t.mainNavigation} className="admin-nav">
          {PLACES.map(({ to, name, below }) => (
            <Link
              key={to}
              to={to}
              className="admin-link"
              aria-current={currentness(pathname, to, below)}
              // Its preview needs a separate policy, and a policy comes with a document.
              reloadDocument={name === 'embed'}
            >
              {t.nav[name]}
            </Link>
          ))}
          {host.operates && (
            <Link to="/operator" className="admin-link" aria-current={currentness(pathname, '/operator', '/operator')}>
              {t.nav.operator}
            </Link>
          )}
        </nav>
        <section className="admin-person" aria-label={host.name}>
          <Avatar name={host.name} photoUrl={host.photoUrl} size="small" />
          <div className="admin-person-words">
            <span className="admin-person-name">{host.name}</span>
            <a href={`/${host.handle}`}>{t.nav.yourPage}</a>
          </div>
          <Form method="post" action="/sign-out">
            <Button variant="quiet" size="small">
              {t.nav.signOut}
            </Button>
          </Form>
        </section>
      </Menu>
      <main id="content" className="admin-main">
        {host.suspended && <SuspendedNotice />}
        {children}
      </main>
    </div>
  )
}

/** That nothing can be changed, and what goes on. */
export function SuspendedNotice() {
  const { suspended: t } = useMessages(uiMessages)
  return (
    <Alert tone="warning" title={t.title}>
      {t.text}
    </Alert>
  )
}

/** The section's first page is the current page; pages below it belong to the section. */
function currentness(pathname: string, to: string, below: string): 'page' | 'true' | undefined {
  if (pathname === to) return 'page'
  // All admin pages are below the first one.
  if (below === '/admin') return undefined
  return pathname === below || pathname.startsWith(`${below}/`) ? 'true' : undefined
}

/** Closes when one of its links was followed. */
function Menu({ children }: { children: ReactNode }) {
  const { pathname } = useLocation()
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Without pop-overs the menu is always shown.
    if (pathname && menu.current?.hidePopover && menu.current.matches(':popover-open')) menu.current.hidePopover()
  }, [pathname])
  return (
    <div ref={menu} className="admin-menu" {...MENU}>
      {children}
    </div>
  )
}
