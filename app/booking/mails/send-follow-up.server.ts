import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { claimFollowUp, findAfterMeeting, isUnsubscribed } from '#db/queries/follow-ups'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { followUpMail } from '#emails/booking-mail.server'
import type { Mailer } from '#emails/mailer.server'
import { SYSTEM } from '~/booking/actor'
import { attendanceOf, outcomeOf } from '~/booking/attendance'
import { planFollowUps, queueRecordingMails } from '~/booking/changes/queue-after-meeting.server'
import { followUpMailName } from '~/booking/mail-validity'
import { mailboxDigest, mailboxUrl } from '~/booking/mailbox-link.server'
import { mailedManageUrl } from '~/booking/manage-link.server'
import type { MailEnv } from '~/env.server'
import { afterMeetingFrom } from '~/event-types/after-meeting'
import { recipientKey } from '~/limits/mailbox'
import type { FollowUpPayload, JobOutcome } from '~/outbox/job'
import { withoutLinks } from '~/security/deceptive-text.server'
import { isEstablished, provenDomain } from '~/security/proven-domain'
import type { Keyring } from '~/security/sealed-text.server'
import { mailedBooking } from './mailed-booking.server'
import { readHostText, readSenderOf } from './read-host-text.server'
import { sendToReader } from './send-to-reader.server'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  mailer: Mailer
  env: MailEnv
  clock: () => number
}

/**
 * Sends one mail after a meeting, if what became of it is still what the mail is for, its host still wants it, and its reader too. Under
 * the host's lock it is claimed, so that a booking never gets one for two outcomes (F2).
 */
export async function sendFollowUp(tools: Tools, bookingId: string, payload: FollowUpPayload): Promise<JobOutcome> {
  const { db, keyring, env, clock } = tools
  const now = clock()
  const row = await findBooking(db, bookingId)
  const setting = row && (await settingFor(db, row, payload))
  if (!row || !setting || !mayLink(row, setting.url, now)) return { result: 'superseded' }
  const reader = { hostId: row.page_host_id, mailbox: mailboxDigest(recipientKey(row.attendee_email)) }
  if (await isUnsubscribed(db, reader.hostId, reader.mailbox)) return { result: 'superseded' }
  const { followUp } = payload
  if (!(await claim(tools, bookingId, payload))) return { result: 'superseded' }
  const text = { moment: 'follow-up' as const, variants: [followUp, ''], locale: row.attendee_locale }
  const message = await followUpMail(followUp, {
    booking: mailedBooking(row, 'attendee', now),
    manageUrl: mailedManageUrl(keyring, env.APP_URL, row),
    appUrl: env.APP_URL,
    now,
    hostText: await readHostText(db, row, text, now),
    sender: await readSenderOf(tools, row, now),
    feedbackUrl: setting.url,
    unsubscribeUrl: mailboxUrl({ keyring, appUrl: env.APP_URL }, 'unsubscribe', reader),
  })
  const about = { hostId: row.host_id, bookingId, mail: followUpMailName(followUp) }
  return sendToReader(tools, message, { ...about, recipient: 'attendee', sequence: null }, row.attendee_locale)
}

/** As with links in the host's own words: those of a new account reach nobody, unless they lead to the domain that it has proven. */
function mayLink(row: BookingDetailsRow, url: string | undefined, now: number): boolean {
  if (!url) return true
  const host = { email: row.host_email, emailVerifiedAt: row.host_email_verified_at }
  return isEstablished(host, now) || withoutLinks(url, { domain: provenDomain(host) }) === url
}

/** The setting by which it is sent; undefined if it is no longer true or wanted. */
async function settingFor(
  db: Db,
  row: BookingDetailsRow,
  { followUp, outcome, endsAt }: FollowUpPayload,
): Promise<{ url?: string } | undefined> {
  if (row.status !== 'confirmed' || row.ends_at !== endsAt || row.attendee_email === '') return undefined
  if (outcomeOf(attendanceOf(row)) !== outcome) return undefined
  const { followUps } = afterMeetingFrom(await findAfterMeeting(db, row.event_type_id))
  if (!followUps[followUp]?.outcomes.includes(outcome)) return undefined
  return followUp === 'feedback' && followUps.feedback ? { url: followUps.feedback.url } : {}
}

/** The outcome is read again under the lock, because the host may just have said something else. */
async function claim(tools: Tools, bookingId: string, payload: FollowUpPayload): Promise<boolean> {
  const seen = await findBooking(tools.db, bookingId)
  if (!seen) return false
  return withHostLocked(tools, seen.host_id, async (tx) => {
    const row = await findBooking(tx, bookingId)
    if (!row || !(await settingFor(tx, row, payload))) return false
    return claimFollowUp(tx, { bookingId, ...payload }, tools.clock())
  })
}

/** Queues the follow-ups of a meeting of which nobody has said anything until now. */
export async function prepareFollowUps(tools: Tools, bookingId: string, endsAt: number): Promise<JobOutcome> {
  const seen = await findBooking(tools.db, bookingId)
  if (seen?.status !== 'confirmed' || seen.ends_at !== endsAt) return { result: 'superseded' }
  await withHostLocked(tools, seen.host_id, async (tx) => {
    const row = await findBooking(tx, bookingId)
    if (row) await planFollowUps(tx, row, { isFinal: true }, tools.clock())
  })
  return { result: 'done' }
}

/** After the host's time to look at it. @returns superseded if the host has sent it, or the setting is off */
export async function sendRecordingByItself(tools: Tools, bookingId: string): Promise<JobOutcome> {
  const seen = await findBooking(tools.db, bookingId)
  if (!seen) return { result: 'superseded' }
  return withHostLocked(tools, seen.host_id, async (tx) => {
    const row = await findBooking(tx, bookingId)
    if (row?.status !== 'confirmed') return { result: 'superseded' }
    const { recordingAfterHours } = afterMeetingFrom(await findAfterMeeting(tx, row.event_type_id))
    const sent = recordingAfterHours !== null && (await queueRecordingMails(tx, row, SYSTEM, tools.clock()))
    return { result: sent ? 'done' : 'superseded' }
  })
}
