import type { Actor } from '~/booking/actor'
import type { CrmReference, Tracking } from '~/booking/booking'
import type { EventType } from '~/event-types/event-type'
import type { Idempotency } from './idempotency.server'

export interface BookingRequest {
  /** Whose event type it is: a host, or the page of a team, whose members take its bookings. */
  host: { id: string; email: string; timeZone: string }
  eventType: EventType
  /** What the meeting is called; the event type's title unless the host says otherwise. */
  title?: string
  durationMinutes: number
  /** Epoch ms. */
  start: number
  /** `locale` is a language tag (BCP 47). */
  attendee: { name: string; email: string; timeZone: string; locale: string }
  /** Addresses. Duplicates, the host and the attendee are left out. */
  guests: string[]
  /** As `checkAnswers` returned them. */
  answers: { question: string; answer: string }[]
  notes: string
  /** The number to call, where the host calls. */
  attendeePhone?: string
  tracking: Tracking
  metadata: Record<string, string>
  crm: CrmReference | null
  /** Who books: the attendee, unless said otherwise. */
  actor?: Actor
  /** The host may book a time that is not offered, but never one that another booking holds (B1). */
  overrideAvailability?: boolean
  /** The member of a team whom the attendee chose. */
  memberId?: string | null
  /** The one-time link that the attendee came with: it makes one booking. */
  oneTimeLinkId?: string | null
  idempotency?: Idempotency
  /** The network address of a visitor who books on the host's page; absent when the host books, by hand or by API. */
  visitorAddress?: string
  /** The challenge that the visitor's browser has solved. */
  work?: SolvedChallenge | null
  /** The proof of the visitor's address that the time is held for, or that becomes a booking. */
  proof?: HeldBy | null
}

export interface HeldBy {
  /** Of `address_proofs`. */
  id: string
  /** Digests of the network that asked for it; empty when networks are not limited. */
  network: string
  wideNetwork: string
  /** Since when it has held its time, epoch ms: what was offered then is accepted. Null if it does not hold it now. */
  heldSince: number | null
}

/** A solved challenge, which counts once. `endsAt`: after it nobody accepts it any more, epoch ms. */
export interface SolvedChallenge {
  key: string
  endsAt: number
}
