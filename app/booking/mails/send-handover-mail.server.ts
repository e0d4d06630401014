import type { Kysely } from 'kysely'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { findHostById } from '#db/queries/hosts'
import type { DB } from '#db/schema'
import { bookingMail } from '#emails/booking-mail.server'
import type { Mailer } from '#emails/mailer.server'
import { sendMailOnce } from '#emails/send-mail-once.server'
import { readCoHosts } from '~/booking/read-co-hosts.server'
import type { Env } from '~/env.server'
import type { HandoverMailPayload, JobOutcome } from '~/outbox/job'
import { mailedBooking } from './mailed-booking.server'

interface Tools {
  db: Kysely<DB>
  mailer: Mailer
  env: Pick<Env, 'APP_URL'>
  clock: () => number
}

/**
 * Tells the member who had a booking before that it has passed to a colleague, so that their mail program removes it. Whatever becomes
 * of the booking afterwards concerns them no more, so this mail stays true (E4), unless they have it again.
 *
 * @param hostId of the former host, whose job this is
 */
export async function sendHandoverMail(
  tools: Tools,
  { bookingId, hostId }: { bookingId: string; hostId: string },
  { sequence, message }: HandoverMailPayload,
): Promise<JobOutcome> {
  const { db, env, clock } = tools
  const [row, former] = await Promise.all([findBooking(db, bookingId), findHostById(db, hostId)])
  // An empty address: the attendee was erased.
  if (!row || !former || row.host_id === hostId || row.attendee_email === '') return { result: 'superseded' }
  // Or they came back as one of several.
  if ((await readCoHosts(db, row)).some(({ id }) => id === hostId)) return { result: 'superseded' }
  const asFormer: BookingDetailsRow = {
    ...row,
    ...{ host_id: hostId, host_name: former.name, host_email: former.email, host_handle: former.handle },
    ...{ host_time_zone: former.time_zone, host_locale: former.locale, sequence },
    host_email_verified_at: former.email_verified_at,
  }
  const now = clock()
  const facts = { booking: mailedBooking(asFormer, 'host', now), manageUrl: '', appUrl: env.APP_URL, now, message }
  const mail = await bookingMail('handed-over', 'host', facts)
  return sendMailOnce(tools, mail, { hostId, bookingId, mail: 'handed-over', recipient: 'host', sequence })
}
