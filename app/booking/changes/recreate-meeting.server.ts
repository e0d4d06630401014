import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { setMeetingWanted } from '#db/queries/booking-meetings'
import type { BookingDetailsRow } from '#db/queries/bookings'
import { supersedeJobs } from '#db/queries/jobs'
import type { DB } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { meetingJob } from '~/booking/meeting-job'
import { hasProviderMeeting } from '~/event-types/location'
import { enqueue } from '~/outbox/enqueue.server'
import { recordEvent } from './record-event.server'
import { withBookingLocked } from './with-booking-locked.server'

export type RecreateMeetingResult =
  | { ok: true }
  /** `not_at_provider`: it takes place by telephone, at an address, or under the event type's own link. */
  | { ok: false; reason: 'not_confirmed' | 'already_begun' | 'meeting_exists' | 'not_at_provider' }

/** Queues a new meeting at the provider for a booking whose meeting is gone, failed for good, or was replaced by the host's own link. */
export async function recreateMeeting(
  tools: { db: Kysely<DB>; dialect: Dialect },
  row: BookingDetailsRow,
  actor: Actor,
  now: number,
): Promise<RecreateMeetingResult> {
  if (row.starts_at <= now) return { ok: false, reason: 'already_begun' }
  if (!hasProviderMeeting(row.location_kind)) return { ok: false, reason: 'not_at_provider' }
  return withBookingLocked(tools, row, async (tx, before): Promise<RecreateMeetingResult> => {
    if (before.status !== 'confirmed') return { ok: false, reason: 'not_confirmed' }
    if (before.meeting_id !== null) return { ok: false, reason: 'meeting_exists' }
    await setMeetingWanted(tx, row.id, now)
    await supersedeJobs(tx, row.id, 'meeting-create', now)
    await enqueue(tx, meetingJob(before, 'meeting-create', now), now)
    await recordEvent(tx, before, { kind: 'meeting_wanted_again', actor, data: {} }, now)
    return { ok: true }
  })
}
