import { useLocation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { instantText } from '~/time/instants'
import { useFramed } from '~/ui/framed'
import { ACTION_KEY, BOOKING_ACTIONS } from './redirect-after-action'
import { reportToPage } from './report-to-page'

interface ReportedBooking {
  id: string
  startsAt: number
  endsAt: number
  attendee: { timeZone: string }
  eventTypeSlug: string
}

/** Reports to the page around a frame, once, what the attendee did; a reload reports nothing again. */
export function useReportAction(booking: ReportedBooking): void {
  const framed = useFramed()
  const { search, key } = useLocation()
  const notified = useRef<string>()
  useEffect(() => {
    const query = new URLSearchParams(search)
    const bookingAction = BOOKING_ACTIONS.find((name) => name === query.get(ACTION_KEY))
    if (!framed || !bookingAction || notified.current === key) return
    notified.current = key
    reportToPage(bookingAction, {
      bookingId: booking.id,
      start: instantText(booking.startsAt),
      end: instantText(booking.endsAt),
      timeZone: booking.attendee.timeZone,
      eventType: booking.eventTypeSlug,
    })
    query.delete(ACTION_KEY)
    history.replaceState(history.state, '', query.size === 0 ? location.pathname : `${location.pathname}?${query}`)
  }, [framed, search, key, booking])
}

/** The page shows days and times. */
export function useReportView(): void {
  const framed = useFramed()
  useEffect(() => {
    if (framed) reportToPage('viewed', {})
  }, [framed])
}

/** A time was chosen, or replaced by another one. */
export function useReportSlot(start: number): void {
  const framed = useFramed()
  useEffect(() => {
    if (framed) reportToPage('slot-selected', { start: instantText(start) })
  }, [framed, start])
}
