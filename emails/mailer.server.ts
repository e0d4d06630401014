import nodemailer from 'nodemailer'
import type { MailFrom } from '~/env.server'
import { safeName } from '~/invites/safe-text'
import { SECOND_MS } from '~/time/units'
import type { OutgoingMail } from './outgoing-mail'
import { smtpSecurity } from './smtp-security'

export type MailOutcome =
  | { ok: true; response: string }
  /** `permanent`: the server will never accept this message. `serverDown`: it accepts no messages at the moment. */
  | { ok: false; permanent: boolean; serverDown: boolean; detail: string }

export interface Mailer {
  send(mail: OutgoingMail): Promise<MailOutcome>
  /** Whether the server answers and accepts our login. */
  verify(): Promise<MailOutcome>
  close(): void
}

export function createMailer({ smtpUrl, from }: { smtpUrl: string; from: MailFrom }): Mailer {
  const url = new URL(smtpUrl)
  const security = smtpSecurity(url)
  const sender = from.name ?? 'Foyer'
  const transport = nodemailer.createTransport({
    pool: true,
    maxConnections: 4,
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'off',
    auth: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : undefined,
    connectionTimeout: 10 * SECOND_MS,
    greetingTimeout: 10 * SECOND_MS,
    socketTimeout: 20 * SECOND_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(mail) {
      try {
        const { response } = await transport.sendMail({
          // Objects, never strings: a name with a comma or an @ cannot become a second address (S14).
          from: fromOf(mail, { name: sender, address: from.address }),
          // Bounces go to the service, whoever it is from.
          envelope: { from: from.address, to: mail.to.address },
          to: { name: nameInHeader(mail.to.name), address: mail.to.address },
          replyTo: mail.replyTo && { name: nameInHeader(mail.replyTo.name), address: mail.replyTo.address },
          subject: withoutEncodedWords(mail.subject),
          text: mail.text,
          html: mail.html,
          messageId: mail.messageId,
          headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(mail) },
          icalEvent: mail.invite && { ...mail.invite, filename: 'invite.ics' },
        })
        return { ok: true, response }
      } catch (error) {
        return failureOf(error)
      }
    },
    async verify() {
      try {
        await transport.verify()
        return { ok: true, response: 'ready' }
      } catch (error) {
        return failureOf(error)
      }
    },
    close: () => transport.close(),
  }
}

/** From an own address a mail is its owner's alone; from the service's, it names the service as well. */
function fromOf({ fromName, from }: OutgoingMail, service: { name: string; address: string }) {
  if (from) return { name: nameInHeader(fromName ?? ''), address: from.address }
  return { name: nameInHeader(fromName ? `${fromName} (${service.name})` : service.name), address: service.address }
}

function nameInHeader(name: string): string {
  return withoutEncodedWords(safeName(name))
}

/**
 * A typed `=?utf-8?b?…?=` (RFC 2047) is ASCII, so it would be sent as it is, and mail programs would show what it stands for: a link or an
 * address that no check of ours has seen.
 */
function withoutEncodedWords(text: string): string {
  return text.replaceAll('=?', '= ?')
}

/** RFC 8058: the mail program posts this body to the address, when its reader presses its button. */
function unsubscribeHeaders({ unsubscribeUrl }: OutgoingMail): Record<string, string> {
  if (unsubscribeUrl === undefined) return {}
  return { 'List-Unsubscribe': `<${unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

/** RFC 5321 §4.2.1: 5yz is final, 4yz and no response are not. */
function failureOf(error: unknown): MailOutcome {
  const { responseCode, code, message } = error as { responseCode?: number; code?: string; message: string }
  // A refused login, or a server without encryption, is for the operator to fix and no fault of the message: it is sent once
  // that works.
  const isOurs = code === 'EAUTH' || code === 'ETLS'
  const permanent = !isOurs && responseCode !== undefined && responseCode >= 500
  const serverDown = isOurs || responseCode === undefined || responseCode === 421
  return {
    ok: false,
    permanent,
    serverDown,
    detail: [responseCode ?? code, message].filter(Boolean).join(' ').slice(0, 200),
  }
}
