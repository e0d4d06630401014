import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import {
  type AddressProofRow,
  countProofMail,
  deleteAddressProof,
  findAddressProof,
  findProofOfForm,
  holdAgain,
  insertAddressProof,
  setHeldTimes,
} from '#db/queries/address-proofs'
import { findHostById } from '#db/queries/hosts'
import type { DB, Db } from '#db/schema'
import { withHostsLocked } from '#db/with-host-locked'
import { buffersOf } from '~/event-types/own-settings'
import { budgetMails } from '~/limits/recipient-budget.server'
import { enqueue } from '~/outbox/enqueue.server'
import { isEstablished } from '~/security/proven-domain'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken, newIdByTime } from '~/security/tokens.server'
import { MINUTE_MS } from '~/time/units'
import { type Admission, admitBooking, type BookingRefusal, findHostsToLock, slotRequest } from './admit-booking.server'
import type { BookingRequest, HeldBy } from './booking-request'
import { digestsOf } from './limit-held-share.server'
import { nearestSlots } from './nearest-slots.server'

/** The longest that a time is held for an address that nobody has proven. */
const HELD_MS = 15 * MINUTE_MS
/** Of one proof, each within the budgets of mails as well. */
export const MAX_PROOF_MAILS = 3

/** What a visitor has sent, as it waits for the proof of the address. */
export type HeldRequest = Pick<
  BookingRequest,
  | 'durationMinutes'
  | 'start'
  | 'attendee'
  | 'guests'
  | 'answers'
  | 'notes'
  | 'attendeePhone'
  | 'tracking'
  | 'metadata'
  | 'crm'
  | 'memberId'
  | 'oneTimeLinkId'
> & {
  /** The form's key, under which it is booked (B4). */
  key: string
  /** The form's fields as they were typed, for a visitor who changes them. */
  typed: Record<string, string>
}

export type HoldTimeResult =
  | { ok: true; proof: AddressProofRow }
  /**
   * `mail_refused`: the budget of mails to this address, or of this network, is used up. `mailed_enough`: so are this proof's mails.
   * `withdrawn`: the visitor has gone back to the form, or has sent it again with something else.
   */
  | { ok: false; reason: Exclude<BookingRefusal, 'slot_unavailable'> | 'mail_refused' | 'mailed_enough' | 'withdrawn' }
  | { ok: false; reason: 'slot_unavailable'; alternatives: number[] }

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
}

type Held = Pick<BookingRequest, 'host' | 'eventType'> & { request: HeldRequest }

/**
 * Holds a time for at most 15 minutes, until the attendee has proven their address, and queues the mail for that. Everything is checked
 * as for a booking. The same form gets the same proof (B4).
 */
export async function holdTime(
  tools: Tools,
  { visitorAddress, ...held }: Held & { visitorAddress: string | undefined },
  now: number,
): Promise<HoldTimeResult> {
  const { keyring } = tools
  const { host, eventType, request } = held
  const digests = digestsOf(keyring, { address: visitorAddress ?? '', attendeeEmail: request.attendee.email })
  const origin = visitorAddress === undefined ? { network: '', wideNetwork: '' } : digests
  const formKey = hashToken(JSON.stringify([host.id, eventType.id, request.key]))
  return underLock(tools, held, now, async (tx, locked) => {
    const earlier = await findProofOfForm(tx, formKey)
    if (earlier?.booking_id || earlier?.request === JSON.stringify(request)) return { ok: true, proof: earlier }
    // Sent again with another address or another time.
    if (earlier) await deleteAddressProof(tx, earlier.id)
    const id = newIdByTime('prf', now)
    const admitted = await admit(tx, keyring, held, { id, ...origin, heldSince: null }, locked, now)
    if (!admitted.ok) return { ok: false, reason: admitted.reason }
    const row = {
      id,
      host_id: host.id,
      event_type_id: eventType.id,
      form_key: formKey,
      email: request.attendee.email,
      mailbox: digests.mailbox,
      network: origin.network,
      wide_network: origin.wideNetwork,
      request: JSON.stringify(request),
      starts_at: request.start,
      ends_at: request.start + request.durationMinutes * MINUTE_MS,
      held_until: heldUntil(now),
      created_at: now,
    }
    if (!(await mayMail(tx, row, now))) return { ok: false, reason: 'mail_refused' }
    await insertAddressProof(tx, row)
    await hold(tx, row, admitted)
    await queueProofMail(tx, { ...row, mails: 0 }, now)
    return { ok: true, proof: await readProof(tx, id) }
  })
}

