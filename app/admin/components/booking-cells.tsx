import type { AttendanceState } from '~/booking/attendance'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { ButtonAnchor } from '~/ui/button'
import { CopyButton } from '~/ui/copy-button'
import { type BadgeTone, StatusBadge } from '~/ui/status-badge'
import type { AdminBookingRow } from '../booking-row.server'
import { adminMessages, afterMessages } from '../messages'

/** Date above times, to fit a table cell. */
export function MeetingTime({ startsAt, endsAt, timeZone }: { startsAt: number; endsAt: number; timeZone: string }) {
  const reader = useReader()
  return (
    <time dateTime={new Date(startsAt).toISOString()}>
      {formatShortDate(reader, startsAt, timeZone)}
      <br />
      {`${formatTime(reader, startsAt, timeZone)} – ${formatTime(reader, endsAt, timeZone)}`}
    </time>
  )
}

export function BookingStatusBadge({
  status,
  link,
  over,
  attendance = null,
}: Pick<AdminBookingRow, 'status' | 'link' | 'over'> & Partial<Pick<AdminBookingRow, 'attendance'>>) {
  const t = useMessages(adminMessages).status
  const after = useMessages(afterMessages)
  if (attendance?.suggested) return <StatusBadge tone="warning">{after.suggestedBadge}</StatusBadge>
  if (attendance)
    return <StatusBadge tone={ATTENDANCE_TONES[attendance.state]}>{after.badge[attendance.state]}</StatusBadge>
  if (status === 'cancelled' || status === 'declined') return <StatusBadge tone="neutral">{t[status]}</StatusBadge>
  if (status === 'pending') return <StatusBadge tone="warning">{t.pending}</StatusBadge>
  // Confirmed without a meeting at GoTo: by telephone or at an address.
  if (over || link === 'ready' || link === 'removed') return <StatusBadge tone="success">{t.confirmed}</StatusBadge>
  if (link === 'failed') return <StatusBadge tone="danger">{t.linkFailed}</StatusBadge>
  return <StatusBadge tone="warning">{t.linkPending}</StatusBadge>
}

const ATTENDANCE_TONES: Record<AttendanceState, BadgeTone> = {
  unknown: 'neutral',
  held: 'success',
  attended: 'success',
  not_held: 'neutral',
  no_show: 'danger',
}

/** Join the meeting in a new tab, or copy its link for somebody else. */
export function JoinActions({ joinUrl, inTable = false }: { joinUrl: string | null; inTable?: boolean }) {
  const t = useMessages(adminMessages)
  if (!joinUrl) return null
  return (
    <>
      <ButtonAnchor {...(inTable ? SMALL : PRIMARY)} href={joinUrl} target="_blank" rel="noreferrer">
        {t.join}
      </ButtonAnchor>
      <CopyButton {...(inTable && SMALL)} value={joinUrl} label={t.copyLink} />
    </>
  )
}

/** Opens the meeting as its organizer, in a new tab: our page asks GoTo at the click, so the link itself is no secret. */
export function StartLink({ id, inTable = false }: { id: string; inTable?: boolean }) {
  const t = useMessages(adminMessages)
  return (
    <ButtonAnchor {...(inTable && SMALL)} href={`/admin/bookings/${id}/start`} target="_blank" rel="noreferrer">
      {t.start}
    </ButtonAnchor>
  )
}

const SMALL = { size: 'small' } as const
const PRIMARY = { variant: 'primary' } as const
