/** What visitors booked lately. */
export interface LatelyBooked {
  /** With the host: in the last hour, and on a usual day. */
  host: { lastHour: number; usualDay: number }
  /** From the visitor's network in the last hour: with this host, and with all. */
  network: { withHost: number; inAll: number }
  /** Under the visitor's address in the last hour, with all hosts. */
  mailbox: number
}

/** Fewer in an hour are no rush, however quiet the host's days are. */
const HOST_AN_HOUR = 10
const NETWORK_WITH_HOST_AN_HOUR = 5
const NETWORK_AN_HOUR = 20
const MAILBOX_AN_HOUR = 3

/**
 * Whether bookings come so fast that the next one needs a solved challenge or a proven address: a host gets as many in an hour as usually in
 * a day, or one network or one address books more than people do.
 *
 * @example isPressure({ host: { lastHour: 9, usualDay: 0 }, network: { withHost: 4, inAll: 4 }, mailbox: 2 }) // false
 */
export function isPressure({ host, network, mailbox }: LatelyBooked): boolean {
  return (
    host.lastHour >= Math.max(HOST_AN_HOUR, host.usualDay) ||
    network.withHost >= NETWORK_WITH_HOST_AN_HOUR ||
    network.inAll >= NETWORK_AN_HOUR ||
    mailbox >= MAILBOX_AN_HOUR
  )
}
