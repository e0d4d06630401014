import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound } from '~/http/not-found'
import { redirect } from '~/http/redirect.server'

/** Pages that moved: mails that were sent before, and bookmarks, still lead to them. */
const MOVED: [from: string, to: string][] = [
  ['/admin/webhooks/crm/', '/admin/webhooks/connectors/'],
  ['/admin/availability/why', '/admin/availability/explain'],
]

/** Leads from the former address of a page to its present one, with the same query. */
export function loader({ request }: LoaderFunctionArgs) {
  const { pathname, search } = new URL(request.url)
  const moved = MOVED.find(([from]) => pathname.startsWith(from))
  if (!moved) throw notFound()
  const [from, to] = moved
  return redirect(to + pathname.slice(from.length).replace(/\.data$/, '') + search, 301)
}
