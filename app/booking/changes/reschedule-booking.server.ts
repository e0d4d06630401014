import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { swapTime } from '#db/queries/booking-changes'
import { findCoHosts } from '#db/queries/booking-co-hosts'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { findEventTypeMembers } from '#db/queries/event-type-members'
import { findCutoffs, findEventTypeOfBooking } from '#db/queries/event-types'
import type { DB, Db } from '#db/schema'
import { findOfferedSlots, type SlotRequest } from '~/availability/slots/find-slots.server'
import { type Actor, sideOf } from '~/booking/actor'
import { type Booking, bookingFromRow, holdsTime } from '~/booking/booking'
import { changeableUntil } from '~/booking/cutoffs'
import { answerDueAt } from '~/booking/transitions'
import { eventTypeFromRow } from '~/event-types/event-type'
import { buffersOf } from '~/event-types/own-settings'
import { type OwnSettings, ownSettingsFrom } from '~/event-types/team-settings'
import { MINUTE_MS } from '~/time/units'
import { isHeldByAnother } from './is-held-by-another.server'
import { isTaken, nearestSlots } from './nearest-slots.server'
import { queueFollowUps } from './queue-follow-ups.server'
import { withBookingLocked } from './with-booking-locked.server'

export interface NewTime {
  /** Epoch ms; the booking keeps its length. */
  start: number
  actor: Actor
  /** The reason that the other side reads. */
  reason?: string | null
  /** The host may choose a time that is not offered, but never one that another booking holds (B1). */
  overrideAvailability?: boolean
}

export type RescheduleBookingResult =
  | { ok: true; booking: Booking; changed: boolean }
  /** `taken`: by another booking; otherwise the time is not offered. */
  | { ok: false; reason: 'slot_unavailable'; booking: Booking; taken: boolean; alternatives: number[] }
  /** The booking is cancelled, declined or over, or it was moved since the page was opened. */
  | { ok: false; reason: 'not_held' | 'already_over' | 'changed_meanwhile'; booking: Booking }
  | { ok: false; reason: 'too_late'; booking: Booking; cutoffMinutes: number }

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

/**
 * Moves a booking: one transaction frees the old time and takes the new one, or nothing changes (B7). Id, UID, meeting and join
 * link stay; SEQUENCE rises. If the booking already has the requested time, nothing changes.
 *
 * @param seen the booking as found by host id or by manage token
 */
export async function rescheduleBooking(
  { db, dialect }: Tools,
  seen: BookingDetailsRow,
  { start, actor, reason = null, overrideAvailability = false }: NewTime,
  now: number,
): Promise<RescheduleBookingResult> {
  const outcome = await withBookingLocked({ db, dialect }, seen, async (tx, before) => {
    const refused = await refusalOf(tx, before, { start, actor }, now)
    if (refused) return { before, ...refused }
    if (before.starts_at === start) return { before, after: before, changed: false }
    if (before.starts_at !== seen.starts_at) return { before, refused: 'changed_meanwhile' as const }

    const buffers = await findBuffersIfFree(tx, before, start, overrideAvailability, now)
    if (!buffers) return { before, refused: 'slot_unavailable' as const }
    const changes = {
      starts_at: start,
      ends_at: start + before.ends_at - before.starts_at,
      ...buffers,
      answer_due_at: before.status === 'pending' ? answerDueAt(now, start) : null,
    }
    const changed = await swapTime(tx, before, changes, now)
    const after = await findBooking(tx, seen.id)
    if (!changed || !after) throw new Error('A booking changed under the lock of its host')
    await queueFollowUps(tx, { change: 'rescheduled', row: after, before, actor, data: reason ? { reason } : {} }, now)
    return { before, after, changed: true }
  })
  if (outcome.after) return { ok: true, booking: bookingFromRow(outcome.after), changed: outcome.changed }
  const booking = bookingFromRow(outcome.before)
  if (outcome.refused === 'too_late')
    return { ok: false, reason: 'too_late', booking, cutoffMinutes: outcome.cutoffMinutes }
  if (outcome.refused !== 'slot_unavailable') return { ok: false, reason: outcome.refused, booking }
  const request = await slotRequestFor(db, outcome.before, now)
  const alternatives = request ? await nearestSlots(db, request, start, [booking.startsAt]) : []
  const taken = request !== null && (await isTaken(db, request, start))
  return { ok: false, reason: 'slot_unavailable', booking, taken, alternatives }
}

