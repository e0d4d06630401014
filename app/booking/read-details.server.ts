import { personName } from '../security/person-name.server'
import { guestList } from './booking-form.server'
import type { NewDetails } from './change-details.server'
import type { FormProblem } from './messages'
import { GuestsSchema } from './schema'

export type ReadDetails =
  | { ok: true; details: NewDetails }
  | { ok: false; problems: { field: string; problem: FormProblem }[] }

/** Reads what an attendee may change of a booking that is made already. */
export function readDetails(typed: { name: string; guests: string }, guestsAllowed: boolean): ReadDetails {
  const given = typed.name.trim()
  const name = personName.safeParse(given)
  const guests = GuestsSchema.safeParse(guestsAllowed ? guestList(typed.guests) : [])
  if (name.success && guests.success) return { ok: true, details: { name: name.data, guests: guests.data } }
  const problems: { field: string; problem: FormProblem }[] = []
  if (!name.success) problems.push({ field: 'name', problem: given === '' ? 'name' : 'nameUnfit' })
  if (!guests.success) problems.push({ field: 'guests', problem: 'guests' })
  return { ok: false, problems }
}
