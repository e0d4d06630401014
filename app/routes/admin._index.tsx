import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findBookingsOfHost } from '#db/queries/bookings'
import { requireHost } from '~/accounts/require-host.server'
import { BookingsTable } from '~/booking/components/bookings-table'
import { PublicLink, SetupChecklist } from '~/booking/components/desk-start'
import { TroubledJobs } from '~/booking/components/troubled-jobs'
import { deskMessages } from '~/booking/desk-messages'
import { deskRow, SORTABLE, sortRows } from '~/booking/desk-row.server'
import { listTroubledJobs } from '~/booking/troubled-jobs.server'
import { useMessages } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { ButtonLink } from '~/ui/button'
import { readSort } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'

const SHOWN = 50

/** What comes next, and what is still missing before anything can come. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, goto, env, now } = context
  const query = new URL(request.url).searchParams
  const [rows, gotoStatus, jobs, ever] = await Promise.all([
    findBookingsOfHost(db, host.id, { status: 'upcoming', limit: SHOWN, now }),
    goto.statusOf(host.id),
    listTroubledJobs(db, host.id),
    findBookingsOfHost(db, host.id, { limit: 1, now }),
  ])
  const sort = readSort(query, SORTABLE, { by: 'when', direction: 'ascending' })
  return {
    rows: sortRows(
      rows.map((row) => deskRow(row, now)),
      sort.by,
      sort.direction,
    ),
    sort,
    jobs,
    timeZone: host.timeZone,
    publicUrl: `${env.APP_URL}/${host.handle}`,
    gotoStatus: gotoStatus.status,
    everBooked: ever.length > 0,
    welcome: query.has('welcome'),
  }
}

export default function DeskStart() {
  const { rows, sort, jobs, timeZone, publicUrl, gotoStatus, everBooked, welcome } = useLoaderData<typeof loader>()
  const t = useMessages(deskMessages)
  const connected = gotoStatus === 'connected'
  return (
    <>
      <PageHeader title={t.upcomingTitle} description={t.description(timeZone.replaceAll('_', ' '))} />
      {welcome && <Alert tone="success">{t.welcome}</Alert>}
      {!(connected && everBooked) && (
        <SetupChecklist connected={connected} everBooked={everBooked} timeZone={timeZone} publicUrl={publicUrl} />
      )}
      {rows.length > 0 ? (
        <BookingsTable rows={rows} timeZone={timeZone} sort={sort} />
      ) : (
        <EmptyState
          title={t.empty.upcomingTitle}
          actions={connected ? null : <ButtonLink to="/admin/goto">{t.setup.gotoNow}</ButtonLink>}
        >
          {connected ? t.empty.upcoming : t.empty.connectFirst}
        </EmptyState>
      )}
      <PublicLink url={publicUrl} />
      <TroubledJobs jobs={jobs} />
    </>
  )
}
