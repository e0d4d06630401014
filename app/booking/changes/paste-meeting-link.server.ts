import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Dialect } from '#db/dialect'
import { setLinkByHost } from '#db/queries/booking-meetings'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { supersedeJobs } from '#db/queries/jobs'
import type { DB, Db } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { meetingJob } from '~/booking/meeting-job'
import { hasJoinLink } from '~/event-types/location'
import { enqueue } from '~/outbox/enqueue.server'
import { readWebAddress } from '~/security/web-address'
import { queueFollowUps } from './queue-follow-ups.server'
import { withBookingLocked } from './with-booking-locked.server'

/** An address that is safe to send people to, as the parser writes it: https, a real host name, no user or password. */
export const MeetingLinkSchema = z
  .string()
  .overwrite((text) => readWebAddress(text) ?? '')
  .max(500)
  .refine((url) => url !== '' && z.regexes.domain.test(new URL(url).hostname))

export type PasteMeetingLinkResult =
  | { ok: true }
  /** `not_online`: it takes place by telephone or at an address. */
  | { ok: false; reason: 'unfit_link' | 'not_confirmed' | 'already_over' | 'not_online' }

/**
 * The host gives another link, because GoTo stays down or is not connected. Waiting invites go out with it, everybody who was
 * invited gets it with the next SEQUENCE, and a meeting at GoTo is deleted (E2).
 */
export async function pasteMeetingLink(
  tools: { db: Kysely<DB>; dialect: Dialect },
  row: BookingDetailsRow,
  { link, actor }: { link: string; actor: Actor },
  now: number,
): Promise<PasteMeetingLinkResult> {
  const url = MeetingLinkSchema.safeParse(link)
  if (!url.success) return { ok: false, reason: 'unfit_link' }
  if (row.ends_at <= now) return { ok: false, reason: 'already_over' }
  if (!hasJoinLink(row.location_kind)) return { ok: false, reason: 'not_online' }
  return withBookingLocked(tools, row, async (tx, before): Promise<PasteMeetingLinkResult> => {
    if (before.status !== 'confirmed') return { ok: false, reason: 'not_confirmed' }
    if (before.join_url === url.data) return { ok: true }
    await setLinkByHost(tx, row.id, url.data, now)
    await dismissProviderMeeting(tx, before, now)
    const after = await findBooking(tx, row.id)
    if (!after) throw new Error('A booking vanished while its link was changed')
    await queueFollowUps(tx, { change: 'meeting_ready', row: after, before, actor, data: { byHost: true } }, now)
    return { ok: true }
  })
}

/** The provider is no longer used for this booking: no meeting is created, and one that was or may have been created is removed. */
async function dismissProviderMeeting(tx: Db, before: BookingDetailsRow, now: number): Promise<void> {
  await supersedeJobs(tx, before.id, 'meeting-create', now)
  await supersedeJobs(tx, before.id, 'meeting-update', now)
  if (before.meeting_id === null && before.meeting_attempted_at === null) return
  const payload = before.meeting_id === null ? {} : { meetingId: before.meeting_id }
  await enqueue(tx, meetingJob(before, { kind: 'meeting-delete', payload }, now), now)
}
