import type { FollowUp, FollowUpOutcome } from '#db/tables/event-types'
import type { Device } from '~/i18n/devices'
import type { MailMoment } from '~/mail-texts/placeholders'
import { MINUTE_MS, SECOND_MS } from '~/time/units'

/** The kinds of jobs and their payloads. The facts themselves are read when the job runs (E4). */
export type JobTask =
  | { kind: 'meeting-create'; payload: Record<string, never> }
  | { kind: 'meeting-update'; payload: Record<string, never> }
  /** `meetingId`: delete only this one, because the booking has another. */
  /**
   * `former`: the meeting that another host's connection made or may have made before a team handed the booking over; the job's host is
   * that one.
   */
  | { kind: 'meeting-delete'; payload: { meetingId?: string; former?: { marker: string } } }
  /** Checks that the meeting still exists at GoTo. */
  | { kind: 'meeting-check'; payload: { startsAt: number } }
  /** The same for all bookings of a host, by GoTo's list. */
  | { kind: 'meetings-check'; payload: Record<string, never> }
  /** Reads what became of a meeting, so long after its end. */
  | { kind: 'attendance'; payload: { endsAt: number; afterMs: number } }
  /** Queues follow-ups where nobody says what became of the meeting. */
  | { kind: 'follow-ups'; payload: { endsAt: number } }
  | { kind: 'follow-up'; payload: FollowUpPayload }
  /** Sends a recording after the time in which its host could look at it. */
  | { kind: 'recording'; payload: Record<string, never> }
  | { kind: 'booking-mail'; payload: BookingMailPayload }
  /** The link and the code for an attendee's address; `copy` counts the mails of one proof. */
  | { kind: 'proof-mail'; payload: { proofId: string; copy: number } }
  /** To the member of a team who had the booking before. */
  | { kind: 'handover-mail'; payload: HandoverMailPayload }
  /** Continues to offer the meetings of a member who is away, or has left, to the rest of the team. */
  | { kind: 'team-handover'; payload: TeamHandoverPayload }
  /** Cancels bookings that came at once. */
  | { kind: 'rush-cancellation'; payload: RushCancellationPayload }
  /** Queues the reminders of a moment shortly before it. */
  | { kind: 'reminders'; payload: ReminderMoment }
  | { kind: 'reminder'; payload: ReminderPayload }
  /** Queues the reminders of an event type's bookings anew, after its host changed them; `after`: those beyond this one. */
  | { kind: 'plan-reminders'; payload: { eventTypeId: string; after: { startsAt: number; id: string } | null } }
  /** Shows a host their own text for a mail. */
  | { kind: 'text-test'; payload: TextTestPayload }
  | { kind: 'booking-expiry'; payload: Record<string, never> }
  /** Brings the booking's event in its host's calendar in line with the booking. */
  | { kind: 'calendar-event'; payload: Record<string, never> }
  | { kind: 'account-mail'; payload: AccountMailPayload }
  /** Reads the DNS of the host's or team's own sending address. */
  | { kind: 'sending-address-check'; payload: Record<string, never> }
  /** To a webhook or a connector; with a separate retry schedule, in app/integrations/deliveries. */
  | { kind: 'delivery'; payload: { deliveryId: string } }

/** Kinds that wait for an instant of their booking, not for a time after they were queued. */
export const KINDS_FOR_AN_INSTANT = [
  'reminders',
  'reminder',
  'meeting-check',
  'booking-expiry',
  'attendance',
  'follow-ups',
  'follow-up',
] as const satisfies JobTask['kind'][]

export interface BookingMailPayload {
  mail:
    | 'confirmed'
    | 'link-ready'
    | 'rescheduled'
    | 'updated'
    /** Another member of the team has the booking: for its attendee and guests, and for that member. */
    | 'reassigned'
    | 'taken-over'
    /** For the member who had it; sent by jobs of the kind `handover-mail`. */
    | 'handed-over'
    | 'cancelled'
    | 'declined'
    /** A guest who was removed. */
    | 'uninvited'
    /** A booking that the host has to approve, for the attendee and for the host. */
    | 'request-received'
    | 'request-to-answer'
    /** The host asks the attendee to pick another time. */
    | 'new-time-asked'
    /** The link to the recording, for the attendee and guests. */
    | 'recording'
  recipient: 'host' | 'attendee' | 'guest'
  /** The address, when the recipient is a guest. */
  guest?: string
  /** When the recipient is a host who comes along with the organizer. */
  coHostId?: string
  /** The host's message, for mails that contain it. */
  message?: string
  /** Distinguishes this mail from an earlier one of the same kind and SEQUENCE, such as a copy that the host sends. */
  copy?: string
  /** The booking's SEQUENCE that this mail announces; once it has risen, a later mail replaces this one. */
  sequence: number
}

/**
 * The payload of a stored mail job. Jobs that an earlier version queued name the host's message `words`.
 *
 * @example readMailPayload('{"mail":"new-time-asked","recipient":"attendee","words":"Sorry","sequence":0}').message // 'Sorry'
 */
export function readMailPayload(stored: string): BookingMailPayload {
  const { words, ...payload } = JSON.parse(stored) as BookingMailPayload & { words?: string }
  return words === undefined ? payload : { ...payload, message: words }
}

/** A mail after the meeting; it is sent only while the outcome is still this one. */
export interface FollowUpPayload {
  followUp: FollowUp
  outcome: FollowUpOutcome
  /** A moved booking has another meeting. */
  endsAt: number
}

export interface HandoverMailPayload {
  /** Of the booking when it was handed over. */
  sequence: number
  /** The reason. */
  message?: string
}

