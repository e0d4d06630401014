import type { Kysely } from 'kysely'
import { findAccountToken } from '#db/queries/account-tokens'
import { findApiKeysOfHost } from '#db/queries/api-keys'
import { findCalendarEvent } from '#db/queries/booking-calendar-events'
import { type BookingDetailsRow, findBookingOfHost } from '#db/queries/bookings'
import { findCalendarAccount } from '#db/queries/calendar-accounts'
import { findFeedOfHost } from '#db/queries/calendar-feeds'
import { findMailRecipient } from '#db/queries/hosts'
import { findAskedReplyTo } from '#db/queries/senders'
import { findByProofToken, findSendingAddresses } from '#db/queries/sending-addresses'
import { findSignUp } from '#db/queries/sign-ups'
import { findInvitation } from '#db/queries/teams'
import type { DB } from '#db/schema'
import { type AccountMail, accountMail } from '#emails/account-mail.server'
import type { Mailer } from '#emails/mailer.server'
import type { OutgoingMail } from '#emails/outgoing-mail'
import { withReportLink } from '#emails/report-link'
import { recordSentMail } from '#emails/send-mail-once.server'
import { mailboxDigest, mailboxUrl } from '~/booking/mailbox-link.server'
import type { Env } from '~/env.server'
import { type Locale, localeOrDefault } from '~/i18n/locale'
import { recipientKey } from '~/limits/mailbox'
import type { AccountMailPayload, JobOutcome } from '~/outbox/job'
import { mailableLine } from '~/security/deceptive-text.server'
import { provenDomain } from '~/security/proven-domain'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken } from '~/security/tokens.server'

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  mailer: Mailer
  env: Pick<Env, 'APP_URL'>
  clock: () => number
}

/** Sends one mail about a host's account. */
export async function sendAccountMail(tools: Tools, hostId: string, payload: AccountMailPayload): Promise<JobOutcome> {
  const mail = await factsOf(tools, hostId, payload, tools.clock())
  if (!mail) return { result: 'superseded' }
  const message = withReport(tools, hostId, payload, mail.locale, await accountMail(mail))
  const sent = await tools.mailer.send(message)
  if (sent.ok) {
    const about = { mail: payload.mail, bookingId: 'bookingId' in payload ? payload.bookingId : null }
    await recordSentMail(tools, message, { hostId, recipient: 'host', sequence: null, ...about }, sent.response)
    return { result: 'done' }
  }
  const error = `Mail to the host: ${sent.detail}`
  return sent.permanent ? { result: 'failed', error } : { result: 'retry', error, serviceDown: sent.serverDown }
}

/** An invitation goes to somebody who may have no account; all other mails to the owner of one, or of an address that asked. */
function withReport(
  { keyring, env }: Tools,
  hostId: string,
  { mail }: AccountMailPayload,
  locale: Locale,
  message: OutgoingMail,
): OutgoingMail {
  if (mail !== 'team-invitation') return message
  const mailbox = mailboxDigest(recipientKey(message.to.address))
  return withReportLink(message, mailboxUrl({ keyring, appUrl: env.APP_URL }, 'report', { hostId, mailbox }), locale)
}

const PURPOSES = {
  'verify-email': 'verify_email',
  'reset-password': 'reset_password',
  'change-email': 'change_email',
} as const