async function refusalOf(
  tx: Db,
  row: BookingDetailsRow,
  { start, actor }: Pick<NewTime, 'start' | 'actor'>,
  now: number,
) {
  if (!holdsTime(row.status)) return { refused: 'not_held' as const }
  if (row.ends_at <= now) return { refused: 'already_over' as const }
  if (row.starts_at === start || sideOf(actor) === 'host') return null
  const cutoffs = await findCutoffs(tx, row.event_type_id)
  const until = changeableUntil({ startsAt: row.starts_at, endsAt: row.ends_at }, cutoffs).reschedule
  return now > until ? { refused: 'too_late' as const, cutoffMinutes: cutoffs.rescheduleMinutes } : null
}

/** @returns the buffers at the new time, or null when the booking cannot have that time */
async function findBuffersIfFree(
  tx: Db,
  row: BookingDetailsRow,
  start: number,
  overrideAvailability: boolean,
  now: number,
): Promise<{ buffer_before_minutes: number; buffer_after_minutes: number } | null> {
  if (overrideAvailability) {
    const time = { from: start, until: start + row.ends_at - row.starts_at }
    const hosts = await hostsOfBooking(tx, row)
    const held = await Promise.all(hosts.map(({ id }) => isHeldByAnother(tx, id, time, row.id)))
    return start > now && !held.includes(true)
      ? { buffer_before_minutes: row.buffer_before_minutes, buffer_after_minutes: row.buffer_after_minutes }
      : null
  }
  const request = await slotRequestFor(tx, row, now)
  if (!request) return null
  const [offered] = await findOfferedSlots(tx, { ...request, from: start, until: start + 1 })
  if (offered !== start) return null
  return buffersOf(request.eventType, request.hosts ?? [request.host])
}

/**
 * The query for `findOfferedSlots` that finds the times that a booking can move to. The booking does not block itself.
 *
 * @returns null when its event type is no longer offered
 */
export async function slotRequestFor(
  db: Db,
  row: BookingDetailsRow,
  now: number,
): Promise<Omit<SlotRequest, 'from' | 'until'> | null> {
  const eventType = await findEventTypeOfBooking(db, row.event_type_id)
  if (!eventType) return null
  return {
    host: { id: row.host_id, timeZone: row.host_time_zone },
    hosts: await hostsOfBooking(db, row),
    eventType: eventTypeFromRow(eventType),
    durationMinutes: (row.ends_at - row.starts_at) / MINUTE_MS,
    exceptBookingId: row.id,
    now,
  }
}

/** A team's booking stays with whom it has: all of them must be free at another time. */
async function hostsOfBooking(
  db: Db,
  row: BookingDetailsRow,
): Promise<{ id: string; timeZone: string; own: OwnSettings | null }[]> {
  const coHosts = row.team_rule === 'collective' ? await findCoHosts(db, row.id) : []
  const members = row.team_rule === null ? [] : await findEventTypeMembers(db, row.event_type_id)
  const ownOf = (hostId: string) => ownSettingsFrom(members.find(({ id }) => id === hostId)?.own_settings ?? null)
  return [
    { id: row.host_id, timeZone: row.host_time_zone, own: ownOf(row.host_id) },
    ...coHosts.map(({ id, time_zone }) => ({ id, timeZone: time_zone, own: ownOf(id) })),
  ]
}
