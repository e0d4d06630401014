import { slotsByOracle } from '#tests/availability/oracle'
import type { SlotQuery } from '~/availability/slots'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const LINK_PATIENCE_MS = 10 * MINUTE_MS

export type Status = 'pending' | 'confirmed' | 'cancelled' | 'declined'
/** `host`, `attendee` or the address of a guest. */
export type Person = string
export type Kind =
  | 'confirmed'
  | 'rescheduled'
  | 'link-ready'
  | 'cancelled'
  | 'declined'
  | 'request-received'
  | 'request-to-answer'

/** What the contract allows to follow what; written down here once more, so that the test does not believe the code. */
export const MAY_FOLLOW: Record<Status, Status[]> = {
  pending: ['pending', 'confirmed', 'cancelled', 'declined'],
  confirmed: ['confirmed', 'cancelled'],
  cancelled: ['cancelled'],
  declined: ['declined'],
}

export interface Mail {
  kind: Kind
  /** The instant from which it may go: invites wait a little for their link. */
  runAt: number
  writtenAt: number
}

export interface ModelBooking {
  id: string
  managePath: string
  status: Status
  start: number
  end: number
  bufferBefore: number
  bufferAfter: number
  sequence: number
  attendee: string
  guests: string[]
  /** Until when a request waits; null for others. */
  dueAt: number | null
  /** GoTo has made its meeting. */
  linked: boolean
  /** It was given up. */
  failed: boolean
  /** Not yet sent, as far as the model can know. */
  pending: Map<Person, Mail>
  /** Per person what has been sent, in order: the kind and the SEQUENCE it announced. */
  sent: Map<Person, { kind: Kind; sequence: number }[]>
}

export interface Settings {
  durationMinutes: number
  stepMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  minimumNoticeMinutes: number
  dailyLimit: number | null
  confirmation: 'automatic' | 'manual'
  cancelCutoffMinutes: number
  rescheduleCutoffMinutes: number
}

/** What one host's calendar should be, worked out from the commands alone. */
export interface Model {
  timeZone: string
  connected: boolean
  /** Whether the outbox runs by itself, or only when a command says so. */
  awake: boolean
  gotoUp: boolean
  weekly: SlotQuery['weekly']
  overrides: SlotQuery['overrides']
  settings: Settings
  bookings: ModelBooking[]
  /** What has happened over all lives, for the report. */
  tally: Record<string, number>
}

export function count({ tally }: Model, what: string): void {
  tally[what] = (tally[what] ?? 0) + 1
}

export const holds = ({ status }: ModelBooking) => status === 'pending' || status === 'confirmed'

/** Whether a start is on offer, by the literal oracle over the model's own bookings. @param moving the booking that asks, which does not stand in its own way */
export function isOffered(model: Model, start: number, now: number, moving?: ModelBooking): boolean {
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes, ...settings } = model.settings
  const others = model.bookings.filter((booking) => holds(booking) && booking !== moving)
  // Rule 4: a booking is widened by what its buffer exceeds the new one's on the facing side. It counts on the date of its own start.
  const busy = others.flatMap(({ start, end, bufferBefore, bufferAfter }) => [
    {
      start: start - Math.max(0, bufferBefore - bufferAfterMinutes) * MINUTE_MS,
      end: end + Math.max(0, bufferAfter - bufferBeforeMinutes) * MINUTE_MS,
    },
    { start, end: start, counts: true },
  ])
  const { timeZone, weekly, overrides } = model
  return slotsByOracle({
    ...{ timeZone, weekly, overrides, busy, now, from: start, until: start + 1 },
    ...{ bufferBeforeMinutes, bufferAfterMinutes },
    durationMinutes: moving ? (moving.end - moving.start) / MINUTE_MS : durationMinutes,
    stepMinutes: settings.stepMinutes,
    minimumNoticeMinutes: settings.minimumNoticeMinutes,
    dailyLimit: settings.dailyLimit,
  }).includes(start)
}

/** Until when a request waits: two days, or a day before its start; for a nearer time half of what is left. */
export function requestDueAt(askedAt: number, start: number): number {
  const due = Math.min(askedAt + 48 * HOUR_MS, start - 24 * HOUR_MS)
  return due > askedAt + HOUR_MS ? due : askedAt + Math.floor((start - askedAt) / 2)
}

/** Replaces what was still to be sent by what is true now. */
export function announce(model: Model, booking: ModelBooking, change: 'new' | 'moved' | 'over', now: number): void {
  const { status, guests, pending } = booking
  pending.clear()
  const queue = (person: Person, kind: Kind, runAt = now) => pending.set(person, { kind, runAt, writtenAt: now })
  const patience = model.connected && !booking.linked ? now + LINK_PATIENCE_MS : now
  const everybody = ['attendee', 'host', ...guests]
  switch (status) {
    case 'pending':
      queue('attendee', 'request-received')
      queue('host', 'request-to-answer')
      return
    case 'confirmed':
      for (const person of everybody) {
        const again = change === 'moved' && wasInvited(booking, person)
        queue(person, again ? 'rescheduled' : 'confirmed', again ? now : patience)
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

/** A clock that was set back takes the waiting mails with it: they wait as long as they were to, from now on. */
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
  /** When the outbox began to run and when it had nothing left that was due. */
  from: number
  until: number
  /** What was seen to happen meanwhile: GoTo answered, GoTo was given up, nobody answered the request in time. */
  linkedNow: boolean
  gaveUp: 'now' | 'perhaps' | 'no'
  expiredNow: boolean
  sequence: number
}

/**
 * What each person may have got from one run of the outbox: every list is one admissible order of events. There is more than one only
 * where the link came at the very moment at which the invite stopped waiting for it.
 *
 * @throws when the SEQUENCE is one that nothing explains
 */
export function admissibleMails(booking: ModelBooking, person: Person, settled: Settled): string[][] {
  const { from, until, linkedNow, gaveUp, expiredNow } = settled
  const mail = booking.pending.get(person)
  const at = (kind: Kind, sequence: number) => `${kind} ${sequence}`
  const before = booking.sequence
  if (expiredNow) {
    const told = person === 'attendee' || person === 'host' ? [at('declined', before + 1)] : []
    return mail && mail.runAt <= until ? [told, [at(mail.kind, before), ...told]] : [told]
  }
  const mayBeDue = mail !== undefined && (mail.runAt <= until || linkedNow || gaveUp !== 'no')
  const mustBeDue = mail !== undefined && (mail.runAt <= from || linkedNow || gaveUp === 'now')
  const usual = [...(mayBeDue ? [[at(mail.kind, before)]] : []), ...(mustBeDue ? [] : [[]])]
  if (settled.sequence === before) return usual
  // Somebody was told without the link, so everybody hears of it under the next SEQUENCE.
  const update = at('link-ready', before + 1)
  if (!mail) return [[update]]
  return [[at(mail.kind, before), update], [at(mail.kind, before + 1)], [update]]
}

/** Which SEQUENCEs a booking may have after one run of the outbox. */
export function admissibleSequences(booking: ModelBooking, { until, linkedNow, expiredNow }: Settled): number[] {
  const { sequence, pending, guests } = booking
  if (expiredNow) return [sequence + 1]
  if (!linkedNow || booking.status !== 'confirmed') return [sequence]
  const everybody = ['attendee', 'host', ...guests]
  if (everybody.some((person) => wasInvited(booking, person, sequence))) return [sequence + 1]
  const race = [...pending.values()].some(({ runAt }) => runAt <= until)
  return race ? [sequence, sequence + 1] : [sequence]
}
