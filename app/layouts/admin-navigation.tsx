import { Link, useLocation } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { Icon } from '~/ui/icon'
import { uiMessages } from '~/ui/messages'
import { type AdminPlace, INTEGRATIONS, NAVIGATION, OPERATOR_PLACE } from './admin-places'

/** The pages of the admin, in named lists. The page that is shown is marked, or the section that it belongs to. */
export function AdminNavigation({ operates }: { operates: boolean | undefined }) {
  const t = useMessages(uiMessages)
  return (
    <nav aria-label={t.mainNavigation} className="admin-nav">
      {NAVIGATION.map(({ group, places }) => (
        <div key={group} className="admin-group" data-group={group}>
          <p id={`nav-${group}`} className="admin-group-name">
            {t.groups[group]}
          </p>
          <ul className="admin-links" aria-labelledby={`nav-${group}`}>
            {places.map((place) => (
              <PlaceItem key={place.to} place={place} />
            ))}
            {group === 'connections' && <Integrations />}
            {group === 'account' && operates && <PlaceItem place={OPERATOR_PLACE} />}
          </ul>
        </div>
      ))}
    </nav>
  )
}

/** What only few hosts need: open while one of its pages is shown. */
function Integrations() {
  const t = useMessages(uiMessages)
  const { pathname } = useLocation()
  return (
    <li>
      <details className="admin-fold" open={INTEGRATIONS.some((place) => currentness(pathname, place) !== undefined)}>
        <summary className="admin-link">
          <Icon name="plug" />
          {t.nav.integrations}
          <Icon name="chevronRight" />
        </summary>
        <ul className="admin-links" aria-label={t.nav.integrations}>
          {INTEGRATIONS.map((place) => (
            <PlaceItem key={place.to} place={place} />
          ))}
        </ul>
      </details>
    </li>
  )
}

function PlaceItem({ place }: { place: AdminPlace }) {
  const t = useMessages(uiMessages)
  const { pathname } = useLocation()
  const { to, name, icon, reloads } = place
  return (
    <li>
      <Link to={to} className="admin-link" aria-current={currentness(pathname, place)} reloadDocument={reloads}>
        {icon && <Icon name={icon} />}
        {t.nav[name]}
      </Link>
    </li>
  )
}

/** The section's first page is the current page; pages below it belong to the section. */
function currentness(pathname: string, { to, below = to }: AdminPlace): 'page' | 'true' | undefined {
  if (pathname === to) return 'page'
  // All admin pages are below the first one.
  if (below === '/admin' || isBelowAnother(pathname, below)) return undefined
  return pathname === below || pathname.startsWith(`${below}/`) ? 'true' : undefined
}

/** Connectors have addresses below those of webhooks. */
function isBelowAnother(pathname: string, below: string): boolean {
  return INTEGRATIONS.some((place) => place.below?.startsWith(`${below}/`) && pathname.startsWith(place.below))
}
