import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { markProofBooked } from '#db/queries/address-proofs'
import { insertCoHosts } from '#db/queries/booking-co-hosts'
import { type BookingDetailsRow, findBooking, insertBooking } from '#db/queries/bookings'
import { markLinkUsed } from '#db/queries/one-time-links'
import type { DB, Db } from '#db/schema'
import { withHostsLocked } from '#db/with-host-locked'
import { type Booking, bookingFromRow } from '~/booking/booking'
import { issueManageToken, manageUrl } from '~/booking/manage-link.server'
import { answerDueAt } from '~/booking/transitions'
import type { Env } from '~/env.server'
import type { Location } from '~/event-types/location'
import { hasProviderMeeting } from '~/event-types/location'
import { buffersOf } from '~/event-types/own-settings'
import { distinctPeople } from '~/security/email-address'
import type { Keyring } from '~/security/sealed-text.server'
import { newIdByTime } from '~/security/tokens.server'
import { MINUTE_MS } from '~/time/units'
import { admitBooking, type BookingRefusal, findHostsToLock, slotRequest, type Taker } from './admit-booking.server'
import { keepChoice } from './assign-hosts.server'
import type { BookingRequest } from './booking-request'
import { findEarlierSubmission, keepSubmission, submissionOf } from './idempotency.server'
import { keepNetwork } from './limit-held-share.server'
import { isTaken, nearestSlots } from './nearest-slots.server'
import { queueFollowUps } from './queue-follow-ups.server'

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
  | { ok: false; reason: Exclude<BookingRefusal, 'slot_unavailable'> }

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
    work: _work,
    proof: _proof,
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

    const admitted = await admitBooking(tx, keyring, input, locked, now)
    if (!admitted.ok) return { refused: admitted.reason }
    const { eventType, taker, visit, linkId } = admitted

    const row = await writeBooking(tx, tools, { ...input, eventType }, taker, now)
    if (visit) await keepNetwork(tx, keyring, { ...visit, bookingId: row.id }, now)
    if (linkId !== null) await markLinkUsed(tx, { ...place, id: linkId, bookingId: row.id }, now)
    if (input.proof) await markProofBooked(tx, input.proof.id, row.id)
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
  const turnGroupId = team?.choice ? await keepChoice(tx, eventType.id, team.choice, now) : null
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
    turn_group_id: turnGroupId,
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
