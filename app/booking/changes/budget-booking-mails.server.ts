import type { BookingDetailsRow } from '#db/queries/bookings'
import { findJobsOfBooking, findUnsettledJobs } from '#db/queries/jobs'
import type { Db } from '#db/schema'
import { type Actor, sideOf } from '~/booking/actor'
import { followUpMailName } from '~/booking/mail-validity'
import { budgetMails, type PlannedMail } from '~/limits/recipient-budget.server'
import { type BookingMailPayload, type NewJob, readMailPayload } from '~/outbox/job'
import { isEstablished } from '~/security/proven-domain'
import { DAY_MS } from '~/time/units'
import { recordEvent } from './record-event.server'

/** Changes that can be repeated any number of times. */
const CHANGES: ReadonlySet<string> = new Set(['rescheduled', 'updated', 'reassigned'])

interface Budgeting {
  actor: Actor
  /** Whether the attendee has had a mail about this booking. */
  announced: boolean
  /** Recipients of an earlier mail about the booking that was not sent yet. The mail that replaces it uses the same budget. */
  unsent?: ReadonlySet<string>
}

/**
 * The jobs that may be queued: all except mails that exceed their recipient's budget. Those are written into the booking's
 * history, which the host sees, and the attendee's page mentions them.
 */
export async function withinMailBudgets(
  tx: Db,
  row: BookingDetailsRow,
  jobs: NewJob[],
  { actor, announced, unsent = new Set() }: Budgeting,
  now: number,
): Promise<NewJob[]> {
  const changed = jobs.some(isChange) ? await findNotifiedOfChange(tx, row.id, now) : new Set<string>()
  const planned = jobs.flatMap((job) => {
    const mail = plannedMail(row, job, actor, announced)
    if (!mail || (job.kind === 'booking-mail' && unsent.has(recipientOf(job.payload)))) return []
    return [{ job, mail: canWait(job, changed) ? { ...mail, rank: 'again' as const } : mail }]
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

/** Recipients for whom an earlier mail about the booking still waits. Call it before the next change replaces that mail. */
export async function findUnsentMails(tx: Db, bookingId: string, now: number): Promise<Set<string>> {
  const jobs = await findUnsettledJobs(tx, bookingId, 'booking-mail', now)
  return new Set(jobs.map(({ payload }) => recipientOf(readMailPayload(payload))))
}

/** Recipients of a mail about a change of the booking, sent within a day or being sent now. */
async function findNotifiedOfChange(tx: Db, bookingId: string, now: number): Promise<Set<string>> {
  const sent = (await findJobsOfBooking(tx, bookingId)).flatMap(({ kind, state, lease_until, updated_at, payload }) => {
    const isSent = state === 'done' || (state === 'queued' && lease_until > now)
    if (kind !== 'booking-mail' || !isSent || updated_at <= now - DAY_MS) return []
    return [readMailPayload(payload)]
  })
  return new Set(sent.filter(({ mail }) => CHANGES.has(mail)).map(recipientOf))
}

/**
 * Whether the mail must leave budget for a later cancellation: a second change on one day, a request for another time, a copy.
 */
function canWait(job: NewJob, changed: ReadonlySet<string>): boolean {
  if (job.kind !== 'booking-mail') return false
  const { mail, copy } = job.payload
  return (
    mail === 'new-time-asked' ||
    mail === 'recording' ||
    copy !== undefined ||
    (isChange(job) && changed.has(recipientOf(job.payload)))
  )
}

function isChange(job: NewJob): job is NewJob & { kind: 'booking-mail' } {
  return job.kind === 'booking-mail' && CHANGES.has(job.payload.mail)
}

function recipientOf({ recipient, guest = '', coHostId = '' }: BookingMailPayload): string {
  return `${recipient} ${guest}${coHostId}`
}

/** The mail that a job sends to somebody other than the host, else null. The host is the account that causes these mails. */
function plannedMail(row: BookingDetailsRow, job: NewJob, actor: Actor, announced: boolean): PlannedMail | null {
  const cause = actor.kind !== 'system' && sideOf(actor) === 'host' ? 'host' : 'anybody'
  if (job.kind === 'reminder' && job.payload.recipient === 'attendee') {
    const { before } = job.payload
    // Hosts choose when; what is counted has few names.
    const mail = before === 'day' || before === 'hour' ? `reminder-${before}` : 'reminder'
    return { mail, recipient: 'attendee', address: row.attendee_email, rank: 'later', cause: 'anybody' }
  }
  if (job.kind === 'follow-up') {
    const mail = followUpMailName(job.payload.followUp)
    return { mail, recipient: 'attendee', address: row.attendee_email, rank: 'again', cause: 'host' }
  }
  if (job.kind !== 'booking-mail' || job.payload.recipient === 'host') return null
  const { mail, recipient, guest = '', copy } = job.payload
  const isInvite = mail === 'confirmed' || mail === 'request-received'
  const isFirst = isInvite && copy === undefined && (recipient === 'guest' || !announced)
  const address = recipient === 'guest' ? guest : row.attendee_email
  return { mail, recipient, address, rank: isFirst ? 'first' : 'later', cause }
}
