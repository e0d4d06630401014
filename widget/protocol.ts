/**
 * What the frame tells the page around it (contract, section 5). Nothing here can name a person: no name, address, answer or
 * join link has a place in any payload.
 */
export interface FrameEvents {
  /** The frame can be used. */
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
 * Why nothing can be booked in this place. The frame tells the first three; `refused` (the host's list of sites lacks this one),
 * `blocked` (by the page's own policy), `timeout` and `wrong_address` are what the loader sees from outside.
 */
export type FailureReason =
  | 'not_found'
  | 'too_many_requests'
  | 'unavailable'
  | 'refused'
  | 'blocked'
  | 'timeout'
  | 'wrong_address'

/** Between our frame and our loader only; never handed on to the page. */
interface InternalEvents {
  /** First sign of life, before any script of ours has loaded: the frame was not refused. */
  hello: Record<string, never>
  /** Another step of the way is shown. */
  step: Record<string, never>
  /** Escape was pressed inside. */
  close: Record<string, never>
}

export type AnyFrameEvents = FrameEvents & InternalEvents
export type FrameMessage<E extends keyof AnyFrameEvents = keyof AnyFrameEvents> = {
  [Name in E]: { source: 'foyer'; version: 1; event: Name; payload: AnyFrameEvents[Name] }
}[E]

/** What the loader tells the frame: that the page around it changed between light and dark. */
export interface LookMessage {
  source: 'foyer'
  version: 1
  event: 'look'
  payload: { theme: 'light' | 'dark' }
}
