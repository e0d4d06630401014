import type { CoHostRow } from '#db/queries/booking-co-hosts'
import type { BookingDetailsRow } from '#db/queries/bookings'

/** A booking as one of its co-hosts gets it: as to the host, in the co-host's language and zone. */
export function asCoHost(row: BookingDetailsRow, coHost: CoHostRow): BookingDetailsRow {
  const { id, name, email, handle, locale, time_zone } = coHost
  return {
    ...row,
    ...{ host_id: id, host_name: name, host_email: email, host_handle: handle },
    ...{ host_locale: locale, host_time_zone: time_zone },
  }
}
