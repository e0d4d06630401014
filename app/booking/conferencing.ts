import type { Db } from '#db/schema'
import type { ConferencingProvider } from '#db/tables/event-types'

/** The request to a provider for one booking. */
export interface MeetingRequest {
  /** Event type and attendee, as people read it at the provider. Any text: the provider's code shortens and escapes it. */
  subject: string
  /** Eight of `0-9A-Z` that distinguish our meeting from the host's own; never shortened (E5). */
  marker: string
  /** Epoch ms. */
  startsAt: number
  endsAt: number
  /** Hosts who come along and may start the meeting too, where the provider knows them as colleagues of the organizer. */
  coHostIds?: string[]
}

/** A meeting that was just made. */
export interface Meeting {
  meetingId: string
  /** https, and on a known host of the provider (C9). */
  joinUrl: string
  /** Telephone numbers and access code as the provider writes them, with line breaks; empty when it has none. */
  dialIn: string
}

/** A meeting as the provider lists it: ours or the host's own. */
export interface ListedMeeting {
  /** Null if it cannot be read: the meeting takes its time all the same. */
  meetingId: string | null
  subject: string
  /** Epoch ms. */
  startsAt: number
  endsAt: number
  /** Whether somebody is in it at this moment. */
  running: boolean
}

/** One time that a meeting was held: it may be started and ended several times. */
export interface MeetingSession {
  meetingId: string
  /** Epoch ms; null where the provider's time cannot be read. */
  startsAt: number | null
  endsAt: number | null
  /** Null if it is not stated. Whether the organizer is counted depends on the provider. */
  participants: number | null
  /** Opens its recording without a sign-in: a secret like the join link (F3). */
  recordingUrl: string | null
}

/** Why a provider refused or failed. The reason says what to do next; the status is kept for the log. */
export type ConferencingFailureReason =
  /** The operator has not registered this service with the provider. */
  | 'not_configured'
  /** The provider does not know the operator's client: an error in the configuration, not the host's. */
  | 'misconfigured'
  | 'not_connected'
  /** The host's grant is gone: only a new consent helps. */
  | 'reconnect_needed'
  /** No response, or one from a gateway: 408, 5xx, time-out, cut connection. */
  | 'unreachable'
  | 'rate_limited'
  /** Refused although the grant is alive: no licence, suspended, scope missing. */
  | 'refused'
  /** The provider refuses the request's content, such as a start in the past. */
  | 'rejected'
  | 'not_found'
  | 'conflict'
  /** A success whose body cannot be read: it may have been done. */
  | 'unreadable'

export interface ConferencingFailure {
  ok: false
  reason: ConferencingFailureReason
  /** Of the HTTP response; null without one. */
  status: number | null
  /** The provider's message, shortened; for the log and the host, never for attendees. */
  detail: string
  /** Whether it may have been done all the same, so that a repeat needs a check first (E5). */
  outcomeUnknown: boolean
  /** The provider's Retry-After. */
  retryAfterMs: number | null
}

export type ConferencingOutcome<T> = { ok: true; value: T } | ConferencingFailure

/**
 * A provider of meetings, for one host at a time: it finds the host's connection and keeps its tokens alive. Every failure is a
 * value; a thrown error is our own fault. `tests/conferencing/describe-conferencing.ts` is the contract as tests, which every
 * provider passes.
 */
export interface Conferencing {
  /** The provider's name. Hosts read it, and stored errors begin with it. */
  name: string
  statusOf(hostId: string): Promise<ConferencingStatus>
  /** Not idempotent: after `outcomeUnknown` the caller reads `upcomingMeetings` before it tries again (E5). */
  createMeeting(hostId: string, request: MeetingRequest): Promise<ConferencingOutcome<Meeting>>
  /** Id and join link stay. Repeating it does no harm. */
  updateMeeting(hostId: string, meetingId: string, request: MeetingRequest): Promise<ConferencingOutcome<true>>
  /** A meeting that is gone already counts as deleted (E10). */
  deleteMeeting(hostId: string, meetingId: string): Promise<ConferencingOutcome<true>>
  /** @returns `not_found` for a deleted meeting, whoever deleted it */
  getMeeting(hostId: string, meetingId: string): Promise<ConferencingOutcome<ListedMeeting>>
  /** Every meeting of the host that has not ended, including those that are not ours. */
  upcomingMeetings(hostId: string): Promise<ConferencingOutcome<ListedMeeting[]>>
  /** Ended sessions of the host's meetings that began in `[from, until)`, epoch ms, as far as the provider lists them yet. */
  sessions(hostId: string, from: number, until: number): Promise<ConferencingOutcome<MeetingSession[]>>
  /** Opens the meeting as its host without a sign-in: for the host's own click, never stored, never mailed. */
  startUrl(hostId: string, meetingId: string): Promise<ConferencingOutcome<string>>
  /** The usual join link of a meeting, if the response to its create was lost. */
  joinUrlFor(meetingId: string): string
  /** Everything that is sent to the provider, as one text. It is stored: while it stays the same, no update is needed. */
  meetingBody(request: MeetingRequest): string
  /** Whether a listed meeting was made by a request with this marker. */
  carriesMarker(meeting: Pick<ListedMeeting, 'subject'>, marker: string): boolean
  /** Connected hosts whose bookings were last compared with the provider's list at `before` or earlier. */
  hostsToCompare(before: number): Promise<string[]>
  /**
   * Claims such a comparison, in the caller's transaction. @returns whether it was still due: of several processes one gets it
   */
  claimComparison(tx: Db, hostId: string, before: number, now: number): Promise<boolean>
  /** Whether the host's jobs can run: read in the caller's transaction, which has the host locked. */
  isConnected(tx: Db, hostId: string): Promise<boolean>
}

/** The providers that `process/create-app.server.ts` registers. */
export type ConferencingProviders = Record<ConferencingProvider, Conferencing>

export interface ConferencingStatus {
  status: 'not_configured' | 'not_connected' | 'connected' | 'reconnect_needed'
  email: string | null
  /** The provider's message why it refuses meetings although connected. */
  trouble: string | null
  checkedAt: number | null
}

export function conferencingFailure(
  reason: ConferencingFailureReason,
  more: Partial<Omit<ConferencingFailure, 'ok' | 'reason'>> = {},
): ConferencingFailure {
  return { ok: false, reason, status: null, detail: '', outcomeUnknown: false, retryAfterMs: null, ...more }
}
