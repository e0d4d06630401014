import { raiseSequence } from '#db/queries/booking-changes'
import { findCoHosts } from '#db/queries/booking-co-hosts'
import type { BookingDetailsRow } from '#db/queries/bookings'
import { findJobsOfBooking, runJobsNow, supersedeJobs } from '#db/queries/jobs'
import { findSentMailsOfBooking } from '#db/queries/sent-mails'
import type { Db } from '#db/schema'
import { type Actor, sideOf } from '~/booking/actor'
import { isAfterTheMeeting } from '~/booking/booking-change'
import { isLinkExpected, LINK_WAIT_MS } from '~/booking/link-expected.server'
import { enqueueAll } from '~/outbox/enqueue.server'
import { type BookingMailPayload, type NewJob, readMailPayload } from '~/outbox/job'
import { DAY_MS } from '~/time/units'
import { withinMailBudgets } from './budget-booking-mails.server'
import type { BookingChange } from './queue-follow-ups.server'

/** Mail servers give up after about this long as well. */
const MAIL_DEADLINE_MS = 3 * DAY_MS

type Mail = BookingMailPayload['mail']

/** A recipient of mails about a booking; each gets a separate message. */
export type MailTo =
  | { recipient: 'attendee' }
  | { recipient: 'host'; coHostId?: string }
  | { recipient: 'guest'; guest: string }

/** The mails after a change, one per person. Earlier mails that are still queued are no longer true and are dropped. */
export async function mailJobsFor(tx: Db, change: BookingChange, now: number): Promise<NewJob[]> {
  const { row, before } = change
  if (isAfterTheMeeting(change.change)) return []
  if (change.change === 'meeting_ready') return announceLink(tx, row, now)
  const everybody = await everybodyOf(tx, row)
  // Nobody has had a mail about a new booking.
  const notified = change.change === 'created' ? new Set<string>() : await findNotifiedRecipients(tx, row)
  if (change.change !== 'created') await supersedeJobs(tx, row.id, 'booking-mail', now)
  const mail = (mail: Mail, to: MailTo & { message?: string }, runAt = now) => mailJob(row, { mail, ...to }, runAt, now)

  switch (change.change) {
    case 'created':
    case 'confirmed':
    case 'rescheduled': {
      if (row.status === 'pending')
        return [mail('request-received', { recipient: 'attendee' }), mail('request-to-answer', { recipient: 'host' })]
      const firstAt = (await isLinkExpected(tx, row)) ? now + LINK_WAIT_MS : now
      // People without an invite get one for the booking as it is now; the others learn what has changed.
      return everybody.map((to) =>
        change.change === 'rescheduled' && notified.has(keyOf(to))
          ? mail('rescheduled', withReason(to, change))
          : mail('confirmed', to, firstAt),
      )
    }
    case 'reassigned': {
      if (row.status === 'pending') return [mail('request-to-answer', { recipient: 'host' })]
      const firstAt = (await isLinkExpected(tx, row)) ? now + LINK_WAIT_MS : now
      // The new link comes with the same mail. Who had no invite yet gets one that names the new host.
      return everybody.map((to) => {
        const takesOver = to.recipient === 'host' && to.coHostId === undefined && before?.host_id !== row.host_id
        if (takesOver) return mail('taken-over', withReason(to, change), firstAt)
        return mail(notified.has(keyOf(to)) ? 'reassigned' : 'confirmed', to, firstAt)
      })
    }
    case 'details_changed': {
      const gone = guestsOf(before ?? row).filter((to) => !everybody.some((other) => keyOf(other) === keyOf(to)))
      if (row.status === 'pending') return []
      const firstAt = (await isLinkExpected(tx, row)) ? now + LINK_WAIT_MS : now
      return [
        ...everybody.map((to) => (notified.has(keyOf(to)) ? mail('updated', to) : mail('confirmed', to, firstAt))),
        ...gone.filter((to) => notified.has(keyOf(to))).map((to) => mail('uninvited', to)),
      ]
    }
    case 'cancelled':
      return everybody
        .filter((to) => to.recipient !== 'guest' || notified.has(keyOf(to)))
        .map((to) => mail('cancelled', to))
    case 'declined':
      // A host who declined knows it; a host who did not answer gets a mail.
      return row.expired === 1
        ? [mail('declined', { recipient: 'attendee' }), mail('declined', { recipient: 'host' })]
        : [mail('declined', { recipient: 'attendee' })]
    case 'attendance_changed':
    case 'recording_ready':
      return []
  }
}

/**
 * Sends the invites that wait for the link. People who got an invite without a link get an update with the next SEQUENCE
 * (rules.md, section 8); waiting mails to the others carry the same SEQUENCE.
 */
async function announceLink(tx: Db, row: BookingDetailsRow, now: number): Promise<NewJob[]> {
  const notified = await findNotifiedRecipients(tx, row, row.sequence)
  if (notified.size === 0) {
    await runJobsNow(tx, row.id, 'booking-mail', now)
    return []
  }
  const waiting = (await findJobsOfBooking(tx, row.id))
    .filter(({ kind, state, lease_until }) => kind === 'booking-mail' && state === 'queued' && lease_until <= now)
    .map(({ payload }) => readMailPayload(payload))
  await supersedeJobs(tx, row.id, 'booking-mail', now)
  await raiseSequence(tx, row.id, now)
  const next = { ...row, sequence: row.sequence + 1 }
  const everybody = await everybodyOf(tx, row)
  return everybody.map((to) => {
    const unsent = waiting.find((payload) => keyOf(payload) === keyOf(to))
    const mail = notified.has(keyOf(to)) ? 'link-ready' : (unsent?.mail ?? 'confirmed')
    return mailJob(next, { mail, ...to }, now, now)
  })
}

