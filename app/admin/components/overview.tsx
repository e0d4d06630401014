import { Link } from '@remix-run/react'
import { formatShortDate, formatTime, type Reader } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { DAY_MS } from '~/time/units'
import { dateInZone } from '~/time/wall-time'
import { Alert } from '~/ui/alert'
import { ButtonAnchor, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { type BadgeTone, StatusBadge } from '~/ui/status-badge'
import { overviewMessages } from '../messages'
import type { AdminOverview } from '../read-overview.server'
import { StartLink } from './booking-cells'

interface Props {
  overview: AdminOverview
  timeZone: string
  now: number
}

/** The next meetings, and beside them the state of the connections. */
export function Overview(props: Props) {
  return (
    <div className="overview">
      <NextUp {...props} />
      <Connections {...props} />
    </div>
  )
}

export function RequestsToApprove({ count }: { count: number }) {
  const t = useMessages(overviewMessages).toApprove
  if (count === 0) return null
  return (
    <Alert
      tone="warning"
      title={t.title(count)}
      actions={
        <ButtonLink size="small" to="/admin/bookings?status=pending">
          {t.button}
        </ButtonLink>
      }
    >
      {t.text}
    </Alert>
  )
}

function NextUp({ overview: { next, laterToday }, timeZone, now }: Props) {
  const t = useMessages(overviewMessages)
  const reader = useReader()
  if (!next) {
    return (
      <Card as="section" className="overview-card">
        <h2>{t.next}</h2>
        <p className="item-text">{t.nothingNext}</p>
      </Card>
    )
  }
  const { id, title, attendee, startsAt, endsAt, joinUrl, mayStart } = next
  const begins = formatTime(reader, startsAt, timeZone)
  const ends = formatTime(reader, endsAt, timeZone)
  const isToday = dateInZone(startsAt, timeZone) === dateInZone(now, timeZone)
  return (
    <Card as="section" className="overview-card">
      <h2>{startsAt <= now ? t.now : t.next}</h2>
      <p className="overview-when">
        <time dateTime={new Date(startsAt).toISOString()}>
          {dayText(reader, { instant: startsAt, now, timeZone }, t)}, {begins} – {ends}
        </time>
      </p>
      <p>{t.withAttendee(title, attendee)}</p>
      {!joinUrl && <p className="item-text">{t.linkToCome}</p>}
      <div className="actions">
        {joinUrl && (
          <ButtonAnchor variant="primary" icon="video" href={joinUrl} target="_blank" rel="noreferrer">
            {t.join}
          </ButtonAnchor>
        )}
        {mayStart && <StartLink id={id} />}
        <Link to={`/admin/bookings/${id}`}>{t.see}</Link>
      </div>
      {isToday && <p className="item-text">{laterToday > 0 ? t.laterToday(laterToday) : t.lastToday}</p>}
    </Card>
  )
}

function Connections({ overview: { goto, jobs }, timeZone, now }: Props) {
  const t = useMessages(overviewMessages)
  const reader = useReader()
  const state = goto.status === 'connected' && goto.trouble ? 'trouble' : goto.status
  const failedMails = jobs.filter(({ kind, state }) => kind.endsWith('mail') && state === 'failed').length
  const checked =
    goto.checkedAt === null
      ? t.notChecked
      : t.checked(
          t.at(
            dayText(reader, { instant: goto.checkedAt, now, timeZone }, t.inside),
            formatTime(reader, goto.checkedAt, timeZone),
          ),
        )
  return (
    <Card as="section" className="overview-card">
      <h2>{t.connections}</h2>
      <ul className="connections">
        <li>
          <StatusBadge tone={GOTO_TONE[state]}>{t.goto[state]}</StatusBadge>
          <p className="item-text">
            {goto.status === 'connected' && `${sentence(checked)}. `}
            {t.depending(goto.bookingsNextWeek)}
          </p>
          {state !== 'connected' && <Link to="/admin/goto">{t.gotoPage}</Link>}
        </li>
        <li>
          <StatusBadge tone={failedMails > 0 ? 'danger' : 'success'}>
            {failedMails > 0 ? t.mail.failed : t.mail.fine}
          </StatusBadge>
          <p className="item-text">{failedMails > 0 ? t.mailText.failed(failedMails) : t.mailText.fine}</p>
          <Link to="/admin/deliveries">{t.deliveries}</Link>
        </li>
      </ul>
    </Card>
  )
}

const GOTO_TONE: Record<AdminOverview['goto']['status'] | 'trouble', BadgeTone> = {
  connected: 'success',
  trouble: 'danger',
  reconnect_needed: 'danger',
  not_connected: 'warning',
  not_configured: 'neutral',
}

/** `Today`, `Tomorrow`, or the date; never a countdown, which is wrong a minute later. */
function dayText(
  reader: Reader,
  { instant, now, timeZone }: { instant: number; now: number; timeZone: string },
  t: { today: string; tomorrow: string },
): string {
  const date = dateInZone(instant, timeZone)
  if (date === dateInZone(now, timeZone)) return t.today
  if (date === dateInZone(now + DAY_MS, timeZone)) return t.tomorrow
  return formatShortDate(reader, instant, timeZone)
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
