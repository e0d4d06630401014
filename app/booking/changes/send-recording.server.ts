import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import type { BookingDetailsRow } from '#db/queries/bookings'
import { supersedeJobs } from '#db/queries/jobs'
import type { DB } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { queueRecordingMails } from './queue-after-meeting.server'
import { recordEvent } from './record-event.server'
import { withBookingLocked } from './with-booking-locked.server'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

/** The host sends the recording to the attendee and guests. @returns false if there is none, or it was sent before */
export async function sendRecording(
  tools: Tools,
  seen: BookingDetailsRow,
  actor: Actor,
  now: number,
): Promise<boolean> {
  return withBookingLocked(tools, seen, async (tx, row) => {
    if (row.status !== 'confirmed' || !(await queueRecordingMails(tx, row, actor, now))) return false
    await supersedeJobs(tx, row.id, 'recording', now)
    await recordEvent(tx, row, { kind: 'recording_sent', actor, data: {} }, now)
    return true
  })
}

/** The host keeps a recording that would be sent by itself. */
export async function keepRecording(
  tools: Tools,
  seen: BookingDetailsRow,
  actor: Actor,
  now: number,
): Promise<boolean> {
  return withBookingLocked(tools, seen, async (tx, row) => {
    if (row.recording === null || row.recording_sent_at !== null) return false
    await supersedeJobs(tx, row.id, 'recording', now)
    await recordEvent(tx, row, { kind: 'recording_kept', actor, data: {} }, now)
    return true
  })
}
