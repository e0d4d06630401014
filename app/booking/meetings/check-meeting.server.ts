import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { markMeetingGone } from '#db/queries/booking-meetings'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { queueAccountMail } from '~/accounts/queue-account-mail.server'
import { SYSTEM } from '~/booking/actor'
import { recordEvent } from '~/booking/changes/record-event.server'
import type { Conferencing } from '~/booking/conferencing'
import type { JobOutcome } from '~/outbox/job'
import { DAY_MS } from '~/time/units'

const MAIL_DEADLINE_MS = DAY_MS

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  conferencing: Conferencing
  clock: () => number
}

/**
 * Checks whether a booking's meeting still exists at the provider, which sends no notice when its owner deletes one. If it is gone, the
 * link is no longer shown, and the host decides: create it again, or cancel.
 */
export async function checkMeeting(tools: Tools, bookingId: string, startsAt: number): Promise<JobOutcome> {
  const { db, conferencing, clock } = tools
  const row = await findBooking(db, bookingId)
  if (row?.status !== 'confirmed' || row.meeting_id === null || row.starts_at !== startsAt || startsAt <= clock())
    return { result: 'superseded' }
  const found = await conferencing.getMeeting(row.host_id, row.meeting_id)
  // Anything but a clear answer is left to the next check: other jobs handle failures of the provider.
  if (found.ok || found.reason !== 'not_found') return { result: 'done' }
  await askHost(tools, row, row.meeting_id, clock())
  return { result: 'done' }
}

/** Records that a meeting is gone, and asks its host once. */
export async function askHost(
  tools: Pick<Tools, 'db' | 'dialect'>,
  row: BookingDetailsRow,
  meetingId: string,
  now: number,
): Promise<void> {
  await withHostLocked(tools, row.host_id, async (tx) => {
    if (!(await markMeetingGone(tx, row.id, meetingId, now))) return
    await recordEvent(tx, row, { kind: 'meeting_gone', actor: SYSTEM, data: { meetingId } }, now)
    const mail = { mail: 'meeting-gone', bookingId: row.id } as const
    await queueAccountMail(tx, row.host_id, mail, now, { deadlineAt: now + MAIL_DEADLINE_MS })
  })
}
