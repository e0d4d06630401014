import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { bookingFromRow } from '~/booking/booking'
import { BookingStatus } from '~/booking/components/bookings-table'
import { CancellationForm } from '~/booking/components/cancellation-form'
import { TroubledJobs } from '~/booking/components/troubled-jobs'
import { When } from '~/booking/components/when'
import { deskMessages } from '~/booking/desk-messages'
import { manageUrl } from '~/booking/manage-link.server'
import { listTroubledJobs } from '~/booking/troubled-jobs.server'
import { requireBookingOfHost } from '~/http/require-booking-of-host.server'
import { useMessages } from '~/i18n/locale'
import { ButtonAnchor } from '~/ui/button'
import { CopyButton } from '~/ui/copy-button'
import { ConfirmLink } from '~/ui/dialog'
import { PageHeader } from '~/ui/page-header'

/** Everything that a host knows about one booking. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { host, row } = await requireBookingOfHost(request, params.id, context)
  const { id, status, title, startsAt, endsAt, attendee, guests, answers, notes, meeting, tracking, cancellation } =
    bookingFromRow(row)
  return {
    booking: { id, status, title, startsAt, endsAt, attendee, guests, answers, notes, meeting, cancellation },
    source: Object.values(tracking).join(' · '),
    over: endsAt <= context.now,
    timeZone: host.timeZone,
    manageUrl: manageUrl(context.keyring, context.env.APP_URL, row),
    jobs: await listTroubledJobs(context.db, host.id, id),
  }
}

export default function BookingDetails() {
  const { booking, over, jobs } = useLoaderData<typeof loader>()
  const t = useMessages(deskMessages)
  const { id, title, status, meeting, attendee } = booking
  const stands = (status === 'confirmed' || status === 'pending') && !over
  return (
    <>
      <PageHeader
        title={title}
        back={{ to: '/admin/bookings', label: t.details.back }}
        description={<BookingStatus status={status} link={meeting.status} over={over} />}
        actions={
          stands && (
            <>
              {meeting.joinUrl && (
                <>
                  <ButtonAnchor variant="primary" href={meeting.joinUrl} target="_blank" rel="noreferrer">
                    {t.join}
                  </ButtonAnchor>
                  <CopyButton value={meeting.joinUrl} label={t.copyLink} />
                </>
              )}
              <ConfirmLink
                to={`/admin/bookings/${id}/cancellation`}
                label={t.cancel}
                title={t.cancellation.title(attendee.name)}
              >
                <CancellationForm bookingId={id} attendee={attendee.name} />
              </ConfirmLink>
            </>
          )
        }
      />
      <Facts />
      <TroubledJobs jobs={jobs} />
    </>
  )
}

function Facts() {
  const { booking, source, timeZone, manageUrl } = useLoaderData<typeof loader>()
  const t = useMessages(deskMessages).details
  const { startsAt, endsAt, attendee, guests, answers, notes, meeting, cancellation } = booking
  const rows: [string, React.ReactNode][] = [
    [t.when, <When key="when" startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} />],
    [
      t.theirTime(attendee.name),
      attendee.timeZone !== timeZone && <When startsAt={startsAt} endsAt={endsAt} timeZone={attendee.timeZone} />,
    ],
    [t.attendee, attendee.name],
    [
      t.email,
      <a key="email" href={`mailto:${encodeURIComponent(attendee.email)}`}>
        {attendee.email}
      </a>,
    ],
    [t.guests, guests.join(', ')],
    ...answers.map(({ question, answer }): [string, string] => [question, answer]),
    [t.notes, notes],
    [t.meeting, meeting.joinUrl && <a href={meeting.joinUrl}>{meeting.joinUrl}</a>],
    [t.phone, meeting.dialIn],
    [t.source, source],
    [t.cancelled, cancellation && t.cancelledBy[cancellation.by]],
    [t.reason, cancellation?.reason],
    [
      t.manage,
      <a key="manage" href={manageUrl}>
        {t.manage}
      </a>,
    ],
  ]
  return (
    <dl className="facts">
      {rows
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div className="fact" key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
