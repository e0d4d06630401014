import { useSearchParams } from '@remix-run/react'
import { formatDate, formatOffset, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { instantText } from '~/time/instants'
import { shortQuery } from '~/ui/short-query'
import type { EmptyMonthReason as Why } from '../explain-empty-month.server'
import { carryInLink } from '../link-keys'
import { bookingMessages } from '../messages'
import { EmptyMonth, HostNotes } from './empty-month'
import { PageButtonLink, PageLink } from './page-link'

/** After a day is chosen, the focus moves to the heading of its times. */
export const TIMES_HEAD_ID = 'times-head'

/** As many as fit beside a month without being taller. */
const FEW = 16

interface Props {
  /** The page that a time leads to. */
  next: string
  /** `noon` is only a way to hand the date to `Intl`: its instant in UTC. */
  selected: { date: string; starts: number[]; noon: number } | null
  timeZone: string
  /** Whether a day with many times shows the first of them, and a link to all. */
  few?: boolean
  nextMonth: string | null
  hostName: string
  why: Why
  /** The time that is to be moved: it is offered as well, and leads back here with a notice. */
  booked?: number | undefined
}

/** The free times of one day, or the link to the next free month. */
export function TimeList({ next, selected, timeZone, few = false, nextMonth, hostName, why, booked }: Props) {
  const t = useMessages(bookingMessages)
  const reader = useReader()
  const [query] = useSearchParams()

  if (!selected || selected.starts.length === 0) {
    return (
      <section aria-live="polite">
        {!selected && (
          <p className="times-none">{why.nextFree || nextMonth ? t.nothingThisMonth : t.nothingAtAll(hostName)}</p>
        )}
        <HostNotes notes={why.notes} />
        <EmptyMonth why={why} timeZone={timeZone} />
        {nextMonth && !why.nextFree && !selected && (
          <p>
            <PageButtonLink to={carryInLink('', query, { month: nextMonth })}>{t.tryNext}</PageButtonLink>
          </p>
        )}
      </section>
    )
  }
  const { date, starts } = selected
  const shown = few ? starts.slice(0, FEW) : starts
  return (
    <section aria-labelledby={TIMES_HEAD_ID}>
      <h2 id={TIMES_HEAD_ID} className="times-head" tabIndex={-1}>
        <span className="visually-hidden">{`${t.timesOn('')} `}</span>
        {formatDate(reader.locale, selected.noon, 'UTC')}
      </h2>
      <p className="times-zone">
        {t.timesShownIn(`${timeZone.replaceAll('_', ' ')} (${formatOffset(starts[0] ?? 0, timeZone)})`)}
        {(reader.locale === 'en' || reader.hour12) && <OtherClock />}
      </p>
      <HostNotes notes={why.notes} />
      {why.reason && <EmptyMonth why={why} timeZone={timeZone} />}
      <ul className="times">
        {shown.map((start) => (
          <li key={start}>
            <PageLink
              className="time"
              to={carryInLink(next, query, {
                ...(start === booked ? sameTime(date) : { start: instantText(start) }),
                tz: timeZone,
              })}
            >
              {formatTime(reader, start, timeZone)}
            </PageLink>
          </li>
        ))}
      </ul>
      {shown.length < starts.length && (
        <PageLink
          className="times-all"
          to={carryInLink('', query, { month: date.slice(0, 7), date })}
          thenFocus={TIMES_HEAD_ID}
          replace
        >
          {t.allTimes(starts.length)}
        </PageLink>
      )}
    </section>
  )
}

/** The query of the page that says that the booking already has the chosen time. */
export function sameTime(date?: string): Record<string, string> {
  return { same: '1', ...(date === undefined ? {} : { month: date.slice(0, 7), date }) }
}

/** The same page with the 12- or 24-hour clock; not offered where a language has only one. */
function OtherClock() {
  const { hour12 } = useReader()
  const [query] = useSearchParams()
  const other = new URLSearchParams(shortQuery(query))
  other.set('clock', hour12 ? '24' : '12')
  return (
    <PageLink className="times-clock" to={`?${other}`} replace>
      {useMessages(bookingMessages).otherClock(hour12)}
    </PageLink>
  )
}
