import type { OAuthProvider, OAuthTokens } from '~/oauth/oauth-provider'

export type CalendarKind = 'google' | 'microsoft' | 'caldav'

/** What a provider needs to act for a host. */
export type CalendarAccess =
  | { kind: 'token'; accessToken: string }
  | { kind: 'password'; serverUrl: string; username: string; password: string }

export interface RemoteCalendar {
  /** The provider's name for it: an id, or an address. */
  remoteId: string
  name: string
  /** IANA, if the provider states one that we know. */
  timeZone: string | null
  /** Whether events may be written to it. */
  writable: boolean
  primary: boolean
}

/** A stored calendar, as far as a provider needs it. */
export interface CalendarPlace {
  remoteId: string
  timeZone: string | null
}

export interface RemoteInterval {
  /** Epoch ms, `[start, end)`. */
  start: number
  end: number
  allDay: boolean
}

/** An event, or an object with all its occurrences, as it counts: only times, never titles. */
export interface RemoteEvent {
  /** The provider's id. Ids of occurrences that the provider lists one by one are ids of their own. */
  remoteId: string
  etag: string | null
  /** Its busy times inside the window; none if it does not block: free, cancelled, declined by the host. Filled for our own events as well. */
  intervals: RemoteInterval[]
  /**
   * Our own event: which booking it is of, by the id that we derived or the property that we set, and the times that it has now. A copy
   * that somebody made of it may state the same booking; the caller knows the id of the original. `invitation`: it is not the event that
   * we wrote but the calendar object of our mail, which the host's mail program put there (`bookingOfUid` in own-uid.ts).
   */
  booking: { bookingId: string; start: number; end: number; invitation: boolean } | null
}

export interface CalendarChanges {
  /** True: `events` is everything, and what is not in it is gone. False: only what has changed since the sync state. */
  full: boolean
  events: RemoteEvent[]
  /** Ids that are gone, as far as the provider lists them; also ids that were never listed. */
  removed: string[]
  /** Opaque for the caller: a token, a delta link, a CTag. */
  syncState: string
  /** Events that could not be read, with their start if it is known. They make a calendar "partly read". */
  unread: { start: number | null }[]
}

/** What a provider must know about the host to decide what counts. */
export interface ReadingHost {
  hostId: string
  /** For all-day events and times without a zone, where the calendar has none of its own. */
  timeZone: string
  /** The host's mail addresses: an event that one of them declined is free time. */
  ownAddresses: readonly string[]
}

export interface ReadRequest {
  calendar: CalendarPlace
  host: ReadingHost
  /** Null: everything is read. */
  syncState: string | null
  /** The part that is kept, epoch ms. A sync state belongs to the window it began with. */
  window: { from: number; until: number }
  now: number
}

/** A booking as it stands in its host's own calendar: for the host alone, without attendees, so that nobody is invited twice (K5). */
export interface EventOfBooking {
  bookingId: string
  /** Epoch ms. */
  start: number
  end: number
  /** The host's, IANA. */
  timeZone: string
  title: string
  description: string
  /** The join link, an address, or nothing. */
  location: string
  /** A request that waits for the host's decision. */
  tentative: boolean
  /** The booking's SEQUENCE. */
  sequence: number
  /** The booking's page for its host. */
  url: string
}

export interface WrittenEvent {
  remoteId: string
  etag: string | null
}

/** Where a provider sends its notifications. */
export interface NotificationChannel {
  id: string
  /** Comes back with each notification, and is compared. */
  secret: string
  /** Our address. */
  address: string
  /** The latest end that we ask for, epoch ms. */
  until: number
}

export interface StartedChannel {
  /** The provider's name for the channel. */
  resourceId: string
  until: number
}

