import { z } from 'zod'
import {
  BOOKING_ORDERS,
  BOOKING_VIEWS,
  type BookingOrder,
  type BookingsFilterValues,
  keysOfOrder,
  type PagePosition,
} from '#db/queries/admin-bookings'
import { addDays, startOfDateInZone } from '~/time/wall-time'

const MAX_SEARCH_LENGTH = 100
/** Dates of plausible years only; others are typing errors. */
const DATE = /^(19[7-9]\d|20\d\d)-\d\d-\d\d$/

export interface BookingsQuery {
  filter: BookingsFilterValues
  /** The filter as the form shows it; dates are the host's, `YYYY-MM-DD`. */
  typed: { search: string; eventTypeId: string; from: string; to: string }
  order: BookingOrder
  direction: 'ascending' | 'descending'
  place: { is: 'after' | 'before'; at: PagePosition } | null
}

/**
 * Reads the filter from an address. Invalid parts are ignored, so that a shortened address still shows a list.
 *
 * @param timeZone the host's, in which the dates are meant
 */
export function readBookingsQuery(query: URLSearchParams, timeZone: string): BookingsQuery {
  const view = BOOKING_VIEWS.find((name) => name === query.get('status')) ?? 'upcoming'
  const search = (query.get('q') ?? '').trim().slice(0, MAX_SEARCH_LENGTH).toWellFormed()
  const eventTypeId = (query.get('type') ?? '').slice(0, 60)
  const [from, to] = [dateOf(query.get('from')), dateOf(query.get('to'))]
  const asked = query.get('sort') ?? ''
  const order = BOOKING_ORDERS.find((name) => name === asked.replace(/^-/, ''))
  const usual = view === 'upcoming' || view === 'pending' ? 'ascending' : 'descending'
  return {
    filter: {
      view,
      search,
      eventTypeId: eventTypeId || null,
      from: from === null ? null : startOfDateInZone(from, timeZone),
      until: to === null ? null : startOfDateInZone(addDays(to, 1), timeZone),
    },
    typed: { search, eventTypeId, from: from ?? '', to: to ?? '' },
    order: order ?? 'when',
    direction: order ? (asked.startsWith('-') ? 'descending' : 'ascending') : usual,
    place: readPlace(query, order ?? 'when'),
  }
}

/** Writes a cursor into an address. */
export function placeText(place: PagePosition): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

const PlaceSchema = z.tuple([z.array(z.string().max(1_000)), z.int(), z.string().max(60)])

function readPlace(query: URLSearchParams, order: BookingOrder): BookingsQuery['place'] {
  const is = query.has('before') ? 'before' : 'after'
  const text = query.get(is)
  if (!text || text.length > 4_000) return null
  const place = PlaceSchema.safeParse(jsonOrNull(Buffer.from(text, 'base64url').toString()))
  if (!place.success || place.data[0].length !== keysOfOrder(order)) return null
  return { is, at: place.data }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // If the cursor is shortened or made up, the list begins at its start.
    return null
  }
}

function dateOf(text: string | null): string | null {
  if (!text || !DATE.test(text)) return null
  const instant = Date.parse(`${text}T00:00:00Z`)
  // 30 February is read as 2 March.
  return Number.isFinite(instant) && new Date(instant).toISOString().startsWith(text) ? text : null
}
