import type { Kysely } from 'kysely'
import { findAddressProof } from '#db/queries/address-proofs'
import { findEventTypeById } from '#db/queries/event-types'
import { findHostById } from '#db/queries/hosts'
import { findQuarantine } from '#db/queries/mail-complaints'
import type { DB } from '#db/schema'
import { bookingProofMail } from '#emails/booking-proof'
import type { Mailer } from '#emails/mailer.server'
import { withReportLink } from '#emails/report-link'
import { complainAboutMail } from '~/booking/changes/complain.server'
import type { HeldRequest } from '~/booking/changes/hold-time.server'
import { mailboxDigest, mailboxUrl } from '~/booking/mailbox-link.server'
import { proofCode, proofPath } from '~/booking/proof-links.server'
import type { Env } from '~/env.server'
import { readerOfTag } from '~/i18n/language-tag'
import { recipientKey } from '~/limits/mailbox'
import { type JobOutcome, STOPPED_BY_OPERATOR } from '~/outbox/job'
import { mailableLine } from '~/security/deceptive-text.server'
import { provenDomain } from '~/security/proven-domain'
import type { Keyring } from '~/security/sealed-text.server'
import { MINUTE_MS } from '~/time/units'

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  mailer: Mailer
  env: Pick<Env, 'APP_URL'>
  clock: () => number
}

/**
 * Sends the link and the code to the address that a booking waits for. No record names the address afterwards: nobody knows yet whose it is.
 * While the tenant's mails are stopped the job waits, as those of bookings do.
 */
export async function sendProofMail(
  tools: Tools,
  hostId: string,
  { proofId, copy }: { proofId: string; copy: number },
): Promise<JobOutcome> {
  const { db, keyring, env, mailer, clock } = tools
  const proof = await findAddressProof(db, proofId)
  const host = await findHostById(db, hostId)
  const eventType = proof && (await findEventTypeById(db, hostId, proof.event_type_id))
  // Booked, changed or expired meanwhile.
  if (!proof || !host || !eventType || proof.booking_id !== null || proof.held_until <= clock())
    return { result: 'superseded' }
  if (await findQuarantine(db, hostId)) return { result: 'put_off', error: STOPPED_BY_OPERATOR, afterMs: MINUTE_MS }
  const { attendee } = JSON.parse(proof.request) as HeldRequest
  const domain = provenDomain({ email: host.email, emailVerifiedAt: host.email_verified_at })
  const message = await bookingProofMail({
    to: proof.email,
    reader: readerOfTag(attendee.locale),
    hostName: mailableLine(host.name, { domain }),
    title: mailableLine(eventType.title, { domain }),
    startsAt: proof.starts_at,
    endsAt: proof.ends_at,
    timeZone: attendee.timeZone,
    heldUntil: proof.held_until,
    url: env.APP_URL + proofPath(keyring, `/${host.handle}/${eventType.slug}`, { id: proof.id, kind: 'mailed' }),
    code: proofCode(keyring, proof.id),
    messageKey: `${proof.id} ${copy}`,
    appUrl: env.APP_URL,
  })
  const mailbox = mailboxDigest(recipientKey(proof.email))
  const report = mailboxUrl({ keyring, appUrl: env.APP_URL }, 'report', { hostId, mailbox })
  const sent = await mailer.send(withReportLink(message, report, attendee.locale))
  if (sent.ok) return { result: 'done' }
  const error = `Mail to the attendee: ${sent.detail}`
  if (!sent.permanent) return { result: 'retry', error, serviceDown: sent.serverDown }
  await complainAboutMail(db, { hostId, kind: 'bounce', mailbox }, clock())
  return { result: 'failed', error }
}
