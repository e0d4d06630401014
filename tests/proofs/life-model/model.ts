import { slotsByOracle } from '#tests/availability/oracle'
import type { SlotQuery } from '~/availability/slots'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

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

/** Which state may follow which by the contract; repeated here so that the test does not rely on the code. */
export const MAY_FOLLOW: Record<Status, Status[]> = {
  pending: ['pending', 'confirmed', 'cancelled', 'declined'],
  confirmed: ['confirmed', 'cancelled'],
  cancelled: ['cancelled'],
  declined: ['declined'],
}

export interface Mail {
  kind: Kind
  /** The instant from which it may be sent: invites wait a little for their link. */
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
  /** GoTo was given up. */
  failed: boolean
  /** Not yet sent, as far as the model can know. */
  pending: Map<Person, Mail>
  /** What has been sent to each person, in order: the kind and its SEQUENCE. */
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

/** What one host's calendar should be, derived from the commands alone. */
export interface Model {
  timeZone: string
  connected: boolean
  /** Whether the outbox runs by itself, or only by command. */
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

/** Whether a start is offered, by the oracle over the model's own bookings. @param moving the booking that moves, which does not block itself */
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
