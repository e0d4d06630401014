import { Form, Link, useLocation } from '@remix-run/react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { Avatar } from '~/ui/avatar'
import { Button } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { uiMessages } from '~/ui/messages'
import { SkipLink } from '~/ui/skip-link'
import { AdminNavigation } from './admin-navigation'
import { Wordmark } from './wordmark'

const MENU_ID = 'admin-menu'
// The browser's own pop-over opens and closes the menu without scripts, on Escape and on a click outside.
// React 18 does not type these attributes yet, but passes them on.
const MENU: object = { id: MENU_ID, popover: 'auto' }
const MENU_BUTTON: object = { popovertarget: MENU_ID }

/** The admin: navigation on the left on wide screens, behind `Menu` on narrow ones. */
export function AdminLayout({
  host,
  commands,
  children,
}: {
  /** Shown in the header. */
  commands: ReactNode
  host: { name: string; handle: string; photoUrl?: string | null; suspended?: boolean; operates?: boolean }
  children: ReactNode
}) {
  const t = useMessages(uiMessages)
  return (
    <div className="admin">
      <SkipLink />
      <header className="admin-top">
        <Link to="/admin" className="wordmark-link">
          <Wordmark />
        </Link>
        {commands}
        <MenuButton />
      </header>
      <Menu>
        <AdminNavigation operates={host.operates} />
        <section className="admin-person" aria-label={host.name}>
          <Avatar name={host.name} photoUrl={host.photoUrl} size="small" />
          <span className="admin-person-name">{host.name}</span>
          <div className="admin-person-acts">
            <a href={`/${host.handle}`}>{t.nav.yourPage}</a>
            <Form method="post" action="/sign-out">
              <Button variant="quiet" size="small">
                {t.nav.signOut}
              </Button>
            </Form>
          </div>
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

function MenuButton() {
  const t = useMessages(uiMessages)
  const [isOpen, setIsOpen] = useState<boolean>()

  // Without scripts the browser itself says whether the pop-over is open.
  useEffect(() => {
    const menu = document.getElementById(MENU_ID)
    if (!menu?.hidePopover) return
    const follow = () => setIsOpen(menu.matches(':popover-open'))
    follow()
    menu.addEventListener('toggle', follow)
    return () => menu.removeEventListener('toggle', follow)
  }, [])

  return (
    <button
      type="button"
      className="button admin-menu-button"
      data-variant="quiet"
      aria-expanded={isOpen}
      {...MENU_BUTTON}
    >
      <Icon name="menu" />
      {t.menu}
    </button>
  )
}

/** Closes when one of its links was followed, also the one of the page that is shown. */
function Menu({ children }: { children: ReactNode }) {
  const { key } = useLocation()
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Without pop-overs the menu is always shown.
    if (key && menu.current?.hidePopover && menu.current.matches(':popover-open')) menu.current.hidePopover()
  }, [key])
  return (
    <div ref={menu} className="admin-menu" {...MENU}>
      {children}
    </div>
  )
}
