import type { BookingRow } from '#db/queries/bookings'
import { HOUR_MS } from '~/time/units'

export type BookingStatus = BookingRow['status']

/**
 * The life of a booking. Moving is a change of time, not a state; cancelled and declined are final: to have the time again, an
 * attendee makes a new booking.
 *
 *     (booked) ─→ confirmed ─→ cancelled
 *     (asked)  ─→ pending ──→ confirmed | declined | cancelled
 */
const NEXT: Record<BookingStatus, readonly BookingStatus[]> = {
  pending: ['confirmed', 'declined', 'cancelled'],
  confirmed: ['cancelled'],
  declined: [],
  cancelled: [],
}

/** @example mayBecome('pending', 'declined') // true */
export function mayBecome(from: BookingStatus, to: BookingStatus): boolean {
  return NEXT[from].includes(to)
}

/** The states from which a change is allowed: the compare part of every compare-and-swap (B6). */
export function statesBefore(to: BookingStatus): BookingStatus[] {
  return (Object.keys(NEXT) as BookingStatus[]).filter((from) => mayBecome(from, to))
}

const MAX_WAIT_MS = 48 * HOUR_MS
/** An attendee should know a day before whether the meeting takes place. */
const NOTICE_MS = 24 * HOUR_MS

/**
 * Until when a pending booking waits for the host: two days after the request or a day before the start, whichever is earlier.
 * If the start is nearer than that, half of the remaining time.
 *
 * @returns epoch ms, before the start
 */
export function answerDueAt(askedAt: number, startsAt: number): number {
  const due = Math.min(askedAt + MAX_WAIT_MS, startsAt - NOTICE_MS)
  return due > askedAt + HOUR_MS ? due : askedAt + Math.floor((startsAt - askedAt) / 2)
}
