import type { Kysely } from 'kysely'
import { findBooking } from '#db/queries/bookings'
import { findReminders } from '#db/queries/event-types'
import type { DB } from '#db/schema'
import { reminderMail } from '#emails/booking-mail.server'
import type { Mailer } from '#emails/mailer.server'
import { asCoHost } from '~/booking/as-co-host'
import { mailedManageUrl } from '~/booking/manage-link.server'
import { readCoHosts } from '~/booking/read-co-hosts.server'
import type { MailEnv } from '~/env.server'
import { leadMs, leadOf, leadsOf, type Reminder, remindersFromRow, remindsOf } from '~/event-types/reminder'
import type { JobOutcome, ReminderLead, ReminderPayload } from '~/outbox/job'
import type { Keyring } from '~/security/sealed-text.server'
import { mailedBooking } from './mailed-booking.server'
import { readHostText, readSenderOf } from './read-host-text.server'
import { sendToReader } from './send-to-reader.server'

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  mailer: Mailer
  env: MailEnv
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
  if (row?.status !== 'confirmed' || row.starts_at !== reminder.startsAt) return { result: 'superseded' }
  const { before, recipient, coHostId } = reminder
  const theirs = remindersFromRow(await findReminders(db, row.event_type_id)).filter((one) => remindsOf(one, recipient))
  const present = theirs.find(({ minutesBefore }) => leadOf(minutesBefore) === before)
  if (!present || !stillHelps(theirs, before, row.starts_at - now)) return { result: 'superseded' }
  const coHosts = await readCoHosts(db, row)
  const coHost = coHosts.find(({ id }) => id === coHostId)
  if (coHostId !== undefined && !coHost) return { result: 'superseded' }
  const booking = mailedBooking(coHost ? asCoHost(row, coHost) : row, recipient, now)
  const appUrl = env.APP_URL
  const locale = recipient === 'attendee' ? row.attendee_locale : booking.host.locale
  // A text for all reminders is for the attendee; a reminder's own is for all who get it.
  const variants = recipient === 'attendee' ? [present.id, ''] : [present.id]
  const hostText = await readHostText(db, row, { moment: 'reminder', variants, locale }, now)
  const sender = recipient === 'host' ? undefined : await readSenderOf(tools, row, now)
  const invited = mailedBooking(row, recipient, now, coHosts)
  const facts = { booking, invited, manageUrl: mailedManageUrl(keyring, appUrl, row), appUrl, now, hostText, sender }
  const message = await reminderMail(before, coHost ? { coHost: coHost.email } : recipient, facts)
  const delivery = { hostId: coHostId ?? row.host_id, bookingId, mail: `reminder-${before}`, recipient, sequence: null }
  return sendToReader(tools, message, delivery, row.attendee_locale)
}

/**
 * A late reminder is dropped when the reader's next one is near: when less than twice its time is left, or less than half of the way to it. The
 * last one helps until the start.
 */
function stillHelps(reminders: Reminder[], before: ReminderLead, leftMs: number): boolean {
  const next = leadsOf(reminders).find((lead) => leadMs(lead) < leadMs(before))
  return leftMs > (next ? Math.min(2 * leadMs(next), (leadMs(before) + leadMs(next)) / 2) : 0)
}
