import type { LoaderFunctionArgs, SerializeFrom } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { findBookingsInRange } from '#db/queries/admin-bookings'
import { weekMessages } from '~/admin/messages'
import { requireHost } from '~/http/require/require-host.server'
import { formatShortDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { dateInZone, startOfDateInZone } from '~/time/wall-time'
import { readWeek, shiftWeek, weekOf } from '~/time/weeks'
import { ButtonLink } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'
import { privatePage } from '~/ui/page-title'

/** More bookings than a week can have; a limit, so that the page cannot grow without end. */
const MAX_SHOWN = 500

export const meta = privatePage(weekMessages, (t, data: SerializeFrom<typeof loader>) =>
  t.title(`${Number(data.week.slice(6))}, ${data.week.slice(0, 4)}`),
)

/** One week, day by day: the bookings that hold the host's time. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { id, timeZone } = await requireHost(request, context)
  const week = readWeek(new URL(request.url).searchParams.get('week'), timeZone, context.now)
  const rows = await findBookingsInRange(context.db, id, { ...week, limit: MAX_SHOWN })
  const today = dateInZone(context.now, timeZone)
  return {
    timeZone,
    week: week.name,
    previous: shiftWeek(week, -1, timeZone).name,
    next: shiftWeek(week, 1, timeZone).name,
    present: weekOf(today, timeZone).name,
    days: week.dates.map((date) => ({
      date,
      startsAt: startOfDateInZone(date, timeZone),
      isToday: date === today,
      bookings: rows.filter(({ startsAt }) => dateInZone(startsAt, timeZone) === date),
    })),
  }
}

export default function WeekOfBookings() {
  const { timeZone, week, days, previous, next, present } = useLoaderData<typeof loader>()
  const t = useMessages(weekMessages)
  const { locale } = useReader()
  const dayOf = (index: number) => formatShortDate(locale, days[index]?.startsAt ?? 0, timeZone)
  return (
    <>
      <PageHeader
        title={t.title(`${Number(week.slice(6))}, ${week.slice(0, 4)}`)}
        back={{ to: '/admin/bookings', label: t.back }}
        description={`${t.span(dayOf(0), dayOf(6))}. ${t.inZone(timeZone.replaceAll('_', ' '))}`}
        actions={
          <nav className="actions" aria-label={t.weeksLabel}>
            <ButtonLink size="small" icon="arrowLeft" rel="prev" to={`?week=${previous}`}>
              {t.previous}
            </ButtonLink>
            {week !== present && (
              <ButtonLink size="small" variant="quiet" to="?">
                {t.present}
              </ButtonLink>
            )}
            <ButtonLink size="small" icon="arrowRight" rel="next" to={`?week=${next}`}>
              {t.next}
            </ButtonLink>
          </nav>
        }
      />
      <ol className="week">
        {days.map((day) => (
          <Day key={day.date} day={day} />
        ))}
      </ol>
    </>
  )
}

function Day({ day }: { day: ReturnType<typeof useLoaderData<typeof loader>>['days'][number] }) {
  const { timeZone } = useLoaderData<typeof loader>()
  const t = useMessages(weekMessages)
  const reader = useReader()
  // The year is shown above.
  const [weekday, ...date] = formatShortDate(reader.locale, day.startsAt, timeZone).split(' ').slice(0, -1)
  return (
    <li className="week-day" aria-current={day.isToday ? 'date' : undefined}>
      <h2>
        <span className="week-weekday">{weekday}</span>
        {` ${date.join(' ')}`}
      </h2>
      {day.bookings.length === 0 ? (
        <p className="item-text">{t.none}</p>
      ) : (
        <ul className="week-bookings">
          {day.bookings.map(({ id, title, attendee, startsAt, endsAt, status, color }) => (
            <li key={id}>
              <Link
                to={`/admin/bookings/${id}`}
                className="week-booking"
                data-color={color}
                data-open={status === 'pending' || undefined}
              >
                <time className="week-time" dateTime={new Date(startsAt).toISOString()}>
                  {formatTime(reader, startsAt, timeZone)} – {formatTime(reader, endsAt, timeZone)}
                </time>
                <span>{attendee}</span>
                <span className="item-text">{title}</span>
                {status === 'pending' && <span className="item-text">{t.toApprove}</span>}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}
