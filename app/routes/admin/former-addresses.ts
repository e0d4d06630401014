import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '~/http/not-found'
import { redirect } from '~/http/redirect.server'
import { readWeek } from '~/time/weeks'

/** Pages that moved: mails that were sent before, and bookmarks, still lead to them. */
const MOVED: [from: string, to: string][] = [
  ['/admin/webhooks/crm/', '/admin/webhooks/connectors/'],
  ['/admin/availability/why', '/admin/availability/explain'],
  ['/admin/bookings/week', '/admin/calendar'],
]

/** Leads from the former address of a page to its present one, with the same query. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { pathname, search, searchParams } = new URL(request.url)
  const moved = MOVED.find(([from]) => pathname.startsWith(from))
  if (!moved) throw notFound()
  const [from, to] = moved
  const week = to === '/admin/calendar' ? searchParams.get('week') : null
  // Weeks had names, as in `2026-W49`; the calendar is asked for a date.
  const query = week === null ? search : `?view=week&date=${readWeek(week, 'UTC', context.now).dates[0]}`
  return redirect(to + pathname.slice(from.length).replace(/\.data$/, '') + query, 301)
}
