import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { insertCoHosts } from '#db/queries/booking-co-hosts'
import { type BookingDetailsRow, findBooking, insertBooking } from '#db/queries/bookings'
import { findEventTypeById } from '#db/queries/event-types'
import { findOneTimeLink, markLinkUsed } from '#db/queries/one-time-links'
import { countBookingsSince, findQuotas } from '#db/queries/tenant-quotas'
import type { DB, Db } from '#db/schema'
import type { TeamRule } from '#db/tables/event-types'
import { withHostsLocked } from '#db/with-host-locked'
import { isSenderBlocked } from '~/accounts/blocked-senders.server'
import { findOfferedSlots, type SlotRequest } from '~/availability/slots/find-slots.server'
import { findTypeMembers } from '~/availability/slots/team-members.server'
import type { Actor } from '~/booking/actor'
import { type Booking, bookingFromRow, type CrmReference, type Tracking } from '~/booking/booking'
import { issueManageToken, manageUrl } from '~/booking/manage-link.server'
import { answerDueAt } from '~/booking/transitions'
import type { Env } from '~/env.server'
import { type EventType, eventTypeFromRow, offeredDurations, type TeamAssignment } from '~/event-types/event-type'
import type { Location } from '~/event-types/location'
import { hasProviderMeeting } from '~/event-types/location'
import { buffersOf } from '~/event-types/own-settings'
import type { OwnSettings } from '~/event-types/team-settings'
import { distinctPeople } from '~/security/email-address'
import type { Keyring } from '~/security/sealed-text.server'
import { newIdByTime } from '~/security/tokens.server'
import { DAY_MS, MINUTE_MS } from '~/time/units'
import { assignByRule, keepChoice } from './assign-hosts.server'
import { findEarlierSubmission, type Idempotency, keepSubmission, submissionOf } from './idempotency.server'
import { isHeldByAnother } from './is-held-by-another.server'
import { findHeldShareProblem, keepNetwork } from './limit-held-share.server'
import { isTaken, nearestSlots } from './nearest-slots.server'
import { queueFollowUps } from './queue-follow-ups.server'

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
}

export type CreateBookingResult =
  | {
      ok: true
      booking: Booking
      row: BookingDetailsRow
      manageUrl: string
      repeated: boolean
      /** Where the first result is stored, if the submission carried a key. */
      keyHash: string | undefined
    }
  /** `taken`: by a booking; otherwise the time was not offered. */
  | { ok: false; reason: 'slot_unavailable'; taken: boolean; alternatives: number[] }
  | { ok: false; reason: 'idempotency_key_reused'; manageUrl: string }
  | { ok: false; reason: 'duration_not_offered' | 'event_type_gone' | 'link_used' }
  /** The visitor's network holds as much of the host's offered time as it may (S23). */
  | { ok: false; reason: 'network_share' | 'mailbox_share' }
  /** The host, or the operator, takes no bookings of this address; or the operator lets the host have no more of them today. */
  | { ok: false; reason: 'sender_blocked' | 'quota' }

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  env: Pick<Env, 'APP_URL'>
}

/**
 * Books one slot for one attendee: confirmed, or pending if the host approves requests; either way the time is held. The check
 * of the slot, the insert and the jobs share one transaction, and only one writer per host can be in it. So when many attendees
 * race for a slot, exactly one gets it (B1, B2, E1). A team's members are locked together: whoever loses one of them gets the next.
 *
 * @param now epoch ms, passed in so that time is a test input
 * @throws only on database failure; every refusal is a `reason`
 */
