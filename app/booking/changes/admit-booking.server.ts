import { releaseHeldTimes } from '#db/queries/address-proofs'
import { findEventTypeById } from '#db/queries/event-types'
import { findOneTimeLink } from '#db/queries/one-time-links'
import { countBookingsSince, findQuotas } from '#db/queries/tenant-quotas'
import type { Db } from '#db/schema'
import type { TeamRule } from '#db/tables/event-types'
import { isSenderBlocked } from '~/accounts/blocked-senders.server'
import type { TurnChoice } from '~/availability/assignment/assign-member'
import { findOfferedSlots, type SlotRequest } from '~/availability/slots/find-slots.server'
import { findTypeMembers } from '~/availability/slots/team-members.server'
import { type EventType, eventTypeFromRow, offeredDurations, type TeamAssignment } from '~/event-types/event-type'
import type { OwnSettings } from '~/event-types/team-settings'
import type { Keyring } from '~/security/sealed-text.server'
import { DAY_MS, MINUTE_MS } from '~/time/units'
import { assignByRule } from './assign-hosts.server'
import type { BookingRequest } from './booking-request'
import { isUnderPressure, spendWork } from './find-pressure.server'
import { isHeldByAnother } from './is-held-by-another.server'
import { findHeldShareProblem, type Visit } from './limit-held-share.server'

export type BookingRefusal =
  | 'event_type_gone'
  | 'link_used'
  | 'duration_not_offered'
  /** The host, or the operator, takes no bookings of this address; or the operator lets the host have no more of them today. */
  | 'sender_blocked'
  | 'quota'
  /** Bookings come too fast: a solved challenge or a proven address is asked for first. */
  | 'proof_needed'
  /** The visitor's network, address, or all visitors together have as many open bookings as they may (S23). */
  | 'network_share'
  | 'mailbox_share'
  | 'all_share'
  | 'slot_unavailable'

export type Admission =
  | {
      ok: true
      /** As it is now. */
      eventType: EventType
      taker: Taker
      /** Null when the host books. */
      visit: Visit | null
      /** Of the one-time link that the attendee came with. */
      linkId: string | null
    }
  | { ok: false; reason: BookingRefusal }

/**
 * Whether a time may be booked, or held for the proof of an address, and who takes it. Call it in the transaction that writes, with the
 * hosts of `findHostsToLock` locked. A time that the request's own proof holds is released first.
 */
export async function admitBooking(
  tx: Db,
  keyring: Keyring,
  input: BookingRequest,
  locked: string[],
  now: number,
): Promise<Admission> {
  const refuse = (reason: BookingRefusal): Admission => ({ ok: false, reason })
  if (input.proof) await releaseHeldTimes(tx, input.proof.id)
  const row = await findEventTypeById(tx, input.host.id, input.eventType.id)
  if (!row) return refuse('event_type_gone')
  const eventType = eventTypeFromRow(row)
  // The host's lock makes this check valid until the commit: of two attendees with one link, the second finds it used.
  const place = { hostId: input.host.id, eventTypeId: input.eventType.id }
  const link = input.oneTimeLinkId && (await findOneTimeLink(tx, place, input.oneTimeLinkId))
  if (input.oneTimeLinkId && (!link || link.used_at !== null)) return refuse('link_used')
  if (!offeredDurations(eventType).includes(input.durationMinutes)) return refuse('duration_not_offered')
  const refused = await findRefusal(tx, input, now)
  if (refused) return refuse(refused)
  if (await lacksProof(tx, keyring, input, now)) return refuse('proof_needed')
  const visit = visitorOf({ ...input, eventType })
  const share = visit && (await findHeldShareProblem(tx, keyring, visit, now))
  if (share) return refuse(`${share}_share`)
  const taker = await findTaker(tx, { ...input, eventType }, locked, now)
  if (!taker) return refuse('slot_unavailable')
  return { ok: true, eventType, taker, visit, linkId: link ? link.id : null }
}

/** Hosts decide about visitors; the operator about everybody, also about what a host or a program books. */
async function findRefusal(
  tx: Db,
  { host, attendee, actor }: BookingRequest,
  now: number,
): Promise<'sender_blocked' | 'quota' | null> {
  const byVisitor = actor === undefined || actor.kind === 'attendee'
  if (await isSenderBlocked(tx, byVisitor ? host.id : null, attendee.email)) return 'sender_blocked'
  const most = (await findQuotas(tx, host.id))?.bookingsPerDay ?? null
  return most !== null && (await countBookingsSince(tx, host.id, now - DAY_MS)) >= most ? 'quota' : null
}

