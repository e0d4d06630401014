import type { Kind, Model, ModelBooking, Person } from './model'

const LINK_WAIT_MS = 10 * 60_000

/** Replaces the mails that were still to be sent by the current ones. */
export function announce(model: Model, booking: ModelBooking, change: 'new' | 'moved' | 'over', now: number): void {
  const { status, guests, pending } = booking
  pending.clear()
  const queue = (person: Person, kind: Kind, runAt = now) => pending.set(person, { kind, runAt, writtenAt: now })
  const waitMs = model.connected && !booking.linked ? now + LINK_WAIT_MS : now
  const everybody = ['attendee', 'host', ...guests]
  switch (status) {
    case 'pending':
      queue('attendee', 'request-received')
      queue('host', 'request-to-answer')
      return
    case 'confirmed':
      for (const person of everybody) {
        const again = change === 'moved' && wasInvited(booking, person)
        queue(person, again ? 'rescheduled' : 'confirmed', again ? now : waitMs)
      }
      return
    case 'cancelled':
      for (const person of everybody)
        if (!guests.includes(person) || wasInvited(booking, person)) queue(person, 'cancelled')
      return
    case 'declined':
      queue('attendee', 'declined')
  }
}

/** A clock that was set back takes the waiting mails with it: they wait their full time from now on. */
export function followClock({ bookings }: Model, now: number): void {
  for (const mail of bookings.flatMap(({ pending }) => [...pending.values()]))
    if (mail.writtenAt > now) Object.assign(mail, { runAt: mail.runAt - mail.writtenAt + now, writtenAt: now })
}

const INVITES: Kind[] = ['confirmed', 'rescheduled', 'link-ready']

export function isInvite(kind: Kind): boolean {
  return INVITES.includes(kind)
}

export function wasInvited({ sent }: ModelBooking, person: Person, sequence?: number): boolean {
  return (sent.get(person) ?? []).some(
    (mail) => isInvite(mail.kind) && (sequence === undefined || mail.sequence === sequence),
  )
}

export interface Settled {
  /** When the outbox began to run and when nothing due was left. */
  from: number
  until: number
  /** What was seen to happen meanwhile: GoTo responded, GoTo was given up, a request expired. */
  linkedNow: boolean
  gaveUp: 'now' | 'perhaps' | 'no'
  expiredNow: boolean
  sequence: number
}

/**
 * What each person may have got from one run of the outbox: every list is one valid order of events. There is more than one only
 * when the link came at the very moment at which the invite stopped waiting for it.
 *
 * @throws when no valid order explains the SEQUENCE
 */
export function admissibleMails(booking: ModelBooking, person: Person, settled: Settled): string[][] {
  const { from, until, linkedNow, gaveUp, expiredNow } = settled
  const mail = booking.pending.get(person)
  const at = (kind: Kind, sequence: number) => `${kind} ${sequence}`
  const before = booking.sequence
  if (expiredNow) {
    const notified = person === 'attendee' || person === 'host' ? [at('declined', before + 1)] : []
    return mail && mail.runAt <= until ? [notified, [at(mail.kind, before), ...notified]] : [notified]
  }
  const mayBeDue = mail !== undefined && (mail.runAt <= until || linkedNow || gaveUp !== 'no')
  const mustBeDue = mail !== undefined && (mail.runAt <= from || linkedNow || gaveUp === 'now')
  const usual = [...(mayBeDue ? [[at(mail.kind, before)]] : []), ...(mustBeDue ? [] : [[]])]
  if (settled.sequence === before) return usual
  // A mail went out without the link, so each recipient gets it under the next SEQUENCE.
  const update = at('link-ready', before + 1)
  if (!mail) return [[update]]
  return [[at(mail.kind, before), update], [at(mail.kind, before + 1)], [update]]
}

/** The SEQUENCEs that a booking may have after one run of the outbox. */
export function admissibleSequences(booking: ModelBooking, { until, linkedNow, expiredNow }: Settled): number[] {
  const { sequence, pending, guests } = booking
  if (expiredNow) return [sequence + 1]
  if (!linkedNow || booking.status !== 'confirmed') return [sequence]
  const everybody = ['attendee', 'host', ...guests]
  if (everybody.some((person) => wasInvited(booking, person, sequence))) return [sequence + 1]
  const race = [...pending.values()].some(({ runAt }) => runAt <= until)
  return race ? [sequence, sequence + 1] : [sequence]
}
