import { Link } from '@remix-run/react'
import { formatDate, formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { presentTimeZoneName } from '~/time/time-zone-names'
import { cityOf } from '~/time/time-zones'
import { Alert } from '~/ui/alert'
import { previewMessages } from '../messages'
import type { SlotPreview } from '../preview.server'

/** How clock changes affect the host's own hours, and the times that a reader in the chosen zone sees. */
export function ClockNotices({
  hours,
  shifts,
  timeZone,
}: Pick<SlotPreview, 'hours' | 'shifts'> & { timeZone: string }) {
  const t = useMessages(previewMessages)
  const reader = useReader()
  const day = (date: string) => formatDate(reader, Date.parse(`${date}T00:00:00Z`), 'UTC')
  const place = cityOf(presentTimeZoneName(timeZone))
  const notices = [
    ...hours.map(({ kind, date, from, to, missing }) => {
      if (missing !== null) return t.missing(day(date), missing)
      return kind === 'skipped' ? t.skipped(day(date), from, to) : t.doubled(day(date), from, to)
    }),
    ...shifts.map(({ from, until, byMinutes }) => {
      const amount = t.amount(Math.abs(byMinutes))
      const later = byMinutes > 0
      return until === null
        ? t.lasting(day(from), place, amount, later)
        : t.brief(day(from), day(until), place, amount, later)
    }),
  ]
  if (notices.length === 0) return null
  return (
    <Alert tone="info" title={t.clocks}>
      <ul className="alert-list">
        {notices.map((notice) => (
          <li key={notice}>{notice}</li>
        ))}
      </ul>
    </Alert>
  )
}

/** The free times of each day; a day without any links to the reason. */
export function PreviewDays({
  days,
  timeZone,
  eventTypeId,
}: Pick<SlotPreview, 'days'> & { timeZone: string; eventTypeId: string }) {
  const t = useMessages(previewMessages)
  const reader = useReader()
  return (
    <ul className="preview-days" aria-label={t.days}>
      {days.map(({ date, starts }) => {
        const name = formatShortDate(reader, Date.parse(`${date}T00:00:00Z`), 'UTC')
        return (
          <li key={date} className="preview-day">
            <h2>{name}</h2>
            {starts.length === 0 ? (
              <p className="item-text">
                {t.none}{' '}
                <Link
                  to={`/admin/availability/explain?eventType=${eventTypeId}&date=${date}&time=10:00`}
                  aria-label={t.whyNamed(name)}
                >
                  {t.why}
                </Link>
              </p>
            ) : (
              <p className="preview-times">{starts.map((start) => formatTime(reader, start, timeZone)).join('  ')}</p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
