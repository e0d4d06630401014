import type { NewDetails } from '~/booking/changes/change-details.server'
import { personName } from '~/security/person-name.server'
import type { BookingFormProblem } from './messages'
import { readGuests } from './read-guests'

export type ReadDetails =
  | { ok: true; details: NewDetails }
  | { ok: false; problems: { field: string; problem: BookingFormProblem }[] }

/** Reads the details that an attendee may change after booking. */
export function readDetails(
  typed: { name: string; guests: string },
  { guestsAllowed, attendeeEmail }: { guestsAllowed: boolean; attendeeEmail: string },
): ReadDetails {
  const given = typed.name.trim()
  const name = personName.safeParse(given)
  const guests = readGuests(guestsAllowed ? typed.guests : '', attendeeEmail)
  if (name.success && guests.ok) return { ok: true, details: { name: name.data, guests: guests.guests } }
  const problems: { field: string; problem: BookingFormProblem }[] = []
  if (!name.success) problems.push({ field: 'name', problem: given === '' ? 'name' : 'nameUnfit' })
  if (!guests.ok) problems.push({ field: 'guests', problem: guests.problem })
  return { ok: false, problems }
}