function visitorOf({
  host,
  eventType,
  attendee,
  durationMinutes,
  visitorAddress,
  proof,
}: BookingRequest): Visit | null {
  const visit = { hostId: host.id, eventType, attendeeEmail: attendee.email, minutes: durationMinutes }
  if (proof) return proof.network === '' ? null : { ...visit, network: proof.network, wideNetwork: proof.wideNetwork }
  return visitorAddress === undefined ? null : { ...visit, address: visitorAddress }
}

/** Whether a visitor must show first that a browser worked for this booking, or that the mailbox is theirs. */
async function lacksProof(tx: Db, keyring: Keyring, input: BookingRequest, now: number): Promise<boolean> {
  const { visitorAddress, proof, work } = input
  if (visitorAddress === undefined || proof) return false
  if (work) return !(await spendWork(tx, work, now))
  return isUnderPressure(
    tx,
    keyring,
    { hostId: input.host.id, address: visitorAddress, email: input.attendee.email },
    now,
  )
}

/** All hosts whose time a booking may take, and the page of a team, whose event type must not change meanwhile. */
export async function findHostsToLock(db: Db, { host, eventType }: BookingRequest): Promise<string[]> {
  const { team } = eventType
  if (team === null) return [host.id]
  const { members } = await findTypeMembers(db, { ...eventType, team })
  return [host.id, ...members.map(({ id }) => id)]
}

/** Who takes a booking, and how a team found them. */
export interface Taker {
  host: { id: string; email: string; own?: OwnSettings | null }
  /** The other members of a collective booking, which holds the time of all. */
  coHosts: { id: string; own: OwnSettings | null }[]
  /** Null for a host's own event type; only a booking in turn has a choice to keep. */
  team: { rule: TeamRule; choice: TurnChoice | null } | null
}

/** @returns null when the time cannot be taken */
async function findTaker(tx: Db, input: BookingRequest, locked: string[], now: number): Promise<Taker | null> {
  const { eventType, start, attendee, memberId = null } = input
  const { team } = eventType
  if (team === null) return (await isFree(tx, input, now)) ? { host: input.host, coHosts: [], team: null } : null
  if (team.rule === 'collective') return takeTogether(tx, { ...input, eventType: { ...eventType, team } }, locked, now)
  const request = {
    ...{ eventType: { ...eventType, team }, slots: slotRequest(input, now), start, memberId },
    attendeeEmail: attendee.email,
  }
  const assigned = await assignByRule(tx, request, new Set(locked), now)
  if (!assigned) return null
  return { host: assigned.member, coHosts: [], team: { rule: team.rule, choice: assigned.choice } }
}

/** All members of a collective event type, the first of whom organizes; each must be free. */
async function takeTogether(
  tx: Db,
  input: BookingRequest & { eventType: { team: TeamAssignment } },
  locked: string[],
  now: number,
): Promise<Taker | null> {
  const { members } = await findTypeMembers(tx, input.eventType)
  const [host, ...coHosts] = members
  if (!host || !members.every(({ id }) => locked.includes(id)) || !(await isFree(tx, input, now))) return null
  return { host, coHosts, team: { rule: 'collective', choice: null } }
}

async function isFree(tx: Db, input: BookingRequest, now: number): Promise<boolean> {
  const { start, durationMinutes } = input
  if (input.overrideAvailability) {
    const time = { from: start, until: start + durationMinutes * MINUTE_MS }
    return start > now && !(await isHeldByAnother(tx, input.host.id, time))
  }
  if (start <= now) return false
  const offered = await findOfferedSlots(tx, { ...slotRequest(input, now), from: start, until: start + 1 })
  return offered[0] === start
}

/** What is asked of the offer. The notice and the window of a time that was held are those of the moment when it was offered (B5). */
export function slotRequest(
  { host, eventType, durationMinutes, memberId = null, proof }: BookingRequest,
  now: number,
): Omit<SlotRequest, 'from' | 'until'> {
  return { host, eventType, durationMinutes, now: proof?.heldSince ?? now, memberId }
}
