import { useCallback, useEffect, useRef } from 'react'
import type { FrameEvents } from '../protocol'

/** The events of the frame. No payload has personal data. */
export interface BookingEvents {
  /** The page can be used. */
  onReady?: (detail: FrameEvents['ready']) => void
  /** Days and times are shown. */
  onViewed?: (detail: FrameEvents['viewed']) => void
  onSlotSelected?: (detail: FrameEvents['slot-selected']) => void
  onBooked?: (detail: FrameEvents['booked']) => void
  onRescheduled?: (detail: FrameEvents['rescheduled']) => void
  onCancelled?: (detail: FrameEvents['cancelled']) => void
  /** Height of the content, CSS pixels. The element already has it. */
  onResized?: (detail: FrameEvents['resized']) => void
  /** Nothing can be booked here; the visitor sees a message and the link. */
  onFailed?: (detail: FrameEvents['failed']) => void
}

const NAMES = {
  onReady: 'ready',
  onViewed: 'viewed',
  onSlotSelected: 'slot-selected',
  onBooked: 'booked',
  onRescheduled: 'rescheduled',
  onCancelled: 'cancelled',
  onResized: 'resized',
  onFailed: 'failed',
} as const satisfies Record<keyof BookingEvents, keyof FrameEvents>

const HANDLERS = Object.keys(NAMES) as (keyof BookingEvents)[]

/** Separates the event handlers from a component's other props. */
export function splitEvents<P extends BookingEvents>(props: P): [BookingEvents, Omit<P, keyof BookingEvents>] {
  const isEvent = ([name]: [string, unknown]) => name in NAMES
  const entries = Object.entries(props)
  return [
    Object.fromEntries(entries.filter(isEvent)) as BookingEvents,
    Object.fromEntries(entries.filter((entry) => !isEvent(entry))) as Omit<P, keyof BookingEvents>,
  ]
}

/**
 * A ref that listens on the element as soon as it is in the page: an element can fail before effects run. It always calls the
 * handlers of the latest render, and stops when the element is removed.
 */
export function useBookingEvents(events: BookingEvents): (element: HTMLElement | null) => void {
  const latest = useRef(events)
  const listeners = useRef<AbortController>()
  useEffect(() => {
    latest.current = events
  })
  return useCallback((element) => {
    listeners.current?.abort()
    if (!element) return
    listeners.current = new AbortController()
    for (const handler of HANDLERS)
      element.addEventListener(
        `foyer:${NAMES[handler]}`,
        (event) => latest.current[handler]?.((event as CustomEvent).detail as never),
        { signal: listeners.current.signal },
      )
  }, [])
}
