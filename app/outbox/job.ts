/** What the worker can do after a commit, and what each kind needs to know. The facts themselves are read when the job runs (E4). */
export type JobTask =
  | { kind: 'meeting-create'; payload: Record<string, never> }
  | { kind: 'meeting-update'; payload: Record<string, never> }
  /** `meetingId`: only this one, which lost to another of the same booking. */
  | { kind: 'meeting-delete'; payload: { meetingId?: string } }
  /** Looks whether the meeting still exists at GoTo. */
  | { kind: 'meeting-check'; payload: { startsAt: number } }
  /** The same for all bookings of a host, by GoTo's list. */
  | { kind: 'meetings-check'; payload: Record<string, never> }
  | { kind: 'booking-mail'; payload: BookingMailPayload }
  /** Queues the reminders of a moment when it is near. */
  | { kind: 'reminders'; payload: ReminderMoment }
  | { kind: 'reminder'; payload: ReminderPayload }
  | { kind: 'booking-expiry'; payload: Record<string, never> }
  | { kind: 'account-mail'; payload: AccountMailPayload }
  /** To a webhook or a connector; with a retry schedule of its own, in app/deliveries. */
  | { kind: 'delivery'; payload: { deliveryId: string } }

/** Kinds that wait for an instant of their booking, not for a while after they were written. */
export const KINDS_FOR_AN_INSTANT = [
  'reminders',
  'reminder',
  'meeting-check',
  'booking-expiry',
] as const satisfies JobTask['kind'][]

export interface BookingMailPayload {
  mail:
    | 'confirmed'
    | 'link-ready'
    | 'rescheduled'
    | 'updated'
    | 'cancelled'
    | 'declined'
    /** A guest who is not to come any more. */
    | 'uninvited'
    /** A booking that the host has to approve, told to the attendee and to the host. */
    | 'request-received'
    | 'request-to-answer'
    /** The host asks the attendee to pick another time. */
    | 'new-time-asked'
  recipient: 'host' | 'attendee' | 'guest'
  /** The address, when the recipient is a guest. */
  guest?: string
  /** What the host wrote, where a mail carries it. */
  words?: string
  /** Tells this mail from an earlier one of the same kind and SEQUENCE, such as a copy that the host sends again. */
  copy?: string
  /** The booking's SEQUENCE that this mail announces; when the booking has moved on, a later mail says more. */
  sequence: number
}

export interface ReminderMoment {
  before: 'day' | 'hour'
  /** The start it reminds of; a moved booking has reminders of its own. */
  startsAt: number
}

export interface ReminderPayload extends ReminderMoment {
  recipient: 'host' | 'attendee'
}

/** `sealedUrl` carries a token and is sealed with the context `account-mail:{hostId}`. */
export type AccountMailPayload =
  | { mail: 'verify-email' | 'reset-password' | 'change-email'; to: string; sealedUrl: string }
  | { mail: 'account-exists' | 'reconnect-goto' }
  | { mail: 'meeting-trouble'; bookingId: string; reason: string }
  | { mail: 'meeting-gone'; bookingId: string }
  | { mail: 'calendar-trouble'; feedId: string }
  | { mail: 'team-invitation'; invitationId: string; to: string }
  | { mail: 'team-news'; news: TeamNews; teamName: string; personName: string }
  | { mail: 'delivery-off'; target: string; path: string }

/** What a member is told of their team: somebody joined or left, they were taken out, or it is theirs now. */
export type TeamNews = 'joined' | 'left' | 'removed' | 'owner'

export type NewJob = JobTask & {
  hostId: string
  bookingId?: string
  /** Jobs of one lane run one after the other, in the order in which they were written. */
  lane: string
  /** Jobs of one queue share its room in the worker; left out: those of the host do. */
  queue?: string
  runAt: number
  /** After this instant the job is not tried again but shown to the host. */
  deadlineAt: number
}

export type JobOutcome =
  | { result: 'done' }
  /** Overtaken by a later change: there is nothing left to do. */
  | { result: 'superseded' }
  /** May succeed later. `serviceDown`: the other side did not answer at all, so that asking it for others is no use now either. */
  | { result: 'retry'; error: string; afterMs?: number | null; serviceDown?: boolean }
  /** Was not tried, because the other side is known not to answer: no attempt is counted, or waiting for others would wear it out. */
  | { result: 'put_off'; error: string; afterMs: number }
  /** Cannot run until something outside changes, such as a reconnected GoTo account. */
  | { result: 'waiting'; error: string }
  /** Will not succeed, however often it is tried. */
  | { result: 'failed'; error: string }

const FIRST_RETRY_MS = 2_000
const MAX_RETRY_MS = 15 * 60_000

/**
 * Exponential back-off with full jitter (E6): a crowd of failed jobs comes back spread out.
 *
 * @param attempt how often the job has run, 1 after its first failure
 * @param random in [0, 1)
 * @example retryDelayMs(1, 0.5) // 1000
 */
export function retryDelayMs(attempt: number, random: number): number {
  return Math.ceil(random * Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempt - 1)))
}