/** @returns null when the subject of the mail no longer exists */
async function factsOf(
  { db, keyring, env }: Tools,
  hostId: string,
  payload: AccountMailPayload,
  now: number,
): Promise<AccountMail | null> {
  const host = await findMailRecipient(db, hostId)
  if (!host) return null
  const locale = localeOrDefault(host.locale)
  const facts = { to: host.email, name: host.name, locale, appUrl: env.APP_URL }
  switch (payload.mail) {
    case 'verify-email':
    case 'reset-password':
    case 'change-email': {
      const url = keyring.open(payload.sealedUrl, `account-mail:${hostId}`)
      const token = new URL(url).searchParams.get('token') ?? ''
      // A link that has ended meanwhile, by another link or a new password, is not mailed.
      const link = await findAccountToken(db, hashToken(token), [PURPOSES[payload.mail]], now)
      if (!link) return null
      const signUp = link.sign_up_id === null ? undefined : await findSignUp(db, hostId, link.sign_up_id)
      const reader = signUp ? { name: signUp.name, locale: localeOrDefault(signUp.locale) } : {}
      return { ...facts, ...reader, mail: payload.mail, to: payload.to, url }
    }
    case 'prove-sending-address': {
      const url = keyring.open(payload.sealedUrl, `account-mail:${hostId}`)
      const proof = await findByProofToken(db, hashToken(new URL(url).searchParams.get('token') ?? ''), now)
      // Another address was asked for meanwhile, or none.
      // No name, because its reader may be a stranger (S16).
      return proof ? { ...facts, mail: payload.mail, to: payload.to, name: '', url } : null
    }
    case 'prove-reply-to': {
      const url = keyring.open(payload.sealedUrl, `account-mail:${hostId}`)
      const asked = await findAskedReplyTo(db, hashToken(new URL(url).searchParams.get('token') ?? ''), now)
      return asked ? { ...facts, mail: payload.mail, to: payload.to, name: '', url } : null
    }
    case 'sending-address-off': {
      const rows = await findSendingAddresses(db, payload.ownerId)
      const row = rows.find(({ asked_at }) => asked_at === (payload.askedAt ?? asked_at))
      // Right again, removed, or replaced by one that is right.
      if (!row || rows.some(({ right_at }) => right_at !== null)) return null
      const path = payload.ownerId === hostId ? '/admin/settings/sender/address' : '/admin/team/sender/address'
      const { address, refusal } = row
      return { ...facts, mail: payload.mail, address, refusal, path, stoppedAt: payload.stoppedAt }
    }
    case 'account-exists':
    case 'reconnect-goto':
      return { ...facts, mail: payload.mail }
    case 'team-invitation': {
      const invitation = await findInvitation(db, payload.invitationId, now)
      if (!invitation) return null
      const { id, team_name: teamName, inviter_name: inviterName } = invitation
      const domain = provenDomain({ email: host.email, emailVerifiedAt: host.email_verified_at })
      const names = { teamName: mailableLine(teamName, { domain }), inviterName: mailableLine(inviterName, { domain }) }
      return { ...facts, mail: payload.mail, to: payload.to, name: '', invitationId: id, ...names }
    }
    case 'team-news':
      return { ...facts, ...payload }
    case 'calendar-trouble': {
      const feed = await findFeedOfHost(db, hostId, payload.feedId)
      if (!feed?.error) return null
      return {
        ...facts,
        mail: payload.mail,
        calendar: feed.name,
        feedId: feed.id,
        failingSince: feed.failing_since ?? 0,
      }
    }
    case 'reconnect-calendar':
    case 'calendar-unreadable': {
      const account = await findCalendarAccount(db, hostId, payload.accountId)
      // Connected or readable again, or disconnected: there is nothing left to say.
      if (!account?.error || account.status === 'leaving') return null
      const about = { account: account.name, accountId: account.id, since: account.failing_since ?? 0 }
      return { ...facts, mail: payload.mail, ...about }
    }
    case 'calendar-edit': {
      const booking = await findBookingOfHost(db, hostId, payload.bookingId)
      const edited = await findCalendarEvent(db, { bookingId: payload.bookingId, hostId })
      // Answered, undone, or done again, which has a mail of its own.
      if (!booking || edited?.found_at !== payload.foundAt) return null
      const about = { ...facts, ...aboutBooking(booking), timeZone: host.time_zone }
      return { ...about, mail: payload.mail, foundAt: payload.foundAt, moved: edited.found_starts_at }
    }
    case 'delivery-off':
      return { ...facts, ...payload }
    case 'security-notice':
      return { ...facts, ...(await securityNotice(db, hostId, payload)), timeZone: host.time_zone }
    case 'meeting-trouble':
    case 'meeting-gone': {
      const booking = await findBookingOfHost(db, hostId, payload.bookingId)
      if (booking?.status !== 'confirmed' || booking.meeting_status === 'ready') return null
      const about = { ...facts, ...aboutBooking(booking), timeZone: host.time_zone }
      if (payload.mail === 'meeting-trouble') return { ...about, mail: payload.mail, reason: payload.reason }
      const goneAt = booking.meeting_gone_at
      return goneAt === null ? null : { ...about, mail: payload.mail, goneAt }
    }
  }
}

/** A new password leaves the keys of the API valid, so its mail names them. Names of keys are typed, so they may not become links. */
async function securityNotice(db: Kysely<DB>, hostId: string, payload: PayloadOf<'security-notice'>) {
  const { mail, notice, at, device, subject, formerEmail } = payload
  const keys = notice === 'password_changed' ? await findApiKeysOfHost(db, hostId) : []
  return {
    ...{ mail, notice, at, device },
    subject: subject === undefined ? null : mailableLine(subject, { domain: null }),
    keys: keys.map(({ name, hint }) => `${mailableLine(name, { domain: null })} (${hint}…)`),
    ...(formerEmail !== undefined && { to: formerEmail }),
  }
}

type PayloadOf<M extends AccountMailPayload['mail']> = Extract<AccountMailPayload, { mail: M }>

function aboutBooking({ id, title, attendee_name, starts_at }: BookingDetailsRow) {
  return { bookingId: id, bookingTitle: title, attendeeName: attendee_name, startsAt: starts_at }
}
