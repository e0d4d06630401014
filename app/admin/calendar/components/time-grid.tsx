import { Link, useFetcher, useRevalidator } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { formatCalendarDate, formatClock, formatTime, weekdayNames } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { MINUTE_MS } from '~/time/units'
import { isoWeekday } from '~/time/wall-time'
import { Alert } from '~/ui/alert'
import { Dialog } from '~/ui/dialog'
import { useNonce } from '~/ui/nonce'
import { VisuallyHidden } from '~/ui/visually-hidden'
import { actionMessages, calendarMessages, calendarMoveMessages } from '../../messages'
import { type HourLine, type Stretch, stretchOnDay } from '../day-rows'
import type { Box } from '../place-events'
import type { CalendarDay, CalendarGrid, ShownEvent } from '../read-calendar.server'
import type { TypedStretch } from '../typed-stretch'
import { AddTime, EmptyTimes, type PickTime } from './empty-times'
import { gridStyles } from './grid-styles'
import { MoveDialog } from './move-dialog'
import { TimeChoice } from './time-choice'
import { type MovedBooking, useMovedBooking } from './use-moved-booking'

/** The heights of an hour in `calendar.css`. */
const HOUR_PX = { usual: 64, tall: 96 }
/** In usual rows, so short an event could not be pressed (WCAG 2.2, 2.5.8: 24 px). */
const SHORT_MINUTES = 23
const LINE_PX = 15.6
/** Of a box: its borders and the space within them. */
const EDGES_PX = 8
/** A box with more lines shows everything. */
const FEW_LINES = 3

/** What the form for moving a booking may answer. */
type MoveRefusal = 'unreadable' | 'past' | 'same' | 'taken' | 'changed' | 'over'

interface Props {
  grid: CalendarGrid
  /** The chosen date, which narrow screens show alone. */
  date: string
  /** Null: as fits the screen. */
  view: 'day' | 'week' | null
  timeZone: string
}

/**
 * Days beside each other, with hours from top to bottom. For screen readers, and on narrow screens, a week is what it is in the document:
 * a list of days, each with a list of what it holds.
 */