export interface TeamHandoverPayload {
  /** The page of the team. */
  pageId: string
  /** Starts of the meetings that are left, epoch ms, `[from, until)`. */
  from: number
  until: number
  /** Who hands over. */
  actor: { kind: 'host' | 'manager'; id: string; name: string }
  /** For the colleagues who take over. */
  reason: string | null
  /** The member leaves the team: then the others have collective meetings without them. */
  leaves: boolean
}

export interface RushCancellationPayload {
  bookingIds: string[]
  /** The host. */
  actor: { kind: 'host'; id: string; name: string }
}

/** How long before the start: a day, an hour, or so many minutes (`90m`). */
export type ReminderLead = 'day' | 'hour' | `${number}m`

export interface ReminderMoment {
  before: ReminderLead
  /** The start that it reminds of; a moved booking has new reminders. */
  startsAt: number
}

export interface ReminderPayload extends ReminderMoment {
  recipient: 'host' | 'attendee'
  coHostId?: string
}

export interface TextTestPayload {
  /** Distinguishes it from other tests of the same text. */
  id: string
  eventTypeId: string
  moment: MailMoment
  locale: string
  subject: string
  body: string
  /** For the text of a follow-up: which one. */
  followUp?: FollowUp
}

/** `sealedUrl` carries a token and is sealed with the context `account-mail:{hostId}`. */
export type AccountMailPayload =
  | { mail: 'verify-email' | 'reset-password' | 'change-email'; to: string; sealedUrl: string }
  /** The link that proves an own sending address, and the news that it is no longer in use. */
  | { mail: 'prove-sending-address'; to: string; sealedUrl: string }
  /** `askedAt` tells which of two it was; jobs that an earlier version queued have none. */
  | { mail: 'sending-address-off'; ownerId: string; askedAt?: number; stoppedAt: number }
  /** The link that proves an address for replies. */
  | { mail: 'prove-reply-to'; to: string; sealedUrl: string }
  | { mail: 'account-exists' | 'reconnect-goto' }
  | { mail: 'meeting-trouble'; bookingId: string; reason: string }
  | { mail: 'meeting-gone'; bookingId: string }
  | { mail: 'calendar-trouble'; feedId: string }
  /** A connected calendar account: its provider no longer lets us in, or it cannot be read for an hour. */
  | { mail: 'reconnect-calendar' | 'calendar-unreadable'; accountId: string }
  /** The host deleted or moved a booking's event in their calendar. */
  | { mail: 'calendar-edit'; bookingId: string; foundAt: number }
  | { mail: 'team-invitation'; invitationId: string; to: string }
  | { mail: 'team-news'; news: TeamNews; teamName: string; personName: string; eventTypes?: string[] }
  | { mail: 'delivery-off'; target: string; path: string }
  | SecurityNoticePayload

/** What changed in how an account is entered. */
export type SecurityNotice =
  | 'new_browser'
  | 'password_changed'
  | 'email_changed'
  | 'app_added'
  | 'app_removed'
  | 'passkey_added'
  | 'passkey_removed'
  | 'second_step_on'
  | 'second_step_off'
  | 'recovery_codes_renewed'
  | 'recovery_code_used'
  | 'api_key_added'
  | 'provider_linked'
  | 'provider_unlinked'

interface SecurityNoticePayload {
  mail: 'security-notice'
  notice: SecurityNotice
  at: number
  device: Device
  /** The name of a key, a passkey or a provider. */
  subject?: string
  /** The mail goes there instead: the address that the account had until now. */
  formerEmail?: string
}

/**
 * News for a member of a team: somebody joined or left, they were removed, they became the owner, or event types that need all of their
 * members lack one.
 */
export type TeamNews = 'joined' | 'left' | 'removed' | 'owner' | 'incomplete'

export type NewJob = JobTask & {
  hostId: string
  bookingId?: string
  /** Jobs of one lane run one after the other, in the order in which they were written. */
  lane: string
  /** Jobs of one queue share its capacity in the worker; default: the host's jobs share one. */
  queue?: string
  runAt: number
  /** After this instant the job is not tried again but shown to the host. */
  deadlineAt: number
}

/** The error of a mail that waits because the operator looks at its tenant's mails. */
export const STOPPED_BY_OPERATOR = 'Mails of this account are stopped until the operator has looked at them.'

export type JobOutcome =
  | { result: 'done' }
  /** Superseded by a later change: there is nothing left to do. */
  | { result: 'superseded' }
  /** May succeed later. `serviceDown`: the service did not answer at all, so other jobs need not try it now either. */
  | { result: 'retry'; error: string; afterMs?: number | null; serviceDown?: boolean }
  /**
   * Not tried, because the service is known not to answer. It does not count as an attempt, or waiting would use up the
   * attempts.
   */
  | { result: 'put_off'; error: string; afterMs: number }
  /** Cannot run until something outside changes, such as a reconnected GoTo account. */
  | { result: 'waiting'; error: string }
  /** Will never succeed. */
  | { result: 'failed'; error: string }

const FIRST_RETRY_MS = 2 * SECOND_MS
const MAX_RETRY_MS = 15 * MINUTE_MS

/**
 * Exponential back-off with full jitter (E6): many failed jobs are spread out.
 *
 * @param attempt how often the job has run, 1 after its first failure
 * @param random in [0, 1)
 * @example retryDelayMs(1, 0.5) // 1000
 */
export function retryDelayMs(attempt: number, random: number): number {
  return Math.ceil(random * Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempt - 1)))
}
