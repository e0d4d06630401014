import { createHash } from 'node:crypto'
import { render } from '@react-email/render'
import { formatTime, type Reader } from '~/i18n/dates'
import { spanInZone, whenInZone } from './booking-parts'
import { ActionWithAddress, Fact, Line, MailLayout, Small } from './layout'
import { mailMessages } from './messages'
import type { OutgoingMail } from './outgoing-mail'

export interface ProofMail {
  to: string
  reader: Reader
  /** Without links, as mails to strangers show them (S16). */
  hostName: string
  title: string
  startsAt: number
  endsAt: number
  /** Of the attendee. */
  timeZone: string
  heldUntil: number
  url: string
  code: string
  /** Of the proof and its mail: every attempt at the same one has the same Message-ID (E3). */
  messageKey: string
  appUrl: string
}

/** To an attendee whose address nobody has proven yet: the link and the code. It contains nothing that was typed but the address. */
export async function bookingProofMail(mail: ProofMail): Promise<OutgoingMail> {
  const { reader, timeZone, code } = mail
  const t = mailMessages[reader.locale]
  const meeting = t.meetingWith(mail.title, mail.hostName)
  const element = (
    <MailLayout
      locale={reader.locale}
      preview={whenInZone(reader, mail.startsAt, timeZone)}
      heading={t.proof.heading}
      foot={t.foot}
    >
      <Line>{t.proof.text(formatTime(reader, mail.heldUntil, timeZone))}</Line>
      <Line>{mail.title}</Line>
      <Fact name={t.with}>{mail.hostName}</Fact>
      <Fact name={t.when}>{spanInZone(reader, mail, timeZone)}</Fact>
      <ActionWithAddress href={mail.url}>{t.proof.button}</ActionWithAddress>
      <Fact name={t.proof.code}>{code}</Fact>
      <Small>{t.proof.not}</Small>
    </MailLayout>
  )
  return {
    to: { name: '', address: mail.to },
    subject: t.proof.subject(meeting, code),
    html: await render(element),
    text: await render(element, { plainText: true, htmlToTextOptions: { preserveNewlines: true } }),
    messageId: `<${createHash('sha256').update(mail.messageKey).digest('hex').slice(0, 32)}@${new URL(mail.appUrl).hostname}>`,
  }
}
