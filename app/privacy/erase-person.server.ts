import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Dialect } from '#db/dialect'
import { deleteProofsOfAddress } from '#db/queries/address-proofs'
import { findBookingEvents } from '#db/queries/booking-events'
import type { BookingDetailsRow } from '#db/queries/bookings'
import {
  blankAnswers,
  blankMails,
  deleteJobsAbout,
  findSnapshots,
  setEventData,
  setGuests,
  setSnapshot,
} from '#db/queries/person-data'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { recordAudit } from '~/audit/record-audit.server'
import type { Actor } from '~/booking/actor'
import { recordEvent } from '~/booking/changes/record-event.server'
import type { Keyring } from '~/security/sealed-text.server'
import { BeingSent, eraseAttendee, remainderOf } from './erase-attendee.server'
import { findPerson, isAddress, type Person, upcomingBookingsOf } from './find-person.server'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
  log: Logger
}

export type ErasePersonResult =
  | { ok: true; attended: number; guestOf: number }
  /** The person has upcoming meetings, or something about them is being sent at this moment. */
  | { ok: false; reason: 'meetings_to_come' | 'being_sent' | 'unknown' }

/**
 * Erases one person: in one transaction, every trace of the address in this host's bookings, in all tables (S20). Bookings keep
 * their time and state for the figures. Queued jobs about the person are deleted as well. The history says that and by whom a
 * person was erased, but not whom.
 */
export async function erasePerson(
  { db, dialect, keyring, log }: Tools,
  { hostId, address }: { hostId: string; address: string },
  actor: Actor,
  now: number,
): Promise<ErasePersonResult> {
  const result = await withHostLocked({ db, dialect }, hostId, (tx) =>
    erase(tx, keyring, { hostId, address, actor }, now),
  ).catch(refusalOf)
  if (result.ok) log.info({ host: hostId, attended: result.attended, guestOf: result.guestOf }, 'a person was erased')
  return result
}

function refusalOf(error: unknown): ErasePersonResult {
  if (error instanceof BeingSent) return { ok: false, reason: 'being_sent' }
  throw error
}

async function erase(
  tx: Db,
  keyring: Keyring,
  { hostId, address, actor }: { hostId: string; address: string; actor: Actor },
  now: number,
): Promise<ErasePersonResult> {
  await deleteProofsOfAddress(tx, hostId, address)
  const person = await findPerson(tx, hostId, address)
  if (person.attended.length + person.guestOf.length === 0) return { ok: false, reason: 'unknown' }
  if (upcomingBookingsOf(person, now).length > 0) return { ok: false, reason: 'meetings_to_come' }
  for (const row of person.attended) await eraseAttendee(tx, keyring, row, now)
  for (const row of person.guestOf) await eraseGuest(tx, row, person, now)
  for (const row of [...person.attended, ...person.guestOf])
    await recordEvent(tx, row, { kind: 'person_erased', actor, data: {} }, now)
  await recordAudit(tx, { act: 'person_erased', hostId }, now)
  return { ok: true, attended: person.attended.length, guestOf: person.guestOf.length }
}

/** The booking is another person's: only the guest is removed. */
async function eraseGuest(tx: Db, row: BookingDetailsRow, { address }: Person, now: number): Promise<void> {
  const { id } = row
  const without = (guests: unknown) => (guests as string[]).filter((guest) => !isAddress(guest, address))
  if (!(await deleteJobsAbout(tx, id, now, `mail:${id}:guest:${address}`))) throw new BeingSent()
  await setGuests(tx, id, JSON.stringify(without(JSON.parse(row.guests))))
  for (const event of await findBookingEvents(tx, id)) {
    const data = JSON.parse(event.data) as { address?: string }
    if (data.address === undefined || !isAddress(data.address, address)) continue
    await setEventData(tx, event.id, { actorName: event.actor_name, data: remainderOf(event.data) })
  }
  await blankMails(tx, id, address)
  for (const delivery of await findSnapshots(tx, id)) {
    const snapshot = JSON.parse(delivery.snapshot) as { guests?: string[] }
    const rest = snapshot.guests ? { guests: without(snapshot.guests) } : {}
    await setSnapshot(tx, delivery.id, JSON.stringify({ ...snapshot, ...rest }))
  }
  await blankAnswers(tx, id, false)
}
