import { Form } from '@remix-run/react'
import { formatShortDate, formatTime, type Reader } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Alert } from '~/ui/alert'
import { SubmitButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { CheckboxField } from '~/ui/choice-field'
import { type BadgeTone, StatusBadge } from '~/ui/status-badge'
import type { CalendarFeed } from '../calendar-feed'
import { busyMessages } from '../messages'

const TONES: Record<CalendarFeed['status'], BadgeTone> = {
  new: 'neutral',
  ok: 'success',
  partly_read: 'warning',
  failing: 'warning',
  stale: 'danger',
}

/** One calendar feed: its state, and the actions for it. */
export function FeedCard({ feed, timeZone }: { feed: CalendarFeed; timeZone: string }) {
  const t = useMessages(busyMessages)
  const reader = useReader()
  const at = (instant: number) => momentOf(reader, instant, timeZone)
  return (
    <Card as="article">
      <div className="admin-stack">
        <header className="feed-head">
          <h3 className="item-title">{feed.name}</h3>
          <StatusBadge tone={TONES[feed.status]} icon={feed.status === 'new' ? 'pending' : undefined}>
            {t.status[feed.status]}
          </StatusBadge>
        </header>
        <p className="item-text">{feed.maskedUrl}</p>
        {feed.error && (
          <Alert tone="warning" title={t.problems[feed.error]}>
            {feed.succeededAt === null ? t.neverRead : t.lastGood(at(feed.succeededAt))}
          </Alert>
        )}
        {!feed.error && feed.checkedAt !== null && (
          <p className="item-text">{t.readAt(at(feed.checkedAt), feed.intervalCount)}</p>
        )}
        {feed.unreadCount > 0 && <UnreadEvents feed={feed} />}
        <Form method="post" action={`/admin/calendars/${feed.id}`} className="form">
          <CheckboxField
            label={t.allDayBlocks}
            id={`${feed.id}-all-day`}
            name="allDayBlocks"
            defaultChecked={feed.allDayBlocks}
          />
          <CheckboxField
            label={t.staleBlocks}
            id={`${feed.id}-stale`}
            name="staleBlocks"
            defaultChecked={feed.staleBlocks}
          />
          <div className="actions">
            <SubmitButton size="small" name="step" value="save">
              {t.save}
            </SubmitButton>
            <SubmitButton size="small" name="step" value="refresh" aria-label={t.refreshNamed(feed.name)}>
              {t.refresh}
            </SubmitButton>
            <SubmitButton size="small" variant="quiet" name="step" value="remove" aria-label={t.removeNamed(feed.name)}>
              {t.remove}
            </SubmitButton>
          </div>
        </Form>
      </div>
    </Card>
  )
}

function UnreadEvents({ feed: { unreadCount, unreadEvents } }: { feed: CalendarFeed }) {
  const t = useMessages(busyMessages)
  const reader = useReader()
  const more = unreadCount - unreadEvents.length
  return (
    <Alert tone="warning" title={t.unread(unreadCount)}>
      <ul>
        {unreadEvents.map(({ date, reason, zone }, index) => (
          <li key={`${date} ${index}`}>{t.unreadEvent(date && writtenDate(reader, date), reason, zone)}</li>
        ))}
        {more > 0 && unreadEvents.length > 0 && <li>{t.unreadMore(more)}</li>}
      </ul>
      <p>{t.unreadHint}</p>
    </Alert>
  )
}

/** A date as the calendar writes it, which may be invalid: 2026-02-31. */
function writtenDate(reader: Reader, date: string): string {
  const instant = Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(instant) ? date : formatShortDate(reader, instant, 'UTC')
}

/** A date and a time in the host's zone. */
export function momentOf(reader: Reader, instant: number, timeZone: string): string {
  return `${formatShortDate(reader, instant, timeZone)}, ${formatTime(reader, instant, timeZone)}`
}
