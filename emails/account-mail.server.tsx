import { createHash } from 'node:crypto'
import { render } from '@react-email/render'
import { type Device, deviceInWords } from '~/i18n/devices'
import type { Locale } from '~/i18n/locale'
import type { SecurityNotice, TeamNews } from '~/outbox/job'
import { AccountMessage } from './account-message'
import { whenInZone } from './booking-parts'
import { mailMessages } from './messages'
import type { OutgoingMail } from './outgoing-mail'

interface Common {
  to: string
  name: string
  locale: Locale
  appUrl: string
}

export type AccountMail = Common &
  (
    | { mail: 'verify-email' | 'reset-password' | 'change-email'; url: string }
    | { mail: 'prove-sending-address' | 'prove-reply-to'; url: string }
    | { mail: 'sending-address-off'; address: string; refusal: string | null; path: string; stoppedAt: number }
    | { mail: 'account-exists' | 'reconnect-goto' }
    /** The instant distinguishes it from the mail about an earlier account with the same address. */
    | { mail: 'account-deleted'; at: number }
    /** The id and the instant make each day's mail a new one. */
    | { mail: 'calendar-trouble'; calendar: string; feedId: string; failingSince: number }
    | { mail: 'reconnect-calendar' | 'calendar-unreadable'; account: string; accountId: string; since: number }
    | (AboutBooking & { mail: 'calendar-edit'; foundAt: number; moved: number | null })
    | (AboutBooking & { mail: 'meeting-trouble'; reason: string })
    | (AboutBooking & { mail: 'meeting-gone'; goneAt: number })
    | { mail: 'team-invitation'; invitationId: string; teamName: string; inviterName: string }
    | { mail: 'team-news'; news: TeamNews; teamName: string; personName: string; eventTypes?: string[] }
    | { mail: 'delivery-off'; target: string; path: string }
    | SecurityNoticeMail
  )

interface SecurityNoticeMail {
  mail: 'security-notice'
  notice: SecurityNotice
  at: number
  timeZone: string
  device: Device
  subject: string | null
  /** API keys that stay valid. */
  keys: string[]
}

interface AboutBooking {
  bookingId: string
  bookingTitle: string
  attendeeName: string
  startsAt: number
  timeZone: string
}

/** One message about a host's account. */
export async function accountMail(mail: AccountMail): Promise<OutgoingMail> {
  const content = contentOf(mail)
  const element = <AccountMessage locale={mail.locale} name={mail.name} {...content} />
  return {
    to: { name: mail.name, address: mail.to },
    subject: content.subject,
    html: await render(element),
    // Typed line breaks are kept.
    text: await render(element, { plainText: true, htmlToTextOptions: { preserveNewlines: true } }),
    messageId: `<${createHash('sha256').update(JSON.stringify(mail)).digest('hex').slice(0, 32)}@${new URL(mail.appUrl).hostname}>`,
  }
}

