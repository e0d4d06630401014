import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { findBookingsOfHost } from '#db/queries/bookings'
import { requireHost } from '~/accounts/require-host.server'
import { BookingsTable } from '~/booking/components/bookings-table'
import { deskMessages } from '~/booking/desk-messages'
import { deskRow, SORTABLE, sortRows } from '~/booking/desk-row.server'
import { useMessages } from '~/i18n/locale'
import { ButtonLink } from '~/ui/button'
import { readSort } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'

const PAGE_SIZE = 25
const VIEWS = ['upcoming', 'past', 'cancelled'] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const query = new URL(request.url).searchParams
  const view = VIEWS.find((name) => name === query.get('show')) ?? 'upcoming'
  const after = readPlace(query.get('after'))
  const rows = await findBookingsOfHost(context.db, host.id, {
    status: view,
    limit: PAGE_SIZE + 1,
    now: context.now,
    ...(after && { after }),
  })
  const page = rows.slice(0, PAGE_SIZE)
  const last = rows.length > PAGE_SIZE ? page.at(-1) : undefined
  const sort = readSort(query, SORTABLE, { by: 'when', direction: view === 'upcoming' ? 'ascending' : 'descending' })
  return {
    view,
    sort,
    rows: sortRows(
      page.map((row) => deskRow(row, context.now)),
      sort.by,
      sort.direction,
    ),
    timeZone: host.timeZone,
    next: last ? `${last.starts_at}.${last.id}` : null,
  }
}

export default function Bookings() {
  const { view, sort, rows, timeZone, next } = useLoaderData<typeof loader>()
  const t = useMessages(deskMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description(timeZone.replaceAll('_', ' '))} />
      <nav className="tabs" aria-label={t.tabsLabel}>
        {VIEWS.map((name) => (
          <Link key={name} to={`?show=${name}`} aria-current={name === view ? 'page' : undefined}>
            {t.tabs[name]}
          </Link>
        ))}
      </nav>
      {rows.length === 0 ? (
        <EmptyState title={view === 'upcoming' ? t.empty.upcomingTitle : t.empty[view]}>
          {view === 'upcoming' ? t.empty.upcoming : t.empty.none}
        </EmptyState>
      ) : (
        <BookingsTable rows={rows} timeZone={timeZone} sort={sort} />
      )}
      {next && (
        <p>
          <ButtonLink to={`?${new URLSearchParams({ show: view, after: next })}`}>
            {view === 'upcoming' ? t.more : t.morePast}
          </ButtonLink>
        </p>
      )}
    </>
  )
}

/** Where the page before ended: `startsAt.id`. */
function readPlace(text: string | null): { startsAt: number; id: string } | null {
  const match = /^(\d{1,15})\.([\w-]{1,60})$/.exec(text ?? '')
  return match?.[1] && match[2] ? { startsAt: Number(match[1]), id: match[2] } : null
}
