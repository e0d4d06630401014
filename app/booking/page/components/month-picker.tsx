import { useSearchParams } from '@remix-run/react'
import { formatDate, formatMonth } from '~/i18n/dates'
import { useLocale, useMessages } from '~/i18n/locale'
import { WeekdayHead } from '~/ui/weekday-head'
import { carryInLink } from '../link-keys'
import { bookingMessages } from '../messages'
import { PageLink } from './page-link'
import { TIMES_HEAD_ID } from './time-list'

interface Props {
  /** 'YYYY-MM' */
  month: string
  previousMonth: string | null
  nextMonth: string | null
  weeks: { date: string; inMonth: boolean; free: number }[][]
  selectedDate: string | null
}

/** A month as a table; each day says in words how many times are free. Every step is a link, so it works without scripts. */
export function MonthPicker({ month, previousMonth, nextMonth, weeks, selectedDate }: Props) {
  const t = useMessages(bookingMessages)
  const locale = useLocale()
  return (
    <section aria-label={t.pick}>
      <div className="month-head">
        <h2 className="month-title" aria-live="polite">
          {formatMonth(locale, month)}
        </h2>
        <div className="month-steps">
          <MonthStep month={previousMonth} label={t.previousMonth} sign="‹" />
          <MonthStep month={nextMonth} label={t.nextMonth} sign="›" />
        </div>
      </div>
      <table className="month">
        <WeekdayHead />
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.date}>
              {week.map((day) => (
                <td key={day.date}>
                  {day.inMonth && <Day date={day.date} free={day.free} selected={day.date === selectedDate} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Day({ date, free, selected }: { date: string; free: number; selected: boolean }) {
  const t = useMessages(bookingMessages)
  const locale = useLocale()
  const [query] = useSearchParams()
  const fullDate = formatDate(locale, Date.parse(`${date}T00:00:00Z`), 'UTC')
  const label = `${fullDate}, ${free > 0 ? t.free(free) : t.noneFree}`
  const number = Number(date.slice(8))
  if (free === 0) {
    return (
      <button type="button" className="day" aria-label={label} disabled>
        {number}
      </button>
    )
  }
  return (
    <PageLink
      className="day day-free"
      aria-label={label}
      aria-current={selected ? 'date' : undefined}
      to={carryInLink('', query, { month: date.slice(0, 7), date })}
      thenFocus={TIMES_HEAD_ID}
      replace
    >
      {number}
    </PageLink>
  )
}

function MonthStep({ month, label, sign }: { month: string | null; label: string; sign: string }) {
  const [query] = useSearchParams()
  if (month === null) {
    return (
      <button type="button" className="month-step" aria-label={label} disabled>
        <span aria-hidden="true">{sign}</span>
      </button>
    )
  }
  return (
    <PageLink className="month-step" aria-label={label} to={carryInLink('', query, { month })} replace>
      <span aria-hidden="true">{sign}</span>
    </PageLink>
  )
}
