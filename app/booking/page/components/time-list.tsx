import { formatCalendarDate, formatClock } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { instantText } from '~/time/instants'
import { localTimeAt } from '~/time/wall-time'
import { useFramed } from '~/ui/framed'
import { type Html, htmlElement, innerHtml } from '~/ui/html-element'
import type { EmptyMonthReason as Why } from '../explain-empty-month.server'
import { bookingMessages } from '../messages'
import { groupTimes, type ListedTime, type PartOfDay } from '../parts-of-day'
import { EmptyMonth, HostNotes } from './empty-month'
import { PageButtonLink, PageLink, stepAttributes } from './page-link'
import { usePageQuery } from './page-query'

/** After a day is chosen, the focus moves to the heading of its times. */
export const TIMES_HEAD_ID = 'times-head'
const BOOKED_TIME_ID = 'time-booked'

/** As many as fit beside a month without being taller. */
const FEW = 16

interface Props {
  /** The page that a time leads to. */
  next: string
  selected: { date: string; starts: number[] } | null
  timeZone: string
  /** Whether a day with many times shows the first of them, and a link to all. */
  few?: boolean
  /** The month shown, 'YYYY-MM'. */
  month: string
  nextMonth: string | null
  hostName: string
  why: Why
  /** The time that is to be moved: it is offered as well, and leads back here with a notice. */
  booked?: number | undefined
}

/** The free times of one day, or the link to the next free month. */
export function TimeList({ next, selected, timeZone, few = false, month, nextMonth, hostName, why, booked }: Props) {
  const t = useMessages(bookingMessages)
  const reader = useReader()
  const { linkTo } = usePageQuery()

  if (!selected || selected.starts.length === 0) {
    return (
      <section className="picker-times" aria-live="polite">
        {!selected && (
          <p className="times-none">{why.nextFree || nextMonth ? t.nothingThisMonth : t.nothingAtAll(hostName)}</p>
        )}
        <HostNotes notes={why.notes} />
        <EmptyMonth why={why} timeZone={timeZone} />
        {nextMonth && !why.nextFree && !selected && (
          <p>
            <PageButtonLink to={linkTo('', { month: nextMonth })}>{t.tryNext}</PageButtonLink>
          </p>
        )}
      </section>
    )
  }
  const { date, starts } = selected
  const times = starts.map((start) => ({ start, local: localTimeAt(start, timeZone) }))
  // The first of many are no whole parts of the day.
  const groups = few ? [{ part: null, times: times.slice(0, FEW) }] : groupTimes(times)
  const addressOf = (start: number) =>
    linkTo(next, { ...(start === booked ? sameTime(date) : { start: instantText(start) }), tz: timeZone })
  return (
    <section className="picker-times" aria-labelledby={TIMES_HEAD_ID}>
      <h2 id={TIMES_HEAD_ID} className="times-head" tabIndex={-1}>
        <span className="visually-hidden">{`${t.timesOn('')} `}</span>
        {formatCalendarDate(reader, date)}
      </h2>
      <HostNotes notes={why.notes} />
      {why.reason && <EmptyMonth why={why} timeZone={timeZone} />}
      {groups.map((group) => (
        <TimeGroup key={group.part} {...group} booked={booked} addressOf={addressOf} />
      ))}
      {few && FEW < starts.length && (
        <PageLink className="times-all" to={linkTo('', { month, date })} thenFocus={TIMES_HEAD_ID} replace>
          {t.allTimes(starts.length)}
        </PageLink>
      )}
    </section>
  )
}

interface GroupProps {
  part: PartOfDay | null
  times: ListedTime[]
  booked: number | undefined
  addressOf: (start: number) => string
}

function TimeGroup({ part, times, booked, addressOf }: GroupProps) {
  const t = useMessages(bookingMessages)
  const reader = useReader()
  const framed = useFramed()
  const itemOf = ({ start, local }: ListedTime): Html => {
    const isBooked = start === booked
    const at = new Date(local)
    const link = htmlElement(
      'a',
      {
        class: 'time',
        'aria-describedby': isBooked && BOOKED_TIME_ID,
        ...stepAttributes({ to: addressOf(start) }, framed),
      },
      formatClock(reader, at.getUTCHours(), at.getUTCMinutes()),
    )
    return htmlElement('li', { class: isBooked && 'time-booked' }, [
      link,
      ...(isBooked ? [htmlElement('span', { id: BOOKED_TIME_ID }, t.bookedTime)] : []),
    ])
  }
  const headId = part ? `times-${part}` : undefined
  return (
    <>
      {part && (
        <h3 id={headId} className="times-part">
          {t.partsOfDay[part]}
        </h3>
      )}
      <ul className="times" aria-labelledby={headId} dangerouslySetInnerHTML={innerHtml(times.map(itemOf))} />
    </>
  )
}

/** The query of the page that says that the booking already has the chosen time. */
export function sameTime(date?: string): Record<string, string> {
  return { same: '1', ...(date === undefined ? {} : { month: date.slice(0, 7), date }) }
}
