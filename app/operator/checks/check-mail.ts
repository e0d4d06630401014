import { createMailer } from '#emails/mailer.server'
import { type SmtpSecurity, smtpSecurity } from '#emails/smtp-security'
import type { Env } from '~/env.server'
import type { Diagnosis } from './diagnosis'

export async function checkMail(env: Env): Promise<Diagnosis[]> {
  const mailer = createMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM })
  const outcome = await mailer.verify()
  mailer.close()
  const url = new URL(env.SMTP_URL)
  const security = smtpSecurity(url)
  const text = outcome.ok
    ? `${url.host} takes our login, ${HOW_PROTECTED[security]}`
    : `${url.host}: ${outcome.detail}${security === 'starttls' ? STARTTLS_ADVICE : ''}`
  return [{ ok: outcome.ok, subject: 'mail', text }]
}

const HOW_PROTECTED: Record<SmtpSecurity, string> = {
  tls: 'over TLS',
  starttls: 'over TLS (STARTTLS)',
  if_offered: 'over TLS only if it offers that: this machine or a private network, no password outside it',
  off: 'WITHOUT encryption, because SMTP_URL says tls=off: passwords and mails can be read on the way',
}
const STARTTLS_ADVICE =
  '. Nothing is sent there without encryption: use smtps://, or add ?tls=off to SMTP_URL in a network that you trust'
