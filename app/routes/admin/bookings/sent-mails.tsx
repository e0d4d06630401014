import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { findDeliveriesOfHost } from '#db/queries/sent-mails'
import { FailedJobsSection } from '~/admin/components/failed-jobs'
import { useMailNames } from '~/admin/components/mail-names'
import { PausedJobsSection } from '~/admin/components/paused-jobs'
import { listFailedJobs } from '~/admin/failed-jobs.server'
import { sentMailMessages } from '~/admin/messages'
import { listPausedJobs } from '~/admin/paused-jobs.server'
import { requireHost } from '~/http/require/require-host.server'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { DataTable } from '~/ui/data-table'
import { EmptyState } from '~/ui/empty-state'
import { cutLogPage, readLogPlace } from '~/ui/log-pages'
import { LogSteps } from '~/ui/log-steps'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

const SHOWN = 50

export const meta = privatePage(sentMailMessages, (t) => t.title)

/** Failed jobs, and the log of mails that the SMTP server accepted. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, timeZone } = await requireHost(request, context)
  const [jobs, held, deliveries] = await Promise.all([
    listFailedJobs(context.db, id),
    listPausedJobs(context.db, id),
    findDeliveriesOfHost(context.db, id, {
      after: readLogPlace(new URL(request.url).searchParams.get('after')),
      limit: SHOWN + 1,
    }),
  ])
  const { rows, older } = cutLogPage(deliveries, SHOWN, ({ accepted_at: at, id }) => ({ at, id }))
  return {
    jobs,
    held,
    timeZone,
    older,
    mails: rows.map(({ id, mail, address, booking_id, accepted_at, response }) => ({
      id,
      mail,
      address,
      bookingId: booking_id,
      at: accepted_at,
      answer: response,
    })),
  }
}

export default function Deliveries() {
  const { jobs, held, timeZone } = useLoaderData<typeof loader>()
  const t = useMessages(sentMailMessages)
  return (
    <>
      <PageHeader title={t.title} description={t.description} />
      <PausedJobsSection held={held} timeZone={timeZone} />
      {jobs.length === 0 && !held ? (
        <EmptyState icon="checkCircle" title={t.fine.title}>
          {t.fine.text}
        </EmptyState>
      ) : (
        <FailedJobsSection jobs={jobs} />
      )}
      <MailLog />
    </>
  )
}

function MailLog() {
  const { mails, older, timeZone } = useLoaderData<typeof loader>()
  const t = useMessages(sentMailMessages)
  const nameOf = useMailNames()
  const reader = useReader()
  return (
    <section className="admin-stack" aria-labelledby="sent">
      <h2 id="sent">{t.sent}</h2>
      {mails.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <DataTable
          caption={t.sent}
          rows={mails}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'mail',
              label: t.columns.mail,
              rowHeader: true,
              cell: ({ mail, bookingId }) =>
                bookingId ? <Link to={`/admin/bookings/${bookingId}`}>{nameOf(mail)}</Link> : nameOf(mail),
            },
            { id: 'to', label: t.columns.to, cell: ({ address }) => address },
            {
              id: 'when',
              label: t.columns.when,
              cell: ({ at }) => `${formatShortDate(reader, at, timeZone)}, ${formatTime(reader, at, timeZone)}`,
            },
            { id: 'answer', label: t.columns.answer, cell: ({ answer }) => answer },
          ]}
        />
      )}
      <LogSteps older={older} />
    </section>
  )
}
