import { formatCalendarDate, formatMonth } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { isoWeekday } from '~/time/wall-time'
import { useFramed } from '~/ui/framed'
import { type Html, type HtmlAttributes, htmlElement, innerHtml } from '~/ui/html-element'
import { WeekdayHead } from '~/ui/weekday-head'
import { bookingMessages } from '../messages'
import { PageLink, stepAttributes } from './page-link'
import { usePageQuery } from './page-query'
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
  const reader = useReader()
  const { linkTo } = usePageQuery()
  const framed = useFramed()
  const cellOf = (day: PickerDay) => {
    // The name of a day is the same in every region: clients find it by that (rules.md, section 4).
    const label = `${formatCalendarDate(reader.locale, day.date)}, ${day.free > 0 ? t.free(day.free) : t.noneFree}`
    const step = { to: linkTo('', { month, date: day.date }), replace: true, thenFocus: TIMES_HEAD_ID }
    const selected = day.date === selectedDate
    const facts = { label, selected, notes: notesOf(day.date, today, bookedDate) }
    return htmlElement('td', {}, [dayElement(day, facts, stepAttributes(step, framed))])
  }
  return (
    <section aria-label={t.pick}>
      <div className="month-head">
        <h2 className="month-title" aria-live="polite">
          {formatMonth(reader, month)}
        </h2>
        <div className="month-steps">
          <MonthStep month={previousMonth} label={t.previousMonth} sign="‹" />
          <MonthStep month={nextMonth} label={t.nextMonth} sign="›" />
        </div>
      </div>
      <table className="month">
        <WeekdayHead first={isoWeekday(weeks[0]?.[0]?.date ?? '')} />
        {/* Six weeks of cells are half of the page. */}
        <tbody dangerouslySetInnerHTML={innerHtml(weeks.map((week) => htmlElement('tr', {}, week.map(cellOf))))} />
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
function notesOf(date: string, today: string, bookedDate: string | undefined): HtmlAttributes {
  const ids = [date === today && TODAY_ID, date === bookedDate && BOOKED_ID].filter(Boolean)
  return {
    'data-today': date === today && 'true',
    'data-booked': date === bookedDate && 'true',
    'aria-describedby': ids.length > 0 && ids.join(' '),
  }
}

interface DayFacts {
  label: string
  selected: boolean
  notes: HtmlAttributes
}

function dayElement(
  { date, inMonth, free }: PickerDay,
  { label, selected, notes }: DayFacts,
  step: HtmlAttributes,
): Html {
  const number = String(Number(date.slice(8)))
  const look = inMonth ? 'day' : 'day day-beside'
  if (free === 0) {
    return htmlElement('button', { type: 'button', class: look, 'aria-label': label, disabled: true, ...notes }, number)
  }
  return htmlElement(
    'a',
    {
      class: `${look} day-free`,
      'aria-label': label,
      'aria-current': selected && 'date',
      ...notes,
      ...step,
    },
    number,
  )
}

function MonthStep({ month, label, sign }: { month: string | null; label: string; sign: string }) {
  const { linkTo } = usePageQuery()
  if (month === null) {
    return (
      <button type="button" className="month-step" aria-label={label} disabled>
        <span aria-hidden="true">{sign}</span>
      </button>
    )
  }
  return (
    <PageLink className="month-step" aria-label={label} to={linkTo('', { month })} replace>
      <span aria-hidden="true">{sign}</span>
    </PageLink>
  )
}
