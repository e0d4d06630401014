import type { BookingDetailsRow } from '#db/queries/bookings'
import { findBookingsOfPerson } from '#db/queries/person-data'
import type { Db } from '#db/schema'
import { holdsTime } from '~/booking/booking'

/** A host's bookings with one address. */
export interface Person {
  address: string
  /** Bookings in which they are the attendee, oldest first. */
  attended: BookingDetailsRow[]
  /** Bookings of others that they were or are a guest of. */
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

/** Upcoming meetings: they must be cancelled before their attendee is erased, so that the host does not wait in vain. */
export function upcomingBookingsOf({ attended }: Person, now: number): BookingDetailsRow[] {
  return attended.filter(({ status, ends_at }) => holdsTime(status) && ends_at > now)
}

export function isAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
