import { HOUR_MS } from '~/time/units'
/** The default share of a host's offered time that one network may hold, in percent. */
export const USUAL_SHARE_PERCENT = 4
/** Bookings that any network may have: two people of one family. */
const ALWAYS_FREE = 2
/** What any network may have beyond that: the share of a small network grows with the offered time. */
const SMALL_SHARE_PERCENT = 0.6
/** What all networks together may have beyond their small shares, as a fraction of what one may hold. */
const POOL_PART = 0.85
/** A network of 256 addresses, which one person can rent as a whole. */
const WIDE_SHARE_PERCENT = 20
/** The most open bookings with one host: of one mailbox, of one network beside its share, and of all visitors. */
export interface OpenLimits {
  ofAddress: number
  ofNetwork: number
  inAll: number
}

/** Fifty people of one office have one each; a thousand half hours are three months of a full calendar. */
export const USUAL_OPEN_LIMITS: OpenLimits = { ofAddress: 10, ofNetwork: 50, inAll: 1_000 }

/** The limits in force. A host who lets one network hold a larger share has no usual limit of its bookings. */
export function openLimits(
  { ofAddress, ofNetwork, inAll }: { [Key in keyof OpenLimits]?: number | null },
  sharePercent: number,
): OpenLimits {
  const ofUsualNetwork = sharePercent > USUAL_SHARE_PERCENT ? Number.POSITIVE_INFINITY : USUAL_OPEN_LIMITS.ofNetwork
  return {
    ofAddress: ofAddress ?? USUAL_OPEN_LIMITS.ofAddress,
    ofNetwork: ofNetwork ?? ofUsualNetwork,
    inAll: inAll ?? USUAL_OPEN_LIMITS.inAll,
  }
}

export interface Holding {
  network: string
  wideNetwork: string
  mailbox: string
  minutes: number
}

export type ShareProblem = 'network' | 'mailbox' | 'all'

/**
 * Whether one more booking may be made from a network (S23). Every network may hold a little. A few, such as an office, may
 * hold more, but all of them together no more than that. So neither one network nor twenty can take the times away from
 * everybody else.
 *
 * @param held what visitors hold of the host's time and have booked in the last days
 * @param offerMinutes the host's minutes within the booking window
 * @param sharePercent the largest share of one network; 100 for no limit
 * @param most the host's own limits; that over all visitors is checked elsewhere
 * @example findShareProblem({ network: 'n', wideNetwork: 'w', mailbox: 'm', minutes: 60 }, [], 21_120, 4) // null
 */
export function findShareProblem(
  wanted: Holding,
  held: Holding[],
  offerMinutes: number,
  sharePercent: number,
  most: Pick<OpenLimits, 'ofAddress' | 'ofNetwork'> = openLimits({}, sharePercent),
): ShareProblem | null {
  if (held.filter(({ mailbox }) => mailbox === wanted.mailbox).length >= most.ofAddress) return 'mailbox'
  const own = held.filter(({ network }) => network === wanted.network)
  if (own.length >= most.ofNetwork) return 'network'
  if (sharePercent >= 100) return null
  const part = (percent: number) => (offerMinutes * percent) / 100
  const wide = sum(held.filter(({ wideNetwork }) => wideNetwork === wanted.wideNetwork)) + wanted.minutes
  if (wide > Math.max(part(Math.max(WIDE_SHARE_PERCENT, sharePercent)), ALWAYS_FREE * wanted.minutes)) return 'network'
  if (own.length < ALWAYS_FREE) return null
  if (sum(own) + wanted.minutes > part(sharePercent)) return 'network'
  const small = Math.max(part(SMALL_SHARE_PERCENT), ALWAYS_FREE * wanted.minutes)
  const beyond = [...Map.groupBy([...held, wanted], ({ network }) => network).values()]
    .map((holdings) => Math.max(0, sum(holdings) - small))
    .reduce((all, minutes) => all + minutes, 0)
  return sum(own) + wanted.minutes > small && beyond > part(sharePercent * POOL_PART) ? 'network' : null
}

function sum(holdings: Holding[]): number {
  return holdings.reduce((minutes, holding) => minutes + holding.minutes, 0)
}

/** This many from one network within an hour are a rush. */
const RUSH_OF_NETWORK = 5
/** This many within an hour from networks that booked more than once. */
const RUSH_OF_MANY = 15

/**
 * The bookings of a rush: many from one network within an hour, or from several that each booked repeatedly.
 *
 * @param bookings in the order of booking
 * @returns their ids
 */
export function findRush(bookings: { id: string; network: string; bookedAt: number }[]): string[] {
  const inRush = new Set<string>()
  const ofNetworks = Map.groupBy(bookings, ({ network }) => network)
  for (const own of ofNetworks.values()) if (isDense(own, RUSH_OF_NETWORK)) for (const { id } of own) inRush.add(id)
  const repeated = bookings.filter(({ network }) => (ofNetworks.get(network)?.length ?? 0) > 1)
  if (isDense(repeated, RUSH_OF_MANY)) for (const { id } of repeated) inRush.add(id)
  return bookings.filter(({ id }) => inRush.has(id)).map(({ id }) => id)
}

function isDense(bookings: { bookedAt: number }[], count: number): boolean {
  return bookings.some(
    ({ bookedAt }, index) => bookedAt - (bookings[index - count + 1]?.bookedAt ?? Number.NEGATIVE_INFINITY) <= HOUR_MS,
  )
}
