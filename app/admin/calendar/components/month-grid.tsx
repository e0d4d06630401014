import { Link } from '@remix-run/react'
import { formatCalendarDate, formatTime, weekdayNames } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { isoWeekday } from '~/time/wall-time'
import { VisuallyHidden } from '~/ui/visually-hidden'
import { calendarMessages } from '../../messages'
import type { MonthDay } from '../read-calendar.server'

/** A month as a table of weeks: how many bookings each day has, and on wide screens the first of them. */
export function MonthGrid({ days, timeZone, label }: { days: MonthDay[]; timeZone: string; label: string }) {
  const reader = useReader()
  const short = weekdayNames(reader, 'short')
  const long = weekdayNames(reader, 'long')
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(7 * week, 7 * week + 7))
  return (
    <table className="calendar-month">
      <caption className="visually-hidden">{label}</caption>
      <thead>
        <tr>
          {weeks[0]?.map(({ date }) => (
            <th key={date} scope="col">
              <span aria-hidden="true">{short[isoWeekday(date) - 1]}</span>
              <VisuallyHidden>{long[isoWeekday(date) - 1]}</VisuallyHidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]?.date}>
            {week.map((day) => (
              <Day key={day.date} day={day} timeZone={timeZone} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({ day, timeZone }: { day: MonthDay; timeZone: string }) {
  const t = useMessages(calendarMessages)
  const reader = useReader()
  const { date, state, bookings, count } = day
  const isOff = state.hours.length === 0
  return (
    <td data-other={!day.inMonth || undefined} data-today={day.isToday || undefined} data-off={isOff || undefined}>
      <Link
        className="calendar-month-day"
        to={`?view=day&date=${date}`}
        aria-current={day.isToday ? 'date' : undefined}
      >
        <span aria-hidden="true" className="calendar-number">
          {Number(date.slice(8))}
        </span>
        <VisuallyHidden>{`${formatCalendarDate(reader, date)}, ${t.bookings(count)}`}</VisuallyHidden>
        {count > 0 && (
          <span aria-hidden="true" className="calendar-count">
            {count}
          </span>
        )}
      </Link>
      {state.name !== '' && <p className="calendar-note">{state.name}</p>}
      {bookings.length > 0 && (
        <ul className="calendar-month-bookings">
          {bookings.map(({ id, startsAt, attendee, status, color }) => (
            <li key={id} data-color={color} data-open={status === 'pending' || undefined}>
              <Link className="calendar-month-link" to={`/admin/bookings/${id}`}>
                <time dateTime={new Date(startsAt).toISOString()}>{formatTime(reader, startsAt, timeZone)}</time>{' '}
                {attendee}
                {status === 'pending' && <VisuallyHidden>{`, ${t.toApprove}`}</VisuallyHidden>}
              </Link>
            </li>
          ))}
          {count > bookings.length && <li className="calendar-more">{t.more(count - bookings.length)}</li>}
        </ul>
      )}
    </td>
  )
}
