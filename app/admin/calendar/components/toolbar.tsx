import { Link } from '@remix-run/react'
import { formatCalendarDate, weekdayNames } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { isoWeekday } from '~/time/wall-time'
import { ButtonLink } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { VisuallyHidden } from '~/ui/visually-hidden'
import { calendarMessages } from '../../messages'
import { CALENDAR_VIEWS, type CalendarView, stepInView } from '../period'

interface Period {
  date: string
  today: string
  /** The dates of the week around `date`. */
  week: string[]
  allHours: boolean
  /** The view in the address; null if the screen decides. */
  asked: CalendarView | null
}

/** What is shown, and the links to other periods and views. @param fits on which screens it is shown; all if absent */
export function CalendarToolbar({
  view,
  name,
  fits,
  ...period
}: Period & { view: CalendarView; name: string; fits?: 'wide' | 'narrow' }) {
  const t = useMessages(calendarMessages)
  const { asked, date, today, allHours } = period
  const to = (change: { date?: string; view?: CalendarView | null; hours?: boolean }) => {
    const next = { date, view: asked, hours: allHours, ...change }
    const query = new URLSearchParams({ ...(next.view ? { view: next.view } : {}), date: next.date })
    if (next.hours && next.view !== 'month') query.set('hours', 'all')
    return `?${query}`
  }
  return (
    <div className="calendar-toolbar" data-fits={fits} data-view={view}>
      <nav className="calendar-steps" aria-label={t.stepsLabel}>
        <ButtonLink size="small" to={to({ date: today })} aria-current={date === today ? 'date' : undefined}>
          {t.today}
        </ButtonLink>
        <Step to={to({ date: stepInView(view, date, -1) })} rel="prev" icon="chevronLeft" label={t.previous[view]} />
        <Step to={to({ date: stepInView(view, date, 1) })} rel="next" icon="chevronRight" label={t.next[view]} />
      </nav>
      <h2 className="calendar-period">{name}</h2>
      <nav className="calendar-views" aria-label={t.viewsLabel}>
        {CALENDAR_VIEWS.map((one) => (
          <Link key={one} to={to({ view: one })} aria-current={one === view ? 'page' : undefined}>
            {t.views[one]}
          </Link>
        ))}
      </nav>
      {view !== 'month' && (
        <Link className="calendar-hours-link" to={to({ hours: !allHours })}>
          {allHours ? t.fewerHours : t.allHours}
        </Link>
      )}
      {view === 'day' && <DayStrip {...period} addressOf={(day) => to({ date: day })} />}
    </div>
  )
}

function Step({
  label,
  icon,
  ...link
}: {
  to: string
  rel: string
  label: string
  icon: 'chevronLeft' | 'chevronRight'
}) {
  return (
    <Link {...link} className="button button--icon" data-variant="secondary" data-size="small" aria-label={label}>
      <Icon name={icon} />
    </Link>
  )
}

/** The week around a day, to go from day to day. */
function DayStrip({ date, today, week, addressOf }: Period & { addressOf: (date: string) => string }) {
  const t = useMessages(calendarMessages)
  const reader = useReader()
  const names = weekdayNames(reader, 'short')
  return (
    <nav className="calendar-strip" aria-label={t.stripLabel}>
      {week.map((day) => (
        <Link
          key={day}
          to={addressOf(day)}
          aria-current={day === date ? 'date' : undefined}
          data-today={day === today || undefined}
        >
          <span aria-hidden="true">{names[isoWeekday(day) - 1]}</span>
          <span aria-hidden="true" className="calendar-number">
            {Number(day.slice(8))}
          </span>
          <VisuallyHidden>{formatCalendarDate(reader, day)}</VisuallyHidden>
        </Link>
      ))}
    </nav>
  )
}
