import type { Kysely } from 'kysely'
import type { DB } from '#db/schema'
import type { Mailer, MailOutcome } from '#emails/mailer.server'
import type { Host } from '~/accounts/host'
import { recordAudit } from '~/audit/record-audit.server'
import type { Env } from '~/env.server'
import { newId } from '~/security/tokens.server'
import { operatorMessages } from './messages'

interface Tools {
  db: Kysely<DB>
  mailer: Mailer
  env: Pick<Env, 'APP_URL'>
}

/** Sends a mail at once, so that the operator sees the server's response. Only to their own address: nobody else is mailed by a test. */
export async function sendTestMail(
  { db, mailer, env }: Tools,
  operator: Pick<Host, 'id' | 'name' | 'email' | 'locale'>,
  now: number,
): Promise<MailOutcome> {
  const t = operatorMessages[operator.locale].testMail
  const text = t.text(env.APP_URL)
  await recordAudit(db, { act: 'test_mail_sent', hostId: null, actor: { kind: 'operator', id: operator.id } }, now)
  return mailer.send({
    to: { name: operator.name, address: operator.email },
    subject: t.subject,
    text,
    html: `<p>${text}</p>`,
    messageId: `<${newId('tst')}@${new URL(env.APP_URL).hostname}>`,
  })
}
