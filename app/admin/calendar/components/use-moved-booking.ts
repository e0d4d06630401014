import { type MouseEvent, type PointerEvent, useRef, useState } from 'react'
import { MINUTE_MS } from '~/time/units'
import { instantInGrid } from '../day-rows'
import type { CalendarGrid, ShownEvent } from '../read-calendar.server'

export const STEP_MINUTES = 15
/** A press that moves less is a click. */
const DRAG_PX = 5

export type DraggableBooking = Extract<ShownEvent, { kind: 'booking' }>

/** A booking at another time, epoch ms. */
export interface MovedBooking {
  booking: DraggableBooking
  start: number
}

/**
 * Drags bookings within a grid by mouse or pen; a finger scrolls. Columns are found by `data-day`, bookings by `data-booking`.
 *
 * @param onDrop where a booking was let go at another time
 */
export function useMovedBooking(grid: CalendarGrid, onDrop: (moved: MovedBooking) => void) {
  const [dragged, setDragged] = useState<MovedBooking | null>(null)
  const press = useRef<{ booking: DraggableBooking; x: number; y: number; grabbed: number } | null>(null)
  const wasDragged = useRef(false)

  /** The instant under a pointer; beside the grid the nearest one. */
  function instantAt({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): number | null {
    const columns = [...currentTarget.querySelectorAll<HTMLElement>('[data-day]')].filter(
      (column) => column.offsetWidth > 0,
    )
    const distance = (column: HTMLElement) => {
      const { left, right } = column.getBoundingClientRect()
      return Math.max(left - clientX, clientX - right, 0)
    }
    const column = [...columns].sort((a, b) => distance(a) - distance(b))[0]
    const day = grid.days.find(({ date }) => date === column?.dataset.day)
    if (!column || !day) return null
    const { top, height } = column.getBoundingClientRect()
    const { from, until } = grid.inSight
    return instantInGrid(day, from + ((clientY - top) / height) * (until - from))
  }

  function movedTo(event: PointerEvent<HTMLElement>): MovedBooking | null {
    const instant = instantAt(event)
    if (!press.current || instant === null) return null
    const step = STEP_MINUTES * MINUTE_MS
    const { booking, grabbed } = press.current
    return { booking, start: Math.round((instant - grabbed) / step) * step }
  }

  const end = () => {
    press.current = null
    setDragged(null)
  }

  return {
    dragged,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        wasDragged.current = false
        const id = (event.target as HTMLElement).closest<HTMLElement>('[data-booking]')?.dataset.booking
        const events = grid.days.flatMap((day) => day.events)
        const booking = events.find(
          (one): one is typeof one & DraggableBooking => one.kind === 'booking' && one.id === id,
        )
        const instant = instantAt(event)
        if (event.button !== 0 || event.pointerType === 'touch' || !booking || instant === null) return
        press.current = { booking, x: event.clientX, y: event.clientY, grabbed: instant - booking.startsAt }
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (!press.current) return
        const { x, y } = press.current
        if (!dragged && Math.hypot(event.clientX - x, event.clientY - y) < DRAG_PX) return
        if (!dragged) event.currentTarget.setPointerCapture(event.pointerId)
        wasDragged.current = true
        setDragged(movedTo(event))
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const moved = dragged && movedTo(event)
        end()
        if (moved && moved.start !== moved.booking.startsAt) onDrop(moved)
      },
      onPointerCancel: end,
      /** The end of a drag is no click on the booking's link, nor on the time below it. */
      onClickCapture(event: MouseEvent) {
        if (!wasDragged.current) return
        wasDragged.current = false
        event.preventDefault()
        event.stopPropagation()
      },
    },
  }
}