export function TimeGrid({ grid, date, view, timeZone }: Props) {
  const nonce = useNonce()
  const reader = useReader()
  const { days, hours, inSight } = grid
  const [picked, setPicked] = useState<TypedStretch | null>(null)
  const t = useMessages(calendarMoveMessages)
  const words = useMessages(actionMessages).move
  const fetcher = useFetcher<{ refused?: MoveRefusal }>()
  const [dropped, setDropped] = useState<MovedBooking | null>(null)
  const [asking, setAsking] = useState(false)
  const { dragged, handlers } = useMovedBooking(grid, (moved) => {
    setDropped(moved)
    setAsking(true)
  })
  // Where it was let go, until the answer is known: then it is there or back at its place.
  const ghost = dragged ?? (asking || fetcher.state !== 'idle' ? dropped : null)
  const refused = ghost === null ? fetcher.data?.refused : undefined
  const isTall = days.some(({ events }) =>
    events.some(({ endsAt, startsAt }) => endsAt - startsAt < SHORT_MINUTES * MINUTE_MS),
  )
  const hasAllDay = days.some(({ allDay }) => allDay.length > 0)
  return (
    <>
      {refused && (
        <Alert tone="danger" title={t.refused}>
          {words[refused]}
        </Alert>
      )}
      <div
        className="calendar-grid"
        data-view={view ?? 'auto'}
        data-days={days.length}
        data-tall={isTall || undefined}
        data-all-day={hasAllDay || undefined}
      >
        {/* Positions in a style sheet: the policy refuses style attributes. Browsers hide a nonce from the markup, so React finds another value there. */}
        <style
          nonce={nonce || undefined}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: gridStyles(grid) }}
        />
        <HourLabels hours={hours} inSight={inSight} className="calendar-margin" box="margin" />
        <ol className="calendar-days" data-dragging={dragged ? true : undefined} {...handlers}>
          {days.map((day, index) => (
            <Day
              key={day.date}
              day={day}
              index={index}
              grid={grid}
              isChosen={day.date === date}
              isTall={isTall}
              timeZone={timeZone}
              onPick={setPicked}
              ghost={ghost}
            />
          ))}
        </ol>
        {picked && (
          <Dialog title={formatCalendarDate(reader, picked.date)} onClose={() => setPicked(null)}>
            <TimeChoice typed={picked} problem={null} />
          </Dialog>
        )}
      </div>
      <p className="calendar-hint">{t.hint}</p>
      {asking && dropped && (
        <MoveDialog
          moved={dropped}
          fetcher={fetcher}
          date={date}
          timeZone={timeZone}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

function Day({
  day,
  index,
  grid,
  isChosen,
  isTall,
  timeZone,
  onPick,
  ghost,
}: {
  day: CalendarDay
  index: number
  grid: CalendarGrid
  isChosen: boolean
  isTall: boolean
  timeZone: string
  onPick: PickTime
  ghost: MovedBooking | null
}) {
  const t = useMessages(calendarMessages)
  const reader = useReader()
  const weekday = isoWeekday(day.date) - 1
  return (
    <li className="calendar-day" data-chosen={isChosen || undefined} data-today={day.isToday || undefined}>
      <div className="calendar-day-head">
        <h3>
          <Link to={`?view=day&date=${day.date}`} aria-current={day.isToday ? 'date' : undefined}>
            <span aria-hidden="true">{weekdayNames(reader, 'short')[weekday]}</span>
            <span aria-hidden="true" className="calendar-number">
              {Number(day.date.slice(8))}
            </span>
            <VisuallyHidden>{formatCalendarDate(reader, day.date)}</VisuallyHidden>
          </Link>
        </h3>
        <AddTime day={day} asOf={grid.asOf} onPick={onPick} />
        <DayNotes day={day} />
      </div>
      <ul className="calendar-all-day">
        {day.allDay.map((event, at) => (
          <li key={at} className="calendar-whole-day">
            <VisuallyHidden>{`${t.allDay}: `}</VisuallyHidden>
            <EventWords event={event} />
          </li>
        ))}
      </ul>
      <div className="calendar-column" data-day={day.date}>
        <Backdrop day={day} index={index} inSight={grid.inSight} />
        <EmptyTimes day={day} grid={grid} timeZone={timeZone} onPick={onPick} />
        {ghost && <Ghost day={day} moved={ghost} timeZone={timeZone} />}
        {day.events.length + day.allDay.length === 0 && <p className="calendar-none">{t.none}</p>}
        <ul className="calendar-events">
          {day.events.map((event, at) => (
            <Event
              key={event.kind === 'booking' ? event.id : `${event.kind} ${at}`}
              event={event}
              box={`${index}-${at}`}
              lines={linesIn(event, isTall)}
              timeZone={timeZone}
            />
          ))}
        </ul>
      </div>
    </li>
  )
}

/** A booking on its way to another time. */
function Ghost({
  day,
  moved: { booking, start },
  timeZone,
}: {
  day: CalendarDay
  moved: MovedBooking
  timeZone: string
}) {
  const reader = useReader()
  const stretch = stretchOnDay(day, { start, end: start + booking.endsAt - booking.startsAt })
  if (!stretch) return null
  const style: object = { '--start': stretch.start, '--length': stretch.length }
  return (
    <div className="calendar-ghost" style={style} aria-hidden="true">
      {formatTime(reader, start, timeZone)} {booking.attendee}
    </div>
  )
}

/** What is special about a date, and its hours for those who do not see the shading. */
function DayNotes({ day: { state, change } }: { day: CalendarDay }) {
  const t = useMessages(calendarMessages)
  const reader = useReader()
  const clock = (time: string) => formatClock(reader, Number(time.slice(0, 2)) % 24, Number(time.slice(3)))
  const hours = state.hours.map(({ start, end }) => `${clock(start)} – ${clock(end)}`).join(', ')
  const isOff = state.kind === 'off' || state.kind === 'time_off' || state.kind === 'holiday'
  return (
    <>
      {isOff && <p className="calendar-note">{state.name || t.dayOff}</p>}
      {!isOff && <VisuallyHidden as="div">{hours ? t.hours(hours) : t.noHours}</VisuallyHidden>}
      {change && (
        <p className="calendar-note">
          {change.forward ? t.clocksForward(clock(change.at)) : t.clocksBack(clock(change.at))}
        </p>
      )}
    </>
  )
}

/** Hours, blocked times, own hour lines and the present moment. The list beside it says all of it that matters. */
function Backdrop({ day, index, inSight }: { day: CalendarDay; index: number; inSight: CalendarGrid['inSight'] }) {
  const t = useMessages(calendarMessages)
  return (
    <div className="calendar-backdrop" aria-hidden="true">
      {day.offset > 0 && <div className="calendar-missing" data-box={`${index}-before`} />}
      {day.open.map((stretch, at) => (
        <div key={stretch.start} className="calendar-open" data-box={`${index}-open-${at}`} />
      ))}
      {day.blocked.map((stretch, at) => (
        <div key={stretch.start} className="calendar-blocked" data-box={`${index}-blocked-${at}`}>
          {t.blocked}
        </div>
      ))}
      <HourLabels hours={day.ownHours} inSight={inSight} className="calendar-own-hours" box={`${index}-own`} />
      {day.now !== null && <NowLine at={day.now} />}
    </div>
  )
}

/** Moves on while the page is open. The browser's clock may be wrong, so only the minutes since the page was read are counted. */
function NowLine({ at }: { at: number }) {
  const [now, setNow] = useState(at)
  const { revalidate } = useRevalidator()
  useEffect(() => {
    setNow(at)
    const timer = setInterval(() => setNow((minute) => minute + 1), MINUTE_MS)
    // Minutes of a hidden page are not counted well, and bookings may have come meanwhile.
    const readAgain = () => {
      if (!document.hidden) revalidate()
    }
    document.addEventListener('visibilitychange', readAgain)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', readAgain)
    }
  }, [at, revalidate])
  // Only scripts may set it, so there is none in the document that the server sends.
  const style: object | undefined = now === at ? undefined : { '--start': now }
  return <div className="calendar-now" data-box="now" style={style} />
}

function HourLabels({
  hours,
  inSight,
  className,
  box,
}: {
  hours: HourLine[]
  inSight: CalendarGrid['inSight']
  className: string
  box: string
}) {
  const reader = useReader()
  return (
    <div className={className} aria-hidden="true">
      {hours.map(
        ({ at, hour, again }, index) =>
          at >= inSight.from &&
          at < inSight.until && (
            <span key={at} data-box={`${box}-${index}`} data-again={again || undefined}>
              {formatClock(reader, hour, 0)}
            </span>
          ),
      )}
    </div>
  )
}

/** How many lines of text a box has space for; nothing if that is enough for everything. */
function linesIn({ length }: Stretch, isTall: boolean): number | undefined {
  const height = (length / 60) * HOUR_PX[isTall ? 'tall' : 'usual']
  const lines = Math.max(1, Math.floor((height - EDGES_PX) / LINE_PX))
  return lines <= FEW_LINES ? lines : undefined
}

function Event({
  event,
  box,
  lines,
  timeZone,
}: {
  event: ShownEvent & Box
  box: string
  lines: number | undefined
  timeZone: string
}) {
  const place = {
    className: 'calendar-event',
    'data-kind': event.kind,
    'data-box': box,
    'data-lines': lines,
    'data-lanes': event.lanes > 1 ? event.lanes : undefined,
  }
  if (event.kind !== 'booking')
    return (
      <li {...place}>
        <Times event={event} timeZone={timeZone} />
        <EventWords event={event} />
      </li>
    )
  return (
    <li
      {...place}
      data-color={event.color}
      data-open={event.status === 'pending' || undefined}
      data-over={event.over || undefined}
      data-booking={event.over ? undefined : event.id}
    >
      <Link draggable={false} className="calendar-card" to={`/admin/bookings/${event.id}`}>
        <Times event={event} timeZone={timeZone} />
        <EventWords event={event} />
      </Link>
    </li>
  )
}

function Times({ event: { startsAt, endsAt }, timeZone }: { event: ShownEvent; timeZone: string }) {
  const reader = useReader()
  return (
    <time className="calendar-times" dateTime={new Date(startsAt).toISOString()}>
      {formatTime(reader, startsAt, timeZone)}
      <span className="calendar-until">{` – ${formatTime(reader, endsAt, timeZone)}`}</span>
    </time>
  )
}

function EventWords({ event }: { event: ShownEvent }) {
  const t = useMessages(calendarMessages)
  if (event.kind === 'booking')
    return (
      <>
        <strong className="calendar-attendee">{event.attendee}</strong>
        <span className="calendar-words calendar-title">{event.title}</span>
        {event.status === 'pending' && <em className="calendar-words">{t.toApprove}</em>}
      </>
    )
  if (event.kind === 'waiting') return <span className="calendar-words">{t.waiting}</span>
  const { cause } = event
  const source =
    cause.kind === 'goto_meeting' ? cause.subject || t.gotoMeeting : cause.kind === 'booking' ? '' : cause.name
  return <span className="calendar-words">{source ? t.busyIn(source) : t.busy}</span>
}
