import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { setAttendance } from '#db/queries/booking-changes'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import type { Actor } from '~/booking/actor'
import type { StatedAttendance } from '~/booking/attendance'
import { stateIn } from './keep-attendance.server'
import { queueFollowUps } from './queue-follow-ups.server'
import { withBookingLocked } from './with-booking-locked.server'

export type StateAttendanceResult = { ok: true; changed: boolean } | { ok: false; reason: 'not_confirmed' | 'not_yet' }

/**
 * The host, or a program in their name, says whether the attendee came, over whatever was found; `unknown` takes that back. Nobody else is
 * told, except by the follow-ups of the event type.
 */
export async function stateAttendance(
  tools: { db: Kysely<DB>; dialect: Dialect },
  seen: BookingDetailsRow,
  { state, actor }: { state: StatedAttendance; actor: Actor },
  now: number,
): Promise<StateAttendanceResult> {
  return withBookingLocked(tools, seen, async (tx, before): Promise<StateAttendanceResult> => {
    if (before.status !== 'confirmed') return { ok: false, reason: 'not_confirmed' }
    if (before.starts_at > now) return { ok: false, reason: 'not_yet' }
    const changed = await setAttendance(
      tx,
      {
        id: before.id,
        host_id: before.host_id,
        no_show_at: state === 'no_show' ? now : null,
        attended_at: state === 'attended' ? now : null,
      },
      now,
    )
    const row = changed ? await findBooking(tx, before.id) : undefined
    if (row) await queueFollowUps(tx, { change: 'attendance_changed', row, before, actor, data: stateIn(row) }, now)
    return { ok: true, changed }
  })
}