/** Sends the mail once more. A time that is no longer held is held again, if it is still free. */
export async function askForProofAgain(
  tools: Tools,
  { proofId, ...held }: Held & { proofId: string },
  now: number,
): Promise<HoldTimeResult> {
  return underLock(tools, held, now, async (tx, locked) => {
    const proof = await findAddressProof(tx, proofId)
    if (!proof || proof.withdrawn_at !== null) return { ok: false, reason: 'withdrawn' }
    if (proof.booking_id !== null) return { ok: true, proof }
    if (proof.mails >= MAX_PROOF_MAILS) return { ok: false, reason: 'mailed_enough' }
    if (proof.held_until <= now) {
      const admitted = await admit(tx, tools.keyring, held, heldBy(proof, now), locked, now)
      if (!admitted.ok) return { ok: false, reason: admitted.reason }
      await holdAgain(tx, proof.id, heldUntil(now))
      await hold(tx, { ...proof, held_until: heldUntil(now) }, admitted)
    }
    if (!(await mayMail(tx, proof, now))) return { ok: false, reason: 'mail_refused' }
    await queueProofMail(tx, proof, now)
    return { ok: true, proof: await readProof(tx, proofId) }
  })
}

/** A proof as its booking names it. */
export function heldBy({ network, wide_network, held_until, id }: AddressProofRow, now: number): HeldBy {
  return { id, network, wideNetwork: wide_network, heldSince: held_until > now ? held_until - HELD_MS : null }
}

type Outcome =
  | { ok: true; proof: AddressProofRow }
  | { ok: false; reason: Exclude<HoldTimeResult, { ok: true }>['reason'] }

async function underLock(
  tools: Tools,
  { host, eventType, request }: Held,
  now: number,
  work: (tx: Db, locked: string[]) => Promise<Outcome>,
): Promise<HoldTimeResult> {
  const asked = { host, eventType, ...request }
  const locked = await findHostsToLock(tools.db, asked)
  const outcome = await withHostsLocked(tools, locked, (tx) => work(tx, locked))
  if (outcome.ok) return outcome
  const { reason } = outcome
  if (reason !== 'slot_unavailable') return { ok: false, reason }
  return { ok: false, reason, alternatives: await nearestSlots(tools.db, slotRequest(asked, now), request.start) }
}

function admit(
  tx: Db,
  keyring: Keyring,
  { host, eventType, request }: Held,
  proof: HeldBy,
  locked: string[],
  now: number,
): Promise<Admission> {
  return admitBooking(tx, keyring, { host, eventType, ...request, proof }, locked, now)
}

/** At a whole minute, because kept pages change at whole minutes; so it is at most a minute less. */
function heldUntil(now: number): number {
  return Math.floor((now + HELD_MS) / MINUTE_MS) * MINUTE_MS
}

async function hold(
  tx: Db,
  proof: Pick<AddressProofRow, 'id' | 'event_type_id' | 'starts_at' | 'ends_at' | 'held_until'>,
  { eventType, taker: { host, coHosts } }: Extract<Admission, { ok: true }>,
): Promise<void> {
  const { id: proof_id, event_type_id, starts_at, ends_at, held_until } = proof
  const hosts = [host, ...coHosts]
  const time = { proof_id, event_type_id, starts_at, ends_at, held_until, ...buffersOf(eventType, hosts) }
  await setHeldTimes(
    tx,
    proof_id,
    hosts.map(({ id }) => ({ ...time, host_id: id })),
  )
}

async function mayMail(tx: Db, { host_id, email }: Pick<AddressProofRow, 'host_id' | 'email'>, now: number) {
  const row = await findHostById(tx, host_id)
  const established = isEstablished({ emailVerifiedAt: row?.email_verified_at ?? null }, now)
  const mail = {
    mail: 'prove-address',
    recipient: 'attendee',
    address: email,
    rank: 'first',
    cause: 'anybody',
  } as const
  const [reason] = await budgetMails(tx, { hostId: host_id, established }, [mail], now)
  return reason === null
}

async function queueProofMail(
  tx: Db,
  { id, host_id, mails }: Pick<AddressProofRow, 'id' | 'host_id' | 'mails'>,
  now: number,
): Promise<void> {
  const payload = { proofId: id, copy: mails }
  // A mail that comes later is of no use: the time is free for others again.
  const times = { runAt: now, deadlineAt: now + HELD_MS }
  await enqueue(tx, { kind: 'proof-mail', payload, hostId: host_id, lane: `proof:${id}`, ...times }, now)
  await countProofMail(tx, id)
}

async function readProof(tx: Db, id: string): Promise<AddressProofRow> {
  const row = await findAddressProof(tx, id)
  if (!row) throw new Error('A proof that was written cannot be read')
  return row
}
