import type { LinksFunction, MetaFunction } from '@remix-run/node'
import type { ReactNode } from 'react'
import { PublicLayout, publicLinks } from '~/ui/public-layout'
import bookingStyles from './booking.css?url'

/** `export const links = attendeePageLinks` in every route below `/booking/{token}`; `meta` and `headers` likewise. */
export const attendeePageLinks: LinksFunction = () => [...publicLinks(), { rel: 'stylesheet', href: bookingStyles }]

export const attendeePageMeta: MetaFunction = () => [{ title: 'Foyer' }, { name: 'robots', content: 'noindex' }]

/** What stands here is the attendee's alone, and may be another thing a moment later. */
export const attendeePageHeaders = () => ({ 'Cache-Control': 'private, no-store' })

/** A page about one booking, or a question about it, in one column. */
export function AttendeePage({ children }: { children: ReactNode }) {
  return (
    <PublicLayout>
      <article className="outcome">{children}</article>
    </PublicLayout>
  )
}