interface NewMail {
  mail: Mail
  message?: string
  copy?: string
}

/**
 * Queues one mail to one person about the booking as it is now.
 *
 * @param actor who asks for it
 * @returns false when the recipient's budget is used up
 */
export async function queueMail(
  tx: Db,
  row: BookingDetailsRow,
  mail: NewMail & MailTo,
  actor: Actor,
  now: number,
): Promise<boolean> {
  const jobs = await withinMailBudgets(tx, row, [mailJob(row, mail, now, now)], { actor, announced: true }, now)
  await enqueueAll(tx, jobs, now)
  return jobs.length > 0
}

function mailJob(
  { id, host_id: hostId, sequence }: BookingDetailsRow,
  mail: NewMail & MailTo,
  runAt: number,
  now: number,
): NewJob {
  const job = { kind: 'booking-mail', payload: { ...mail, sequence }, lane: `mail:${id}:${keyOf(mail)}` } as const
  return { ...job, hostId, bookingId: id, runAt, deadlineAt: now + MAIL_DEADLINE_MS }
}

/**
 * People who have an invite of the booking, or may be getting one at this moment.
 *
 * @param sequence only invites of this SEQUENCE
 */
async function findNotifiedRecipients(
  tx: Db,
  { id, host_id }: Pick<BookingDetailsRow, 'id' | 'host_id'>,
  sequence?: number,
): Promise<Set<string>> {
  const [deliveries, jobs] = await Promise.all([findSentMailsOfBooking(tx, id), findJobsOfBooking(tx, id)])
  const delivered = deliveries
    .filter(({ method }) => method === 'REQUEST')
    .map((sent) => ({
      ...{ recipient: sent.recipient, guest: sent.address, sequence: sent.sequence ?? 0 },
      // A co-host, or the former host of a team's booking: what that one has had, this one has not.
      ...(sent.recipient === 'host' && sent.host_id !== host_id ? { coHostId: sent.host_id } : {}),
    }))
  const underWay = jobs
    .filter((job) => job.kind === 'booking-mail' && job.state === 'queued' && job.lease_owner !== null)
    .filter((job) => job.host_id === host_id || readMailPayload(job.payload).recipient !== 'host')
    .map(({ payload }) => readMailPayload(payload))
  return new Set(
    [...delivered, ...underWay].filter((mail) => sequence === undefined || mail.sequence === sequence).map(keyOf),
  )
}

/** The mail to a team's member who no longer has the booking, if they had an invite or may be getting one. */
export async function handoverMailJobsFor(tx: Db, change: BookingChange, now: number): Promise<NewJob[]> {
  const { row, before, data } = change
  if (change.change !== 'reassigned' || !before || row.status !== 'confirmed') return []
  const { id } = before
  const formerId = change.former ?? before.host_id
  const key = keyOf({ recipient: 'host', ...(formerId === before.host_id ? {} : { coHostId: formerId }) })
  if (!(await findNotifiedRecipients(tx, before)).has(key)) return []
  const message = typeof data?.reason === 'string' ? { message: data.reason } : {}
  return [
    {
      ...{
        kind: 'handover-mail',
        payload: { sequence: row.sequence, ...message },
        lane: `mail:${id}:former:${formerId}`,
      },
      ...{ hostId: formerId, bookingId: id, runAt: now, deadlineAt: now + MAIL_DEADLINE_MS },
    },
  ]
}

/** The reason of a move, for the other side only: not for guests, nor for its author. Of a handover for colleagues. */
function withReason(to: MailTo, { change, actor, data }: BookingChange): MailTo & { message?: string } {
  const ofColleague = change === 'reassigned' && to.recipient === 'host'
  const forOther = ofColleague || (to.recipient !== 'guest' && to.recipient !== sideOf(actor))
  return forOther && typeof data?.reason === 'string' ? { ...to, message: data.reason } : to
}

/** Identifies a recipient, also in the name of the lane. */
export function keyOf(to: { recipient: MailTo['recipient']; guest?: string; coHostId?: string }): string {
  if (to.coHostId !== undefined) return `co-host:${to.coHostId}`
  return to.recipient === 'guest' ? `guest:${to.guest}` : to.recipient
}

async function everybodyOf(tx: Db, row: BookingDetailsRow): Promise<MailTo[]> {
  const coHosts = row.team_rule === 'collective' ? await findCoHosts(tx, row.id) : []
  return [
    { recipient: 'attendee' },
    { recipient: 'host' },
    ...coHosts.map(({ id }): MailTo => ({ recipient: 'host', coHostId: id })),
    ...guestsOf(row),
  ]
}

/** The attendee and the guests. */
export function everybodyAround(row: BookingDetailsRow): MailTo[] {
  return [{ recipient: 'attendee' }, ...guestsOf(row)]
}

function guestsOf({ guests }: BookingDetailsRow): MailTo[] {
  return (JSON.parse(guests) as string[]).map((guest) => ({ recipient: 'guest', guest }))
}
