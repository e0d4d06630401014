import ipaddr from 'ipaddr.js'
import {
  countOpenBookings,
  deleteBookingNetworksBefore,
  findHeldByNetworks,
  findOpenLimits,
  insertBookingNetwork,
} from '#db/queries/booking-networks'
import { findScheduleInForce } from '#db/queries/schedules'
import type { Db } from '#db/schema'
import { findDecidingHosts } from '~/availability/slots/find-slots.server'
import type { EventType } from '~/event-types/event-type'
import { findShareProblem, type Holding, openLimits, type ShareProblem, USUAL_SHARE_PERCENT } from '~/limits/held-share'
import { recipientKey } from '~/limits/mailbox'
import type { Keyring } from '~/security/sealed-text.server'
import { DAY_MS, MINUTE_MS } from '~/time/units'
import { dateInZone } from '~/time/wall-time'

/** Older bookings do not count: a visitor who books a little each week is no flood, and the host has seen those bookings. */
const COUNTED_MS = 7 * DAY_MS
/** A longer booking window counts as if it ended here. */
const MAX_WINDOW_DAYS = 62
const USUAL_MINUTES_A_WEEK = 40 * 60

/** Where a visitor comes from: the network address as text, or the digests that were kept of it. */
type Origin = { address: string } | { network: string; wideNetwork: string }

export type Visit = Origin & {
  hostId: string
  eventType: EventType
  attendeeEmail: string
  minutes: number
}

/**
 * Whether a visitor's network or address, or all visitors, already hold as much of the host's time as they may (S23), by bookings and by
 * times that wait for a proof. Call it in the transaction that books.
 */
export async function findHeldShareProblem(
  tx: Db,
  keyring: Keyring,
  booking: Visit,
  now: number,
): Promise<ShareProblem | null> {
  const { hostId, eventType, minutes } = booking
  const own = await findOpenLimits(tx, hostId)
  const share = own.sharePercent ?? USUAL_SHARE_PERCENT
  const limits = openLimits(own, share)
  const { hosts, together } = await findDecidingHosts(tx, { host: { id: hostId, timeZone: 'UTC' }, eventType })
  const hostIds = hosts.map(({ id }) => id)
  const { ofAddress } = limits
  const inAll = limits.inAll * (together ? 1 : hostIds.length)
  if ((await countOpenBookings(tx, hostIds, { now, most: inAll })) >= inAll) return 'all'
  const email = booking.attendeeEmail
  if ((await countOpenBookings(tx, hostIds, { now, most: ofAddress, email })) >= ofAddress) return 'mailbox'
  const held = await findHeldByNetworks(tx, hostId, { since: now - COUNTED_MS, now })
  if (held.length === 0) return null
  const holdings = held.map(({ network, wide_network, mailbox, starts_at, ends_at }) => ({
    network,
    wideNetwork: wide_network,
    mailbox,
    minutes: (ends_at - starts_at) / MINUTE_MS,
  }))
  const wanted: Holding = { ...digestsOf(keyring, booking), minutes }
  const offers = await Promise.all(hostIds.map((id) => offerOf(tx, id, eventType, now)))
  // The offer of a team is what its members offer, or what they offer together.
  const offer = together ? Math.min(...offers) : offers.reduce((sum, ofMember) => sum + ofMember, 0)
  return findShareProblem(wanted, holdings, offer, share, limits)
}

/** Stores for some days which network a visitor booked from, as a digest that reveals nothing without our secret. */
export async function keepNetwork(
  tx: Db,
  keyring: Keyring,
  { bookingId, ...booking }: Visit & { bookingId: string },
  now: number,
): Promise<void> {
  const { network, wideNetwork, mailbox } = digestsOf(keyring, booking)
  const row = { booking_id: bookingId, host_id: booking.hostId, network, wide_network: wideNetwork, mailbox }
  await insertBookingNetwork(tx, { ...row, booked_at: now })
}

export async function forgetNetworks(db: Db, now: number): Promise<void> {
  await deleteBookingNetworksBefore(db, now - 2 * COUNTED_MS)
}

/** A visitor's networks and mailbox, as digests that reveal nothing without our secret. */
export function digestsOf(
  keyring: Keyring,
  { attendeeEmail, ...origin }: Origin & { attendeeEmail: string },
): Omit<Holding, 'minutes'> {
  const digest = (text: string) => keyring.sign(text, 'network of a booking').slice(0, 22)
  const mailbox = digest(recipientKey(attendeeEmail))
  if (!('address' in origin)) return { network: origin.network, wideNetwork: origin.wideNetwork, mailbox }
  const { network, wideNetwork } = networksOfAddress(origin.address)
  return { network: digest(network), wideNetwork: digest(wideNetwork), mailbox }
}

/** What one subscriber has or can rent: an IPv4 address with its block of 256, or an IPv6 /48, which is as easy to get. */
function networksOfAddress(address: string): { network: string; wideNetwork: string } {
  if (!ipaddr.isValid(address)) return { network: address, wideNetwork: address }
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4')
    return { network: parsed.toString(), wideNetwork: `${ipaddr.IPv4.networkAddressFromCIDR(`${parsed}/24`)}/24` }
  const network = `${ipaddr.IPv6.networkAddressFromCIDR(`${parsed}/48`)}/48`
  return { network, wideNetwork: network }
}

/** About how many minutes the host's weekly hours have within the booking window. */
async function offerOf(tx: Db, hostId: string, { bookingWindow, scheduleId }: EventType, now: number): Promise<number> {
  const { weekly } = await findScheduleInForce(tx, hostId, scheduleId)
  const hours = JSON.parse(weekly) as { start: string; end: string }[]
  const minutesAWeek = hours.reduce((sum, { start, end }) => sum + minutesOfDay(end) - minutesOfDay(start), 0)
  // A host who offers single dates only has no weekly hours to count.
  return ((minutesAWeek || USUAL_MINUTES_A_WEEK) * daysOf(bookingWindow, now)) / 7
}

function minutesOfDay(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

function daysOf(window: EventType['bookingWindow'], now: number): number {
  if (window.kind === 'open') return MAX_WINDOW_DAYS
  if (window.kind === 'rolling') return Math.min(window.days, MAX_WINDOW_DAYS)
  const today = Date.parse(dateInZone(now, 'UTC'))
  const days = (Date.parse(window.to) - Math.max(today, Date.parse(window.from))) / DAY_MS + 1
  return Math.min(Math.max(1, days), MAX_WINDOW_DAYS)
}
