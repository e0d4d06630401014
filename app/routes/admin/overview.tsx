import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findBookingsPage } from '#db/queries/admin-bookings'
import { bookingRowOf } from '~/admin/booking-row.server'
import { readBookingsQuery } from '~/admin/bookings-query.server'
import { AdminBookingsTable } from '~/admin/components/bookings-table'
import { FailedJobsSection } from '~/admin/components/failed-jobs'
import { PublicLink, SetupChecklist } from '~/admin/components/first-steps'
import { Overview, RequestsToApprove } from '~/admin/components/overview'
import { PausedNotice } from '~/admin/components/paused-jobs'
import { RushNotice } from '~/admin/components/rush-notice'
import { adminMessages, listMessages, overviewMessages } from '~/admin/messages'
import { readOverview } from '~/admin/read-overview.server'
import { findRushedBookings } from '~/admin/rush.server'
import { requireHost } from '~/http/require/require-host.server'
import { useMessages } from '~/i18n/locale'
import { listCoHostedMeetings } from '~/team/co-hosted-meetings.server'
import { CoHostedSection } from '~/team/components/co-hosted-section'
import { Alert } from '~/ui/alert'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

const SHOWN = 25
const EVERYTHING = { view: 'all', search: '', eventTypeId: null, from: null, until: null } as const

export const meta = privatePage(adminMessages, (t) => t.upcomingTitle)

/** The next meetings, what needs the host, and the steps still missing before the first booking. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, env, now } = context
  const query = new URL(request.url).searchParams
  const { order, direction, filter } = readBookingsQuery(new URLSearchParams({ sort: query.get('sort') ?? '' }), 'UTC')
  const first = { direction, order, place: null }
  const [rows, overview, ever, rushed, coHosted] = await Promise.all([
    findBookingsPage(db, host.id, filter, { ...first, limit: SHOWN + 1 }, now),
    readOverview(context, host, now),
    findBookingsPage(db, host.id, EVERYTHING, { ...first, limit: 1 }, now),
    findRushedBookings(db, host.id, now),
    listCoHostedMeetings(db, host.id, now),
  ])
  return {
    rows: rows.slice(0, SHOWN).map((row) => bookingRowOf(row, now)),
    more: rows.length > SHOWN,
    sort: { by: order, direction },
    overview,
    now,
    timeZone: host.timeZone,
    publicUrl: `${env.APP_URL}/${host.handle}`,
    everBooked: ever.length > 0,
    welcome: query.has('welcome'),
    rush: rushed.length,
    coHosted,
  }
}

export default function AdminStart() {
  const { overview, now, timeZone, publicUrl, everBooked, welcome, rush, coHosted } = useLoaderData<typeof loader>()
  const t = useMessages(adminMessages)
  const connected = overview.goto.status === 'connected'
  return (
    <>
      <PageHeader title={t.upcomingTitle} description={t.description(timeZone.replaceAll('_', ' '))} />
      {welcome && <Alert tone="success">{t.welcome}</Alert>}
      {!(connected && everBooked) && (
        <SetupChecklist connected={connected} everBooked={everBooked} timeZone={timeZone} publicUrl={publicUrl} />
      )}
      <RushNotice count={rush} />
      <RequestsToApprove count={overview.toApprove} />
      {everBooked && <Overview overview={overview} timeZone={timeZone} now={now} />}
      <PausedNotice held={overview.held} />
      <FailedJobsSection jobs={overview.jobs} />
      <Upcoming />
      <CoHostedSection meetings={coHosted} timeZone={timeZone} />
      <PublicLink url={publicUrl} />
    </>
  )
}

function Upcoming() {
  const { rows, more, sort, overview, timeZone } = useLoaderData<typeof loader>()
  const t = useMessages(adminMessages)
  const words = useMessages(overviewMessages)
  const { newBooking } = useMessages(listMessages)
  const connected = overview.goto.status === 'connected'
  if (rows.length === 0) {
    return (
      <EmptyState
        title={t.empty.upcomingTitle}
        actions={connected ? null : <ButtonLink to="/admin/goto">{t.setup.gotoNow}</ButtonLink>}
      >
        {connected ? t.empty.upcoming : t.empty.connectFirst}
      </EmptyState>
    )
  }
  return (
    <div className="admin-stack">
      <AdminBookingsTable rows={rows} timeZone={timeZone} sort={sort} />
      <div className="list-head">
        <ButtonLink size="small" icon="plus" to="/admin/bookings/new">
          {newBooking}
        </ButtonLink>
        {more && (
          <ButtonLink variant="quiet" size="small" to="/admin/bookings">
            {words.allBookings}
          </ButtonLink>
        )}
      </div>
    </div>
  )
}
