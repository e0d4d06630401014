import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { publicLinks } from '~/ui/public-layout'
import bookingStyles from './components/booking.css?url'

/** What the routes below `/booking/{token}` have in common; each hands it on as its own. */
export const links: LinksFunction = () => [...publicLinks(), { rel: 'stylesheet', href: bookingStyles }]

export const meta: MetaFunction = () => [{ title: 'Foyer' }, { name: 'robots', content: 'noindex' }]

/** What stands there is the attendee's alone, and may be another thing a moment later. */
export const headers = () => ({ 'Cache-Control': 'private, no-store' })
