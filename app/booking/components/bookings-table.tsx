import { Link } from '@remix-run/react'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { ButtonAnchor } from '~/ui/button'
import { CopyButton } from '~/ui/copy-button'
import { type Column, DataTable, type Sort } from '~/ui/data-table'
import { ConfirmLink } from '~/ui/dialog'
import { StatusBadge } from '~/ui/status-badge'
import { deskMessages } from '../desk-messages'
import type { DeskRow } from '../desk-row.server'
import { CancellationForm } from './cancellation-form'

/** The host's bookings. @param timeZone the host's */
export function BookingsTable({ rows, timeZone, sort }: { rows: DeskRow[]; timeZone: string; sort: Sort }) {
  const t = useMessages(deskMessages)
  const reader = useReader()
  const columns: Column<DeskRow>[] = [
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
      cell: ({ startsAt, endsAt }) => (
        <time dateTime={new Date(startsAt).toISOString()}>
          {formatShortDate(reader.locale, startsAt, timeZone)}
          <br />
          {`${formatTime(reader, startsAt, timeZone)} – ${formatTime(reader, endsAt, timeZone)}`}
        </time>
      ),
    },
    { id: 'attendee', label: t.columns.attendee, sortable: true, cell: ({ attendee }) => attendee },
    { id: 'organizer', label: t.columns.organizer, sortable: true, cell: ({ organizer }) => organizer },
    { id: 'status', label: t.columns.status, sortable: true, cell: (row) => <BookingStatus {...row} /> },
    { id: 'actions', label: t.columns.actions, actions: true, cell: (row) => <RowActions row={row} /> },
  ]
  return <DataTable caption={t.title} columns={columns} rows={rows} rowKey={({ id }) => id} sort={sort} />
}

export function BookingStatus({ status, link, over }: Pick<DeskRow, 'status' | 'link' | 'over'>) {
  const t = useMessages(deskMessages).status
  if (status === 'cancelled' || status === 'declined') return <StatusBadge tone="neutral">{t[status]}</StatusBadge>
  if (status === 'pending') return <StatusBadge tone="warning">{t.pending}</StatusBadge>
  // Confirmed without a meeting at GoTo: by telephone or at an address.
  if (over || link === 'ready' || link === 'removed') return <StatusBadge tone="success">{t.confirmed}</StatusBadge>
  if (link === 'failed') return <StatusBadge tone="danger">{t.linkFailed}</StatusBadge>
  return <StatusBadge tone="warning">{t.linkPending}</StatusBadge>
}

function RowActions({ row: { id, status, joinUrl, attendee, over } }: { row: DeskRow }) {
  const t = useMessages(deskMessages)
  const stands = (status === 'confirmed' || status === 'pending') && !over
  if (!stands) return null
  return (
    <>
      {joinUrl && (
        <>
          <ButtonAnchor size="small" href={joinUrl} target="_blank" rel="noreferrer">
            {t.join}
          </ButtonAnchor>
          <CopyButton size="small" value={joinUrl} label={t.copyLink} />
        </>
      )}
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
