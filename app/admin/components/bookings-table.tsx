import { Form, Link } from '@remix-run/react'
import { useMessages } from '~/i18n/locale'
import { SubmitButton } from '~/ui/button'
import { type Column, DataTable, type Sort } from '~/ui/data-table'
import { ConfirmLink } from '~/ui/dialog'
import type { AdminBookingRow } from '../booking-row.server'
import { adminMessages } from '../messages'
import { BookingStatusBadge, JoinActions, MeetingTime, StartLink } from './booking-cells'
import { CancellationForm } from './cancellation-form'

/** The host's bookings. @param timeZone the host's */
export function AdminBookingsTable({
  rows,
  timeZone,
  sort,
}: {
  rows: AdminBookingRow[]
  timeZone: string
  sort: Sort
}) {
  const t = useMessages(adminMessages)
  const columns: Column<AdminBookingRow>[] = [
    {
      id: 'meeting',
      label: t.columns.meeting,
      sortable: true,
      rowHeader: true,
      cell: ({ id, title }) => <Link to={`/admin/bookings/${id}`}>{title}</Link>,
    },
    {
      id: 'when',
      label: t.columns.when,
      sortable: true,
      cell: (row) => <MeetingTime {...row} timeZone={timeZone} />,
    },
    { id: 'attendee', label: t.columns.attendee, sortable: true, cell: ({ attendee }) => attendee || t.erased },
    { id: 'organizer', label: t.columns.organizer, sortable: true, cell: ({ organizer }) => organizer },
    { id: 'status', label: t.columns.status, sortable: true, cell: (row) => <BookingStatusBadge {...row} /> },
    { id: 'actions', label: t.columns.actions, actions: true, cell: (row) => <RowActions row={row} /> },
  ]
  return <DataTable caption={t.title} columns={columns} rows={rows} rowKey={({ id }) => id} sort={sort} />
}

function RowActions({ row: { id, status, joinUrl, mayStart, attendee, over } }: { row: AdminBookingRow }) {
  const t = useMessages(adminMessages)
  const stands = (status === 'confirmed' || status === 'pending') && !over
  if (!stands) return null
  return (
    <>
      {status === 'pending' && (
        <Form method="post" action={`/admin/bookings/${id}/change`}>
          <SubmitButton name="change" value="approve" size="small">
            {t.approve}
          </SubmitButton>
        </Form>
      )}
      <JoinActions joinUrl={joinUrl} inTable />
      {mayStart && <StartLink id={id} inTable />}
      <ConfirmLink
        to={`/admin/bookings/${id}/cancellation`}
        label={t.cancel}
        title={t.cancellation.title(attendee)}
        size="small"
      >
        <CancellationForm bookingId={id} attendee={attendee} />
      </ConfirmLink>
    </>
  )
}
