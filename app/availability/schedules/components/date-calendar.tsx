import { Link } from '@remix-run/react'
import { formatDate, formatMonth, weekdayNames } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { Icon } from '~/ui/icon'
import { WeekdayHead } from '~/ui/weekday-head'
import type { DayState } from '../calendar-days'
import { datesMessages } from '../messages'

export interface CalendarMonth {
  month: string
  weeks: (DayState | null)[][]
}

/** Months side by side; each date names its hours and links to the form that changes it. */
export function DateCalendar({
  months,
  selected,
  earlier,
  later,
}: {
  months: CalendarMonth[]
  selected: string | null
  /** 'YYYY-MM' */
  earlier: string
  later: string
}) {
  const t = useMessages(datesMessages)
  return (
    <section className="dates" aria-label={t.calendar}>
      <div className="dates-steps">
        <Link to={`?month=${earlier}`} preventScrollReset className="button" data-variant="quiet" data-size="small">
          <Icon name="chevronLeft" />
          {t.earlier}
        </Link>
        <Link to={`?month=${later}`} preventScrollReset className="button" data-variant="quiet" data-size="small">
          {t.later}
          <Icon name="chevronRight" />
        </Link>
      </div>
      <div className="dates-months">
        {months.map((one) => (
          <Month key={one.month} {...one} selected={selected} shown={months[0]?.month ?? ''} />
        ))}
      </div>
      <ul className="legend">
        {(['hours', 'off', 'time_off'] as const).map((kind) => (
          <li key={kind}>
            <span className="dates-swatch" data-kind={kind} aria-hidden="true" />
            {t.legend[kind]}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Month({ month, weeks, selected, shown }: CalendarMonth & { selected: string | null; shown: string }) {
  const reader = useReader()
  const short = weekdayNames(reader, 'short')
  return (
    <table className="dates-month">
      <caption>{formatMonth(reader, month)}</caption>
      <WeekdayHead />
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find(Boolean)?.date}>
            {week.map((day, index) => (
              <td key={short[index]}>{day && <Day day={day} selected={day.date === selected} shown={shown} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ day, selected, shown }: { day: DayState; selected: boolean; shown: string }) {
  const t = useMessages(datesMessages)
  const full = formatDate(useReader(), Date.parse(`${day.date}T00:00:00Z`), 'UTC')
  const hours = day.hours.map(({ start, end }) => `${start}–${end}`).join(', ')
  const said = [full, t.kinds[day.kind], day.name, hours].filter(Boolean).join(', ')
  return (
    <Link
      to={`?month=${shown}&date=${day.date}#change`}
      className="dates-day"
      data-kind={day.kind}
      data-closed={day.hours.length === 0 || undefined}
      aria-label={said}
      title={[t.kinds[day.kind], day.name, hours].filter(Boolean).join(', ')}
      aria-current={selected ? 'date' : undefined}
      preventScrollReset
    >
      {Number(day.date.slice(8))}
    </Link>
  )
}
