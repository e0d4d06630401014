import type { BookingDetailsRow } from '#db/queries/bookings'
import { findBookingsOfPerson } from '#db/queries/person-data'
import type { Db } from '#db/schema'
import { holdsTime } from '~/booking/booking'

/** What a host has to do with one address. */
export interface Person {
  address: string
  /** Bookings in which they are the attendee, oldest first. */
  attended: BookingDetailsRow[]
  /** Bookings of others that they were invited to, also those whose list they have left. */
  guestOf: BookingDetailsRow[]
}

export async function findPerson(db: Db, hostId: string, address: string): Promise<Person> {
  const rows = await findBookingsOfPerson(db, hostId, address)
  return {
    address,
    attended: rows.filter((row) => isAddress(row.attendee_email, address)),
    guestOf: rows.filter((row) => !isAddress(row.attendee_email, address)),
  }
}

/** Meetings still to come: they are cancelled before their attendee is forgotten, so that nobody waits for nobody. */
export function standing({ attended }: Person, now: number): BookingDetailsRow[] {
  return attended.filter(({ status, ends_at }) => holdsTime(status) && ends_at > now)
}

export function isAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
