import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { readBookingsQuery } from '~/admin/bookings-query.server'
import { BookingsFilter, BookingViews, changed, hasBookingsFilter } from '~/admin/components/bookings-filter'
import { AdminBookingsTable } from '~/admin/components/bookings-table'
import { listBookings } from '~/admin/list-bookings.server'
import { adminMessages, listMessages } from '~/admin/messages'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { listCoHostedMeetings } from '~/team/co-hosted-meetings.server'
import { CoHostedSection } from '~/team/components/co-hosted-section'
import { ButtonAnchor, ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { PageSteps } from '~/ui/page-steps'
import { privatePage } from '~/ui/page-title'

export const meta = privatePage(adminMessages, (t) => t.title)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, now } = context
  const query = readBookingsQuery(new URL(request.url).searchParams, host.timeZone)
  const [list, eventTypes, coHosted] = await Promise.all([
    listBookings(db, host.id, query, now),
    findEventTypesOfHost(db, host.id),
    query.filter.view === 'upcoming' ? listCoHostedMeetings(db, host.id, now) : [],
  ])
  const { filter, typed, order, direction } = query
  return {
    list,
    coHosted,
    view: filter.view,
    typed,
    sort: { by: order, direction },
    timeZone: host.timeZone,
    eventTypes: eventTypes.map(({ id, title }) => ({ id, title })),
  }
}

export default function Bookings() {
  const { list, coHosted, view, typed, sort, timeZone, eventTypes } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const t = useMessages(adminMessages)
  const words = useMessages(listMessages)
  const filtered = hasBookingsFilter(typed)
  return (
    <>
      <PageHeader
        title={t.title}
        description={t.description(timeZone.replaceAll('_', ' '))}
        actions={
          <ButtonLink variant="primary" icon="plus" to="/admin/bookings/new">
            {words.newBooking}
          </ButtonLink>
        }
      />
      <div className="admin-stack">
        <div className="list-head">
          <BookingViews view={view} query={query} />
          <ButtonLink variant="quiet" size="small" icon="calendar" to="/admin/calendar">
            {words.calendar}
          </ButtonLink>
        </div>
        <BookingsFilter view={view} typed={typed} sort={query.get('sort')} eventTypes={eventTypes} />
      </div>
      {list.rows.length === 0 ? (
        <EmptyState title={words.empty[filtered ? 'filtered' : view].title}>
          {words.empty[filtered ? 'filtered' : view].text}
        </EmptyState>
      ) : (
        <section className="admin-stack" aria-label={words.views[view]}>
          <div className="list-head">
            <p role="status">{list.more ? words.countMore(list.count) : words.count(list.count)}</p>
            <ButtonAnchor
              variant="quiet"
              size="small"
              href={`/admin/bookings/export.csv?${changed(query, {})}`}
              download
            >
              {words.exportCsv}
            </ButtonAnchor>
          </div>
          <AdminBookingsTable rows={list.rows} timeZone={timeZone} sort={sort} />
          <Pages />
        </section>
      )}
      <CoHostedSection meetings={coHosted} timeZone={timeZone} />
    </>
  )
}

function Pages() {
  const { list } = useLoaderData<typeof loader>()
  const [query] = useSearchParams()
  const t = useMessages(listMessages)
  return (
    <PageSteps
      label={t.pagesLabel}
      previous={list.previous ? { label: t.previous, to: `?${changed(query, { before: list.previous })}` } : null}
      next={list.next ? { label: t.next, to: `?${changed(query, { after: list.next })}` } : null}
    />
  )
}
