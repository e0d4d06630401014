import { MAX_GUESTS } from '~/booking/schema'
import { type AddressProblem, distinctPeople, readAddressList } from '~/security/email-address'
import type { BookingFormProblem } from './messages'

export type ReadGuests = { ok: true; guests: string[] } | { ok: false; problem: BookingFormProblem }

/**
 * The listed guests, each once and without the attendee.
 *
 * @param attendee their address, if it is known by now
 */
export function readGuests(typed: string, attendee: string | undefined): ReadGuests {
  const list = readAddressList(typed)
  if (!list.ok) return { ok: false, problem: GUEST_PROBLEMS[list.problem] }
  const guests = distinctPeople(list.addresses, attendee === undefined ? [] : [attendee])
  return guests.length <= MAX_GUESTS ? { ok: true, guests } : { ok: false, problem: 'guestsMany' }
}

const GUEST_PROBLEMS: Record<AddressProblem, BookingFormProblem> = {
  unfit: 'guests',
  several: 'guests',
  local_part_not_ascii: 'emailLocal',
}
