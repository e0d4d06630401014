import { Link } from '@remix-run/react'
import type { MouseEvent } from 'react'
import { formatCalendarDate, formatTime } from '~/i18n/dates'
import { useMessages, useReader } from '~/i18n/locale'
import { MINUTE_MS } from '~/time/units'
import { Icon } from '~/ui/icon'
import { calendarTimeMessages } from '../../messages'
import { instantInGrid } from '../day-rows'
import type { CalendarDay, CalendarGrid } from '../read-calendar.server'
import type { TypedStretch } from '../typed-stretch'
import { stretchFrom } from './time-choice'
import { STEP_MINUTES } from './use-moved-booking'

const CELL_MINUTES = 60

/** Opens a dialog for a time; without scripts the links lead to a page that asks the same. */
export type PickTime = (stretch: TypedStretch) => void

interface Props {
  day: CalendarDay
  grid: Pick<CalendarGrid, 'inSight' | 'asOf'>
  timeZone: string
  onPick: PickTime
}

/** The hours of a day for pressing on. For pointers only: `AddTime` leads to the same by keyboard and for screen readers. */
export function EmptyTimes({ day, grid: { inSight, asOf }, timeZone, onPick }: Props) {
  const cells = Array.from(
    { length: (inSight.until - inSight.from) / CELL_MINUTES },
    (_, cell) => inSight.from + cell * CELL_MINUTES,
  )
  const timeAt = (minute: number) => formatTime({ locale: 'en', hour12: false }, instantInGrid(day, minute), timeZone)
  return (
    <div className="calendar-cells" aria-hidden="true">
      {cells.map((minute) => {
        const isOver = instantInGrid(day, minute + CELL_MINUTES) <= asOf
        // Dates are not all equally long.
        if (minute < day.offset || isOver) return <div key={minute} />
        return (
          <Link
            key={minute}
            className="calendar-cell"
            to={addressOf(stretchFrom(day.date, timeAt(minute)))}
            tabIndex={-1}
            draggable={false}
            onClick={(event) =>
              pickHere(event, () => onPick(stretchFrom(day.date, timeAt(minute + minutesInto(event)))))
            }
          />
        )
      })}
    </div>
  )
}

/** At the head of a day. */
export function AddTime({ day, asOf, onPick }: { day: CalendarDay; asOf: number; onPick: PickTime }) {
  const t = useMessages(calendarTimeMessages)
  const reader = useReader()
  if (day.startsAt + day.minutes * MINUTE_MS <= asOf) return null
  const stretch = stretchFrom(day.date, day.state.hours[0]?.start ?? '')
  return (
    <Link
      className="calendar-add"
      to={addressOf(stretch)}
      aria-label={t.add(formatCalendarDate(reader, day.date))}
      onClick={(event) => pickHere(event, () => onPick(stretch))}
    >
      <Icon name="plus" />
    </Link>
  )
}

function addressOf({ date, from }: TypedStretch): string {
  return `/admin/calendar/time?date=${date}&time=${from}`
}

function pickHere(event: MouseEvent<HTMLAnchorElement>, pick: () => void) {
  const wantsNewTab = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  if (wantsNewTab || typeof HTMLDialogElement === 'undefined') return
  event.preventDefault()
  pick()
}

/** Where in a cell a pointer is, in whole steps. */
function minutesInto({ currentTarget, clientY }: MouseEvent<HTMLAnchorElement>): number {
  const { top, height } = currentTarget.getBoundingClientRect()
  const steps = CELL_MINUTES / STEP_MINUTES
  return Math.min(steps - 1, Math.max(0, Math.floor(((clientY - top) / height) * steps))) * STEP_MINUTES
}
