/**
 * The messages of the frame to the page around it (rules.md, section 5). They contain no personal data: no payload has a field
 * for a name, address, answer or join link.
 */
export interface FrameEvents {
  /** The frame is ready. */
  ready: Record<string, never>
  /** Days and times are shown. */
  viewed: Record<string, never>
  'slot-selected': { start: string }
  booked: BookingEvent
  rescheduled: BookingEvent
  cancelled: BookingEvent
  /** Content height, CSS pixels. */
  resized: { height: number }
  failed: { reason: FailureReason }
}

export interface BookingEvent {
  bookingId: string
  /** RFC 3339, UTC. */
  start: string
  end: string
  /** IANA name of the attendee's zone. */
  timeZone: string
  /** The event type's slug. */
  eventType: string
}

/**
 * Why nothing can be booked here. The frame sends the first three; the loader detects `refused` (the host's list of sites lacks
 * this one), `blocked` (by the page's own policy), `timeout` and `wrong_address`.
 */
export type FailureReason =
  | 'not_found'
  | 'too_many_requests'
  | 'unavailable'
  | 'refused'
  | 'blocked'
  | 'timeout'
  | 'wrong_address'

/** Between our frame and our loader only; never passed on to the page. */
interface InternalEvents {
  /** The first message, before our other scripts are loaded: the frame was not refused. */
  hello: Record<string, never>
  /** Another step is shown. */
  step: Record<string, never>
  /** Escape was pressed inside. */
  close: Record<string, never>
}

export type AnyFrameEvents = FrameEvents & InternalEvents
export type FrameMessage<E extends keyof AnyFrameEvents = keyof AnyFrameEvents> = {
  [Name in E]: { source: 'foyer'; version: 1; event: Name; payload: AnyFrameEvents[Name] }
}[E]

/** A message of the loader to the frame: the page around it changed between light and dark. */
export interface LookMessage {
  source: 'foyer'
  version: 1
  event: 'look'
  payload: { theme: 'light' | 'dark' }
}
