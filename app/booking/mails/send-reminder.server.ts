import type { Kysely } from 'kysely'
import { findCoHosts } from '#db/queries/booking-co-hosts'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { findReminderSwitches } from '#db/queries/event-types'
import type { DB } from '#db/schema'
import { reminderMail } from '#emails/booking-mail.server'
import type { Mailer } from '#emails/mailer.server'
import { sendMailOnce } from '#emails/send-mail-once.server'
import { asCoHost } from '~/booking/as-co-host'
import { mailedManageUrl } from '~/booking/manage-link.server'
import type { Env } from '~/env.server'
import type { JobOutcome, ReminderPayload } from '~/outbox/job'
import type { Keyring } from '~/security/sealed-text.server'
import { HOUR_MS } from '~/time/units'
import { mailedBooking } from './mailed-booking.server'
import { readHostText } from './read-host-text.server'

/** A reminder of the day before that is later than this before the start is dropped: the reminder of the last hour follows soon. */
const DAY_REMINDER_ENDS_MS = 2 * HOUR_MS

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  mailer: Mailer
  env: Pick<Env, 'APP_URL'>
  clock: () => number
}

/**
 * Reminds one side of a meeting. A reminder may be late because the process or the mail server was down. The mail then states
 * the real time until the start, and a reminder that no longer helps is dropped.
 */
export async function sendReminder(tools: Tools, bookingId: string, reminder: ReminderPayload): Promise<JobOutcome> {
  const { db, keyring, env, clock } = tools
  const row = await findBooking(db, bookingId)
  const now = clock()
  if (!row || !(await stillHelps(db, row, reminder, now))) return { result: 'superseded' }
  const { before, recipient, coHostId } = reminder
  const coHost = coHostId && (await findCoHosts(db, bookingId)).find(({ id }) => id === coHostId)
  if (coHostId !== undefined && !coHost) return { result: 'superseded' }
  const booking = mailedBooking(coHost ? asCoHost(row, coHost) : row, recipient, now)
  const appUrl = env.APP_URL
  const hostText =
    recipient === 'attendee'
      ? await readHostText(db, row, { moment: 'reminder', locale: row.attendee_locale }, now)
      : undefined
  const facts = { booking, manageUrl: mailedManageUrl(keyring, appUrl, row), appUrl, now, hostText }
  const message = await reminderMail(before, coHost ? { coHost: coHost.email } : recipient, facts)
  const delivery = { hostId: coHostId ?? row.host_id, bookingId, mail: `reminder-${before}`, recipient, sequence: null }
  return sendMailOnce(tools, message, delivery)
}

async function stillHelps(
  db: Kysely<DB>,
  row: BookingDetailsRow,
  { before, startsAt }: ReminderPayload,
  now: number,
): Promise<boolean> {
  if (row.status !== 'confirmed' || row.starts_at !== startsAt) return false
  const left = startsAt - now
  if (left <= (before === 'day' ? DAY_REMINDER_ENDS_MS : 0)) return false
  return (await findReminderSwitches(db, row.event_type_id))[before]
}