/** Notifications only wake a read: they are never believed, and a lost one is made up for by the next regular read. */
export interface CalendarWatch {
  /** Whether a renewed channel keeps its id and secret, or needs new ones. */
  renewal: 'same_channel' | 'new_channel'
  start(
    access: CalendarAccess,
    calendar: CalendarPlace,
    channel: NotificationChannel,
  ): Promise<CalendarOutcome<StartedChannel>>
  /** Extends it, or starts it anew and stops the old one. `channel` has an id and a secret as `renewal` says. */
  renew(
    access: CalendarAccess,
    calendar: CalendarPlace,
    channel: NotificationChannel,
    old: { id: string; resourceId: string },
  ): Promise<CalendarOutcome<StartedChannel>>
  /** `already_gone` is a success. */
  stop(
    access: CalendarAccess,
    channel: { id: string; resourceId: string },
  ): Promise<CalendarOutcome<'stopped' | 'already_gone'>>
}

export interface CalendarAccount {
  /** Stays the same for one account at the provider, so that connecting it again is recognised. */
  accountKey: string
  /** For the host: an address or a user name. */
  name: string
}

/**
 * One kind of calendar account. No call throws because of what the provider answers; none is made inside a transaction. Only the folder
 * of a provider knows its requests.
 */
export interface CalendarProvider {
  kind: CalendarKind
  /** The operator has set the client, or none is needed. Otherwise it is not offered. */
  configured: boolean
  /** Null for a provider with passwords. */
  oauth: OAuthProvider<OAuthTokens> | null
  findAccount(access: CalendarAccess): Promise<CalendarOutcome<CalendarAccount>>
  listCalendars(access: CalendarAccess): Promise<CalendarOutcome<RemoteCalendar[]>>
  /** `sync_lost`: the sync state has expired, so the caller reads everything once, and keeps what it has until then. */
  readChanges(access: CalendarAccess, request: ReadRequest): Promise<CalendarOutcome<CalendarChanges>>
  /**
   * Idempotent: the id is derived from the booking, so a second call after a lost answer finds the same event and brings it in line.
   * Fields that are not ours stay as they are.
   *
   * @param known null: not written before, or to be written again after it was deleted there. With an ETag: `conflict` if the event has
   *   another one by now, `not_found` if it is gone. Without an ETag: whatever is there is overwritten.
   */
  writeEvent(
    access: CalendarAccess,
    calendar: CalendarPlace,
    event: EventOfBooking,
    known: WrittenEvent | null,
  ): Promise<CalendarOutcome<WrittenEvent>>
  /**
   * Whatever its ETag is: the booking is gone, and the event is ours.
   *
   * @param known null: the answer to its writing was lost, so it is looked for by the booking
   */
  deleteEvent(
    access: CalendarAccess,
    calendar: CalendarPlace,
    bookingId: string,
    known: WrittenEvent | null,
  ): Promise<CalendarOutcome<'deleted' | 'already_gone'>>
  /** Null where the provider has no notifications. */
  watch: CalendarWatch | null
}

/** Says what to do next; status and detail are for the log. */
export type CalendarFailureReason =
  /** The grant or the password is no longer accepted: only the host can help. A token that has expired is one, too: the caller renews it once. */
  | 'reconnect_needed'
  /** The provider does not accept the operator's client. */
  | 'misconfigured'
  /** No answer, or a temporary failure. */
  | 'unreachable'
  | 'rate_limited'
  | 'sync_lost'
  /** The calendar, or the event. */
  | 'not_found'
  /** Changed there since we last read it. */
  | 'conflict'
  /** Understood and not allowed: a read-only calendar, a forbidden address. Trying again does not help. */
  | 'refused'
  /** An answer that cannot be read. */
  | 'unreadable'

export interface CalendarFailure {
  ok: false
  reason: CalendarFailureReason
  /** Of the HTTP response; null without one. */
  status: number | null
  /** Shortened; never a token, password or title (T7). */
  detail: string
  /** Whether the provider may have done it all the same. */
  outcomeUnknown: boolean
  /** From `Retry-After` or its like. */
  retryAfterMs: number | null
}

export type CalendarOutcome<T> = { ok: true; value: T } | CalendarFailure

export function calendarFailure(
  reason: CalendarFailureReason,
  more: Partial<Omit<CalendarFailure, 'ok' | 'reason'>> = {},
): CalendarFailure {
  return { ok: false, reason, status: null, detail: '', outcomeUnknown: false, retryAfterMs: null, ...more }
}