export async function createBooking(tools: Tools, input: BookingRequest, now: number): Promise<CreateBookingResult> {
  const { db, keyring, env } = tools
  // The request alone: the host may change the event type between two attempts.
  const {
    host: _host,
    eventType: _eventType,
    idempotency: _idempotency,
    actor: _actor,
    visitorAddress: _address,
    ...request
  } = input
  const place = { hostId: input.host.id, eventTypeId: input.eventType.id }
  const submission = input.idempotency && submissionOf(place, input.idempotency, request)

  const locked = await findHostsToLock(db, input)
  const outcome = await withHostsLocked(tools, locked, async (tx) => {
    const earlier = submission && (await findEarlierSubmission(tx, submission, now))
    if (earlier) {
      const row = await readBooking(tx, earlier.bookingId)
      return { row, repeated: true, sameRequest: earlier.sameRequest }
    }

    const eventTypeRow = await findEventTypeById(tx, input.host.id, input.eventType.id)
    if (!eventTypeRow) return { refused: 'event_type_gone' as const }
    const eventType = eventTypeFromRow(eventTypeRow)
    // The host's lock makes this check valid until the commit: of two attendees with one link, the second finds it used.
    const link = input.oneTimeLinkId && (await findOneTimeLink(tx, place, input.oneTimeLinkId))
    if (input.oneTimeLinkId && (!link || link.used_at !== null)) return { refused: 'link_used' as const }
    if (!offeredDurations(eventType).includes(input.durationMinutes))
      return { refused: 'duration_not_offered' as const }
    const refused = await findRefusal(tx, input, now)
    if (refused) return { refused }
    const from = visitorOf(input)
    const share = from && (await findHeldShareProblem(tx, keyring, from, now))
    if (share) return { refused: `${share}_share` as const }
    const taker = await findTaker(tx, { ...input, eventType }, locked, now)
    if (!taker) return { refused: 'slot_unavailable' as const }

    const row = await writeBooking(tx, tools, { ...input, eventType }, taker, now)
    if (from) await keepNetwork(tx, keyring, { ...from, bookingId: row.id }, now)
    if (link) await markLinkUsed(tx, { ...place, id: link.id, bookingId: row.id }, now)
    if (submission) await keepSubmission(tx, submission, { hostId: row.host_id, bookingId: row.id }, now)
    return { row, repeated: false, sameRequest: true }
  })

  if (outcome.refused !== undefined) {
    if (outcome.refused !== 'slot_unavailable') return { ok: false, reason: outcome.refused }
    const asked = slotRequest(input, now)
    const taken = await isTaken(db, asked, input.start)
    const alternatives = await nearestSlots(db, asked, input.start)
    return { ok: false, reason: 'slot_unavailable', taken, alternatives }
  }
  const { row, repeated, sameRequest } = outcome
  const link = manageUrl(keyring, env.APP_URL, row)
  if (!sameRequest) return { ok: false, reason: 'idempotency_key_reused', manageUrl: link }
  return { ok: true, booking: bookingFromRow(row), row, manageUrl: link, repeated, keyHash: submission?.keyHash }
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

function visitorOf({ host, eventType, attendee, durationMinutes, visitorAddress }: BookingRequest) {
  if (visitorAddress === undefined) return null
  return {
    hostId: host.id,
    eventType,
    attendeeEmail: attendee.email,
    minutes: durationMinutes,
    address: visitorAddress,
  }
}

/** All hosts whose time a booking may take, and the page of a team, whose event type must not change meanwhile. */
async function findHostsToLock(db: Db, { host, eventType }: BookingRequest): Promise<string[]> {
  const { team } = eventType
  if (team === null) return [host.id]
  const { members } = await findTypeMembers(db, { ...eventType, team })
  return [host.id, ...members.map(({ id }) => id)]
}

/** Who takes a booking, and how a team found them. */
interface Taker {
  host: { id: string; email: string; own?: OwnSettings | null }
  /** The other members of a collective booking, which holds the time of all. */
  coHosts: { id: string; own: OwnSettings | null }[]
  /** Null for a host's own event type; only a booking in turn has a group. */
  team: { rule: TeamRule; turnGroupId: string | null } | null
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
  const turnGroupId = await keepChoice(tx, eventType.id, assigned.choice, now)
  return { host: assigned.member, coHosts: [], team: { rule: team.rule, turnGroupId } }
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
  return { host, coHosts, team: { rule: 'collective', turnGroupId: null } }
}

async function isFree(tx: Db, input: BookingRequest, now: number): Promise<boolean> {
  const { start, durationMinutes } = input
  if (input.overrideAvailability) {
    const time = { from: start, until: start + durationMinutes * MINUTE_MS }
    return start > now && !(await isHeldByAnother(tx, input.host.id, time))
  }
  const offered = await findOfferedSlots(tx, { ...slotRequest(input, now), from: start, until: start + 1 })
  return offered[0] === start
}

function slotRequest(
  { host, eventType, durationMinutes, memberId = null }: BookingRequest,
  now: number,
): Omit<SlotRequest, 'from' | 'until'> {
  return { host, eventType, durationMinutes, now, memberId }
}

async function writeBooking(
  tx: Db,
  { keyring }: Tools,
  input: BookingRequest,
  { host, coHosts, team }: Taker,
  now: number,
): Promise<BookingDetailsRow> {
  const { eventType, attendee, actor = { kind: 'attendee', name: attendee.name } } = input
  // A host who books by hand has approved already.
  const status = eventType.confirmation === 'manual' && actor.kind !== 'host' ? 'pending' : 'confirmed'
  const id = newIdByTime('bkg', now)
  const endsAt = input.start + input.durationMinutes * MINUTE_MS
  const manage = issueManageToken(keyring, id)
  const location = locationOf(input)
  await insertBooking(tx, {
    id,
    host_id: host.id,
    event_type_id: eventType.id,
    status,
    starts_at: input.start,
    ends_at: endsAt,
    ...buffersOf(eventType, [host, ...coHosts]),
    title: input.title ?? eventType.title,
    attendee_name: attendee.name,
    attendee_email: attendee.email,
    attendee_time_zone: attendee.timeZone,
    attendee_locale: attendee.locale,
    guests: JSON.stringify(distinctPeople(input.guests, [attendee.email, host.email])),
    answers: JSON.stringify(input.answers),
    notes: input.notes,
    tracking: JSON.stringify(input.tracking),
    metadata: JSON.stringify(input.metadata),
    crm_system: input.crm?.system ?? null,
    crm_type: input.crm?.type ?? null,
    crm_id: input.crm?.id ?? null,
    sequence: 0,
    manage_token_hash: manage.hash,
    manage_token: manage.sealed,
    // A booking with another location never has a meeting at GoTo; the host's own link is known at once.
    meeting_status: meetingStatusAt(location),
    join_url: location.kind === 'link' ? location.detail : null,
    link_by_host: location.kind === 'link' ? 1 : 0,
    location_kind: location.kind,
    location_detail: location.detail,
    team_rule: team?.rule ?? null,
    turn_group_id: team?.turnGroupId ?? null,
    meeting_marker: id.slice(-8).toUpperCase(),
    answer_due_at: status === 'pending' ? answerDueAt(now, input.start) : null,
    created_at: now,
    updated_at: now,
  })
  const held = { id, starts_at: input.start, ends_at: endsAt }
  await insertCoHosts(
    tx,
    held,
    coHosts.map((coHost) => coHost.id),
  )
  const row = await readBooking(tx, id)
  await queueFollowUps(tx, { change: 'created', row, actor }, now)
  return row
}

async function readBooking(tx: Db, id: string): Promise<BookingDetailsRow> {
  const row = await findBooking(tx, id)
  if (!row) throw new Error('A booking that was written cannot be read')
  return row
}

function meetingStatusAt({ kind }: Location): 'pending' | 'ready' | 'removed' {
  if (hasProviderMeeting(kind)) return 'pending'
  return kind === 'link' ? 'ready' : 'removed'
}

/** The location, stored with the booking: a change of the event type does not move existing meetings. */
function locationOf({ eventType: { location }, attendeePhone = '' }: BookingRequest): Location {
  return location.kind === 'host_calls' ? { kind: 'host_calls', detail: attendeePhone } : location
}
