import { useSearchParams } from '@remix-run/react'
import { formatCalendarDate, formatMonth } from '~/i18n/dates'
import { useLocale, useMessages } from '~/i18n/locale'
import { WeekdayHead } from '~/ui/weekday-head'
import { carryInLink, carryInLinks } from '../link-keys'
import { bookingMessages } from '../messages'
import { PageLink } from './page-link'
import { TIMES_HEAD_ID } from './time-list'

interface PickerDay {
  date: string
  inMonth: boolean
  free: number
}

interface Props {
  /** 'YYYY-MM' */
  month: string
  previousMonth: string | null
  nextMonth: string | null
  today: string
  weeks: PickerDay[][]
  selectedDate: string | null
  /** The date of a booking that is to be moved. */
  bookedDate?: string | undefined
}

const TODAY_ID = 'day-today'
const BOOKED_ID = 'day-booked'

/**
 * A month as a table; each day says in words how many times are free. Every step is a link, so it works without scripts; with
 * them, arrow keys move through the days (browser/calendar-keys.ts).
 */
export function MonthPicker({ month, previousMonth, nextMonth, today, weeks, selectedDate, bookedDate }: Props) {
  const t = useMessages(bookingMessages)
  const locale = useLocale()
  const [query] = useSearchParams()
  const linkTo = carryInLinks(query)
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
                  <Day
                    {...day}
                    label={`${formatCalendarDate(locale, day.date)}, ${day.free > 0 ? t.free(day.free) : t.noneFree}`}
                    to={linkTo('', { month, date: day.date })}
                    selected={day.date === selectedDate}
                    notes={notesOf(day.date, today, bookedDate)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p id={TODAY_ID} hidden>
        {t.today}
      </p>
      {bookedDate && (
        <p id={BOOKED_ID} hidden>
          {t.bookedDay}
        </p>
      )}
    </section>
  )
}

/** What is said of a day after its name. */
interface DayNotes {
  'data-today'?: true
  'data-booked'?: true
  'aria-describedby'?: string
}

function notesOf(date: string, today: string, bookedDate: string | undefined): DayNotes {
  const ids = [date === today && TODAY_ID, date === bookedDate && BOOKED_ID].filter(Boolean)
  return {
    ...(date === today && { 'data-today': true }),
    ...(date === bookedDate && { 'data-booked': true }),
    ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }),
  }
}

function Day({
  date,
  inMonth,
  free,
  label,
  to,
  selected,
  notes,
}: PickerDay & { label: string; to: string; selected: boolean; notes: DayNotes }) {
  const number = Number(date.slice(8))
  const look = inMonth ? 'day' : 'day day-beside'
  if (free === 0) {
    return (
      <button type="button" className={look} aria-label={label} disabled {...notes}>
        {number}
      </button>
    )
  }
  return (
    <PageLink
      className={`${look} day-free`}
      aria-label={label}
      aria-current={selected ? 'date' : undefined}
      to={to}
      thenFocus={TIMES_HEAD_ID}
      replace
      {...notes}
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
