import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { claimFollowUp, findAfterMeeting, findClaim, isUnsubscribed } from '#db/queries/follow-ups'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { followUpMail } from '#emails/booking-mail.server'
import type { Mailer } from '#emails/mailer.server'
import { SYSTEM } from '~/booking/actor'
import { attendanceOf, outcomeOf } from '~/booking/attendance'
import { withinMailBudgets } from '~/booking/changes/budget-booking-mails.server'
import { planFollowUps, queueRecordingMails } from '~/booking/changes/queue-after-meeting.server'
import { recordEvent } from '~/booking/changes/record-event.server'
import { followUpMailName } from '~/booking/mail-validity'
import { mailboxDigest, mailboxUrl } from '~/booking/mailbox-link.server'
import { mailedManageUrl } from '~/booking/manage-link.server'
import type { MailEnv } from '~/env.server'
import { afterMeetingFrom } from '~/event-types/after-meeting'
import { mayMailLink } from '~/event-types/feedback-link.server'
import { recipientKey } from '~/limits/mailbox'
import type { FollowUpPayload, JobOutcome } from '~/outbox/job'
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
  if (!row || !setting) return { result: 'superseded' }
  const reader = { hostId: row.page_host_id, mailbox: mailboxDigest(recipientKey(row.attendee_email)) }
  if (await isUnsubscribed(db, reader.hostId, reader.mailbox)) return { result: 'superseded' }
  const { followUp } = payload
  if (setting.url && !mayMailLink(senderOf(row), setting.url, now)) {
    await noteLeftOut(tools, row, followUpMailName(followUp))
    return { result: 'done' }
  }
  const claimed = await claim(tools, row, payload)
  if (claimed !== 'claimed') return { result: claimed === 'held_back' ? 'done' : 'superseded' }
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

function senderOf({ host_email: email, host_email_verified_at: emailVerifiedAt }: BookingDetailsRow) {
  return { email, emailVerifiedAt }
}

/** So that its host learns why nothing was sent, and can send the link themselves. */
async function noteLeftOut(tools: Tools, { id, host_id: hostId }: BookingDetailsRow, mail: string): Promise<void> {
  await withHostLocked(tools, hostId, async (tx) => {
    const row = await findBooking(tx, id)
    if (!row || row.attendee_email === '') return
    const data = { mail, recipient: 'attendee', address: row.attendee_email, reason: 'new_account_link' }
    await recordEvent(tx, row, { kind: 'mail_held_back', actor: SYSTEM, data }, tools.clock())
  })
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

/**
 * The outcome is read again under the lock, because the host may just have said something else. Only now the mail uses its reader's budget:
 * one that waits for weeks, or is never sent because its outcome changes, uses none.
 */
async function claim(
  tools: Tools,
  { id: bookingId, host_id: hostId }: BookingDetailsRow,
  payload: FollowUpPayload,
): Promise<'claimed' | 'held_back' | 'no'> {
  return withHostLocked(tools, hostId, async (tx) => {
    const now = tools.clock()
    const row = await findBooking(tx, bookingId)
    if (row?.host_id !== hostId || !(await settingFor(tx, row, payload))) return 'no'
    const found = await findClaim(tx, { bookingId, ...payload })
    if (found !== 'first') return found === 'again' ? 'claimed' : 'no'
    const place = { hostId, bookingId, lane: '', runAt: now, deadlineAt: now }
    const job = { kind: 'follow-up', payload, ...place } as const
    const within = await withinMailBudgets(tx, row, [job], { actor: SYSTEM, announced: true }, now)
    if (within.length === 0) return 'held_back'
    await claimFollowUp(tx, { bookingId, ...payload }, now)
    return 'claimed'
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
