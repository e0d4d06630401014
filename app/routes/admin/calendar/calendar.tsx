import type { LinksFunction, LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findNextStart } from '#db/queries/admin-bookings'
import calendarStyles from '~/admin/calendar/components/calendar.css?url'
import { MonthGrid } from '~/admin/calendar/components/month-grid'
import { TimeGrid } from '~/admin/calendar/components/time-grid'
import { CalendarToolbar } from '~/admin/calendar/components/toolbar'
import { datesInView, readPeriod } from '~/admin/calendar/period'
import { readCalendarGrid, readCalendarMonth } from '~/admin/calendar/read-calendar.server'
import { calendarMessages, calendarMoveMessages, calendarTimeMessages, listMessages } from '~/admin/messages'
import { readerOfRequest } from '~/http/reader-of-request.server'
import { requireHost } from '~/http/require/require-host.server'
import { formatCalendarDate, formatMonth } from '~/i18n/dates'
import { firstWeekday } from '~/i18n/language-tag'
import { INTL_TAG, type Locale, useMessages } from '~/i18n/locale'
import { dateInZone } from '~/time/wall-time'
import { Alert } from '~/ui/alert'
import { ButtonLink } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: calendarStyles }]
export const meta = privatePage(calendarMessages, (t, { periods, view }: SerializeFrom<typeof loader>) =>
  t.titled(periods[view ?? 'week']),
)

/** A day, a week or a month of the host's time. Without a date it opens where the next booking is. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { db, now } = context
  const query = new URL(request.url).searchParams
  const asked = readPeriod(query)
  const date = asked.date ?? dateInZone((await findNextStart(db, host.id, now)) ?? now, host.timeZone)
  const view = asked.view ?? 'week'
  const weekday = firstWeekday(readerOfRequest(request, host.locale))
  const dates = datesInView(view, date, weekday)
  const week = datesInView('week', date, weekday)
  const allHours = query.get('hours') === 'all'
  const month = date.slice(0, 7)
  return {
    /** Null: as fits the screen, a week or a day. */
    view: asked.view,
    date,
    today: dateInZone(now, host.timeZone),
    timeZone: host.timeZone,
    week,
    allHours,
    done: query.get('done'),
    // In words here, because browsers and Node write the span of two dates with different spaces.
    periods: {
      day: formatCalendarDate(host.locale, date),
      week: spanOfDates(host.locale, week),
      month: formatMonth(host.locale, month),
    },
    grid: view === 'month' ? null : await readCalendarGrid(db, host, { dates, allHours }, now),
    days: view === 'month' ? await readCalendarMonth(db, host, { dates, month }, now) : [],
  }
}

export default function Calendar() {
  const { view, date, today, timeZone, week, allHours, periods, grid, days, done } = useLoaderData<typeof loader>()
  const t = useMessages(calendarMessages)
  const words = useMessages(listMessages)
  const period = { date, today, week, allHours, asked: view }
  return (
    <>
      <PageHeader
        title={t.title}
        description={t.description(timeZone.replaceAll('_', ' '))}
        actions={
          <ButtonLink variant="primary" icon="plus" to="/admin/bookings/new">
            {words.newBooking}
          </ButtonLink>
        }
      />
      <DoneNotice done={done} />
      {view === null ? (
        // A style sheet decides which of the two fits the screen.
        <>
          <CalendarToolbar {...period} view="week" name={periods.week} fits="wide" />
          <CalendarToolbar {...period} view="day" name={periods.day} fits="narrow" />
        </>
      ) : (
        <CalendarToolbar {...period} view={view} name={periods[view]} />
      )}
      {grid ? (
        <TimeGrid grid={grid} date={date} view={view === 'month' ? null : view} timeZone={timeZone} />
      ) : (
        <MonthGrid days={days} timeZone={timeZone} label={periods.month} />
      )}
    </>
  )
}

/** Says what the form of a time has done. */
function DoneNotice({ done }: { done: string | null }) {
  const t = useMessages(calendarTimeMessages)
  const moved = useMessages(calendarMoveMessages)
  if (done === 'moved') return <Alert tone="success">{moved.done}</Alert>
  if (done !== 'blocked' && done !== 'nothing') return null
  return (
    <Alert
      tone={done === 'blocked' ? 'success' : 'info'}
      actions={
        <ButtonLink size="small" to="/admin/availability">
          {t.availability}
        </ButtonLink>
      }
    >
      {t.done[done]}
    </Alert>
  )
}

function spanOfDates(locale: Locale, dates: string[]): string {
  const format = new Intl.DateTimeFormat(INTL_TAG[locale], { dateStyle: 'long', timeZone: 'UTC' })
  return format.formatRange(new Date(dates[0] ?? ''), new Date(dates.at(-1) ?? ''))
}
