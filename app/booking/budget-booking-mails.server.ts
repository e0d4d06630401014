import type { BookingDetailsRow } from '#db/queries/bookings'
import type { Db } from '#db/schema'
import { isEstablished } from '../accounts/proven-domain'
import { budgetMails, type PlannedMail } from '../limits/recipient-budget.server'
import type { NewJob } from '../outbox/job'
import { type Actor, sideOf } from './actor'
import { recordEvent } from './record-event.server'

/**
 * The jobs that may be queued: all but mails that their recipients' budgets have no room for. Those are written into the booking's
 * history, where the host sees them, and are said on the attendee's page.
 *
 * @param heardOf whether the booking's attendee was written to before about it
 */
export async function withinMailBudgets(
  tx: Db,
  row: BookingDetailsRow,
  jobs: NewJob[],
  { actor, heardOf }: { actor: Actor; heardOf: boolean },
  now: number,
): Promise<NewJob[]> {
  const planned = jobs.flatMap((job) => {
    const mail = plannedMail(row, job, actor, heardOf)
    return mail ? [{ job, mail }] : []
  })
  const sender = {
    hostId: row.host_id,
    established: isEstablished({ emailVerifiedAt: row.host_email_verified_at }, now),
    booking: { id: row.id, sequence: row.sequence },
  }
  const reasons = await budgetMails(
    tx,
    sender,
    planned.map(({ mail }) => mail),
    now,
  )
  const held = new Set<NewJob>()
  for (const [index, { job, mail }] of planned.entries()) {
    const reason = reasons[index]
    if (!reason) continue
    held.add(job)
    const data = { mail: mail.mail, recipient: mail.recipient, address: mail.address, reason }
    await recordEvent(tx, row, { kind: 'mail_held_back', actor: { kind: 'system' }, data }, now)
  }
  return jobs.filter((job) => !held.has(job))
}

/** What a job sends to somebody else than the host; null for anything else. The host is the account that asks for all this. */
function plannedMail(row: BookingDetailsRow, job: NewJob, actor: Actor, heardOf: boolean): PlannedMail | null {
  const cause = actor.kind !== 'system' && sideOf(actor) === 'host' ? 'host' : 'anybody'
  if (job.kind === 'reminder' && job.payload.recipient === 'attendee') {
    const mail = `reminder-${job.payload.before}`
    return { mail, recipient: 'attendee', address: row.attendee_email, rank: 'later', cause: 'anybody' }
  }
  if (job.kind !== 'booking-mail' || job.payload.recipient === 'host') return null
  const { mail, recipient, guest = '', copy } = job.payload
  const isInvite = mail === 'confirmed' || mail === 'request-received'
  const isFirst = isInvite && copy === undefined && (recipient === 'guest' || !heardOf)
  const address = recipient === 'guest' ? guest : row.attendee_email
  return { mail, recipient, address, rank: isFirst ? 'first' : 'later', cause }
}