function contentOf(mail: AccountMail): { subject: string; text: string; button: string; url: string; small?: string } {
  const t = mailMessages[mail.locale]
  switch (mail.mail) {
    case 'verify-email':
      return { ...t.verify, url: mail.url, small: t.verify.expires }
    case 'reset-password':
      return { ...t.reset, url: mail.url, small: t.reset.expires }
    case 'change-email':
      return { ...t.change, url: mail.url, small: t.change.expires }
    case 'prove-sending-address':
    case 'prove-reply-to': {
      const { subject, text, button, expires } =
        mail.mail === 'prove-reply-to' ? t.replyToProof : t.sendingAddress.proof
      return { subject, text: text(mail.to), button, url: mail.url, small: expires }
    }
    case 'sending-address-off': {
      const { subject, dns, refused, button } = t.sendingAddress.off
      const text = mail.refusal === null ? dns(mail.address) : refused(mail.address)
      const small = mail.refusal === null ? {} : { small: `${t.why}: ${mail.refusal}` }
      return { subject: subject(mail.address), text, button, url: `${mail.appUrl}${mail.path}`, ...small }
    }
    case 'account-exists':
      return { ...t.exists, url: `${mail.appUrl}/sign-in` }
    case 'account-deleted':
      return { ...t.accountDeleted, url: mail.appUrl }
    case 'reconnect-goto':
      return { ...t.reconnect, url: `${mail.appUrl}/admin/goto` }
    case 'calendar-trouble':
      return {
        ...t.calendar,
        subject: t.calendar.subject(mail.calendar),
        text: t.calendar.text(mail.calendar),
        url: `${mail.appUrl}/admin/calendars`,
      }
    case 'reconnect-calendar':
    case 'calendar-unreadable': {
      const { subject, text, button } = mail.mail === 'reconnect-calendar' ? t.reconnectCalendar : t.calendarUnreadable
      const url = `${mail.appUrl}/admin/calendars`
      return { subject: subject(mail.account), text: text(mail.account), button, url }
    }
    case 'calendar-edit': {
      const { deleted, moved, button } = t.calendarEdit
      if (mail.moved === null) return aboutBooking(mail, { ...deleted, button })
      const when = whenInZone({ locale: mail.locale, hour12: false }, mail.moved, mail.timeZone)
      return aboutBooking(mail, { ...moved, text: (attendee) => moved.text(attendee, when), button })
    }
    case 'delivery-off':
      return {
        subject: t.deliveryOff.subject(mail.target),
        text: t.deliveryOff.text(mail.target),
        button: t.deliveryOff.button,
        url: `${mail.appUrl}${mail.path}`,
      }
    case 'security-notice':
      return aboutAccount(mail)
    case 'meeting-trouble':
      return { ...aboutBooking(mail, t.trouble), small: `${t.why}: ${mail.reason}` }
    case 'meeting-gone':
      return aboutBooking(mail, t.gone)
    case 'team-invitation':
      return {
        subject: t.team.invitation.subject(mail.inviterName, mail.teamName),
        text: t.team.invitation.text(mail.inviterName, mail.teamName),
        button: t.team.invitation.button,
        url: `${mail.appUrl}/admin/team/invitations/${mail.invitationId}`,
        small: t.team.invitation.small(mail.to),
      }
    case 'team-news': {
      const { subject, text } = t.team.news[mail.news]
      const eventTypes = new Intl.ListFormat(mail.locale).format(mail.eventTypes ?? [])
      return {
        subject: subject(mail.personName, mail.teamName, eventTypes),
        text: text(mail.personName, mail.teamName, eventTypes),
        button: t.team.open,
        url: `${mail.appUrl}/admin/team${mail.news === 'incomplete' ? '/event-types' : ''}`,
      }
    }
  }
}

/** Where its reader undoes it; who has the former address can no longer sign in with it. */
const WHERE_TO_LOOK: Partial<Record<SecurityNotice, string>> = {
  api_key_added: '/admin/api',
  email_changed: '/sign-in',
}

function aboutAccount(mail: Common & SecurityNoticeMail) {
  const t = mailMessages[mail.locale].security
  const { subject, text } = t.notices[mail.notice]
  const when = whenInZone({ locale: mail.locale, hour12: false }, mail.at, mail.timeZone)
  const parts = [
    text(mail.subject ?? ''),
    `${deviceInWords(mail.locale, mail.device)}\n${when}`,
    ...(mail.keys.length > 0 ? [t.keysStay(mail.keys.join('\n'))] : []),
    mail.notice === 'email_changed' ? t.notYouAnyMore : t.notYou,
  ]
  return {
    subject,
    text: parts.join('\n\n'),
    button: mail.notice === 'api_key_added' ? t.seeKeys : mail.notice === 'email_changed' ? t.signIn : t.button,
    url: `${mail.appUrl}${WHERE_TO_LOOK[mail.notice] ?? '/admin/settings/security'}`,
  }
}

function aboutBooking(
  { bookingId, bookingTitle, attendeeName, startsAt, timeZone, locale, appUrl }: Common & AboutBooking,
  t: { subject: (title: string, attendee: string) => string; text: (attendee: string) => string; button: string },
) {
  return {
    subject: t.subject(bookingTitle, attendeeName),
    text: `${t.text(attendeeName)}\n\n${bookingTitle}\n${whenInZone({ locale, hour12: false }, startsAt, timeZone)}`,
    button: t.button,
    url: `${appUrl}/admin/bookings/${bookingId}`,
  }
}
