import { BookingStatusBadge, JoinActions, MeetingTime, StartLink } from '~/admin/components/booking-cells'
import { adminMessages } from '~/admin/messages'
import { useMessages } from '~/i18n/locale'
import { ButtonLink } from '~/ui/button'
import { type Column, DataTable, type Sort } from '~/ui/data-table'
import { ConfirmLink } from '~/ui/dialog'
import { StatusBadge } from '~/ui/status-badge'
import type { TeamMeeting } from '../meetings.server'
import { bookedTeamMessages, teamMessages } from '../messages'
import { TeamCancellationForm } from './team-cancellation-form'

interface Props {
  meetings: TeamMeeting[]
  /** The reader's. */
  timeZone: string
  sort: Sort
  /** Ids of rows that have come or changed since the page was opened. */
  fresh: ReadonlySet<string>
}

/** All members' meetings. Each row has the actions that a manager may take. */
export function TeamTable({ meetings, timeZone, sort, fresh }: Props) {
  const t = useMessages(adminMessages)
  const words = useMessages(teamMessages).meetings
  const booked = useMessages(bookedTeamMessages)
  const columns: Column<TeamMeeting>[] = [
    {
      id: 'meeting',
      label: t.columns.meeting,
      sortable: true,
      rowHeader: true,
      cell: ({ id, title, rule }) => (
        <>
          <span data-fresh={fresh.has(id) || undefined}>{title || words.busyInGoto}</span>
          {rule !== null && <span className="item-text">{booked.tableRules[rule]}</span>}
        </>
      ),
    },
    {
      id: 'when',
      label: t.columns.when,
      sortable: true,
      cell: (meeting) => <MeetingTime {...meeting} timeZone={timeZone} />,
    },
    { id: 'attendee', label: t.columns.attendee, sortable: true, cell: ({ attendee }) => attendee || words.nobody },
    { id: 'organizer', label: t.columns.organizer, sortable: true, cell: ({ organizer }) => organizer },
    {
      id: 'status',
      label: t.columns.status,
      sortable: true,
      cell: ({ source, status, link }) =>
        source === 'goto' ? (
          <StatusBadge tone="neutral" icon="video">
            {words.inGoto}
          </StatusBadge>
        ) : (
          <BookingStatusBadge status={status} link={link} over={false} />
        ),
    },
    { id: 'actions', label: t.columns.actions, actions: true, cell: (meeting) => <RowActions meeting={meeting} /> },
  ]
  return <DataTable caption={words.caption} columns={columns} rows={meetings} rowKey={({ id }) => id} sort={sort} />
}

/** Meetings created in GoTo are changed in GoTo. */
function RowActions({
  meeting: { id, source, rule, joinUrl, mayStart, attendee, organizer },
}: {
  meeting: TeamMeeting
}) {
  const t = useMessages(adminMessages)
  const words = useMessages(teamMessages).meetings
  const handOver = useMessages(bookedTeamMessages).reassign.action
  if (source === 'goto') return null
  return (
    <>
      <JoinActions joinUrl={joinUrl} inTable />
      {mayStart && <StartLink id={id} inTable />}
      {rule !== null && rule !== 'collective' && (
        <ButtonLink size="small" variant="quiet" to={`/admin/team/meetings/${id}/reassignment`}>
          {handOver}
        </ButtonLink>
      )}
      <ConfirmLink
        to={`/admin/team/meetings/${id}/cancellation`}
        label={t.cancel}
        title={words.cancelNamed(attendee, organizer)}
        size="small"
      >
        <TeamCancellationForm id={id} organizer={organizer} />
      </ConfirmLink>
    </>
  )
}
