import { findHeldForProof, findHeldForProofOfHosts } from '#db/queries/address-proofs'
import { findHeldBookings, findHeldBookingsOfHosts } from '#db/queries/bookings'
import { findBusyIntervals, findBusyIntervalsOfHosts } from '#db/queries/busy-intervals'
import { findFeedNames } from '#db/queries/calendar-feeds'
import { findCalendarNames } from '#db/queries/calendars'
import type { Db } from '#db/schema'
import type { Range } from '~/time/range'
import type { HeldBooking } from './limits'
import type { BusyCause, BusyTime } from './slot-inputs'

interface AskedFor {
  eventTypeId: string
  exceptBookingId: string | undefined
  now: number
}

/** What holds time of a host around a range, by start: bookings, and times that wait for the proof of an address. @param range epoch ms */
export async function findHeldTimes(db: Db, hostId: string, range: Range, of: AskedFor): Promise<HeldBooking[]> {
  const [booked, waiting] = await Promise.all([
    findHeldBookings(db, hostId, range),
    findHeldForProof(db, hostId, { ...range, now: of.now }),
  ])
  if (waiting.length === 0) return heldTimesOf(booked, of)
  return [...heldTimesOf(booked, of), ...waitingTimesOf(waiting, of)].sort((a, b) => a.start - b.start)
}

type HeldRow = Awaited<ReturnType<typeof findHeldBookings>>[number]
type WaitingRow = Awaited<ReturnType<typeof findHeldForProof>>[number]

function waitingTimesOf(rows: WaitingRow[], { eventTypeId }: Pick<AskedFor, 'eventTypeId'>): HeldBooking[] {
  return rows.map((row) => ({
    kind: 'booking',
    id: '',
    unproven: true,
    start: row.starts_at,
    end: row.ends_at,
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    counts: row.event_type_id === eventTypeId,
  }))
}

function heldTimesOf(rows: HeldRow[], { eventTypeId, exceptBookingId }: Omit<AskedFor, 'now'>): HeldBooking[] {
  return rows
    .filter(({ id }) => id !== exceptBookingId)
    .map((row) => ({
      kind: 'booking',
      id: row.id,
      start: row.starts_at,
      end: row.ends_at,
      bufferBeforeMinutes: row.buffer_before_minutes,
      bufferAfterMinutes: row.buffer_after_minutes,
      counts: row.event_type_id === eventTypeId,
    }))
}

/** For an offer it does not matter what makes a host busy. */
const ANY_CAUSE: BusyCause = { kind: 'goto_meeting', subject: '' }

/** What takes the time of several hosts around a range, by host: bookings, times that wait for a proof, and busy times elsewhere without their causes. */
export async function findTakenTimesOfHosts(
  db: Db,
  hostIds: string[],
  { held: rangeOfHeld, elsewhere: rangeOfElsewhere }: { held: Range; elsewhere: Range },
  of: AskedFor,
): Promise<(hostId: string) => { held: HeldBooking[]; elsewhere: BusyTime[] }> {
  const [held, waiting, elsewhere] = await Promise.all([
    findHeldBookingsOfHosts(db, hostIds, rangeOfHeld),
    findHeldForProofOfHosts(db, hostIds, { ...rangeOfHeld, now: of.now }),
    findBusyIntervalsOfHosts(db, hostIds, rangeOfElsewhere),
  ])
  const heldBy = Map.groupBy(held, ({ host_id }) => host_id)
  const waitingBy = Map.groupBy(waiting, ({ host_id }) => host_id)
  const elsewhereBy = Map.groupBy(elsewhere, ({ host_id }) => host_id)
  return (hostId) => ({
    held: [...heldTimesOf(heldBy.get(hostId) ?? [], of), ...waitingTimesOf(waitingBy.get(hostId) ?? [], of)].sort(
      (a, b) => a.start - b.start,
    ),
    elsewhere: (elsewhereBy.get(hostId) ?? [])
      .map(({ starts_at, ends_at }) => ({ start: starts_at, end: ends_at, source: ANY_CAUSE }))
      .sort((a, b) => a.start - b.start),
  })
}

/** Times at which the host is busy elsewhere: in calendars and feeds, and in meetings created in GoTo itself. */
export async function findBusyElsewhere(db: Db, hostId: string, range: Range): Promise<BusyTime[]> {
  const rows = await findBusyIntervals(db, hostId, range)
  const names = rows.some(({ feed_id }) => feed_id !== null) ? await findFeedNames(db, hostId) : new Map()
  const feeds = new Map<string, BusyCause>([...names].map(([id, name]) => [id, { kind: 'calendar_feed', id, name }]))
  const inCalendars = rows.some(({ calendar_id }) => calendar_id !== null)
  const calendars = new Map<string, BusyCause>(
    [...(inCalendars ? await findCalendarNames(db, hostId) : [])].map(([id, name]) => [
      id,
      { kind: 'calendar', id, name },
    ]),
  )
  return rows.map(({ starts_at, ends_at, feed_id, calendar_id, label }) => ({
    start: starts_at,
    end: ends_at,
    source: (feed_id !== null && feeds.get(feed_id)) ||
      (calendar_id !== null && calendars.get(calendar_id)) || { kind: 'goto_meeting', subject: label ?? '' },
  }))
}
