import { formatDate, type Reader } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import type { EmptyMonthReason as Why } from '../explain-empty-month.server'
import { emptyMessages } from '../messages'
import { PageButtonLink } from './page-link'
import { usePageQuery } from './page-query'

/** Why nothing is free here, and the link to the next free time. */
export function EmptyMonth({ why, timeZone }: { why: Why; timeZone: string }) {
  const t = useMessages(emptyMessages)
  const reader = useReader()
  const { linkTo } = usePageQuery()
  const reason = reasonText(t, reader, why, timeZone)
  return (
    <div className="empty-month">
      {reason && <p>{reason}</p>}
      {why.nextFree && (
        <p>
          <PageButtonLink to={linkTo('', { month: why.nextFree.slice(0, 7), date: why.nextFree })}>
            {t.nextFree(dayText(reader, why.nextFree))}
          </PageButtonLink>
        </p>
      )}
    </div>
  )
}

/** The host's public note about the shown month: "Back on 4 January". */
export function HostNotes({ notes }: { notes: string[] }) {
  if (notes.length === 0) return null
  return (
    <div className="host-notes">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  )
}

function reasonText(
  t: (typeof emptyMessages)['en'],
  reader: Reader,
  { reason, date }: Why,
  timeZone: string,
): string | null {
  const day = (instant: number) => formatDate(reader, instant, timeZone)
  switch (reason?.reason) {
    case 'fully_booked':
      return date ? t.fullyBooked(dayText(reader, date)) : t.monthFull
    case 'minimum_notice':
      return t.notice(day(reason.bookableFrom), spanText(t, reason.minutes))
    case 'window_opens':
      return t.opens(day(reason.at))
    case 'window_ended':
      return t.ended(day(reason.last))
    case 'closed':
      return date && t.closed(dayText(reader, date))
    default:
      return null
  }
}

function dayText(reader: Reader, date: string): string {
  return formatDate(reader, Date.parse(`${date}T00:00:00Z`), 'UTC')
}

function spanText(t: (typeof emptyMessages)['en'], minutes: number): string {
  if (minutes % 1440 === 0) return t.days(minutes / 1440)
  return minutes % 60 === 0 ? t.hours(minutes / 60) : t.minutes(minutes)
}
