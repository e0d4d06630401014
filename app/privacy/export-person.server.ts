import { findProofsOfAddress } from '#db/queries/address-proofs'
import { type BookingEventRow, findEventsOfBookings } from '#db/queries/booking-events'
import type { BookingDetailsRow } from '#db/queries/bookings'
import { isUnsubscribed } from '#db/queries/follow-ups'
import {
  findSentMailsOfBooking as findMailsOfBooking,
  findDeliveriesOfBookings as findMailsOfBookings,
  type SentMailRow,
} from '#db/queries/sent-mails'
import type { Db } from '#db/schema'
import { bookingSnapshot } from '~/booking/booking-view.server'
import type { HeldRequest } from '~/booking/changes/hold-time.server'
import { mailboxDigest } from '~/booking/mailbox-link.server'
import { BYTE_ORDER_MARK, csvLine } from '~/i18n/csv'
import type { Locale } from '~/i18n/locale'
import { type Delivery, listDeliveries } from '~/integrations/deliveries/find-deliveries.server'
import { recipientKey } from '~/limits/mailbox'
import { findPerson, isAddress } from './find-person.server'
import { privacyMessages } from './messages'

/** Bookings. */
const AT_ONCE = 500

/** All data in a host's bookings about one person. Instants are RFC 3339 in UTC. */
export type PersonData = Awaited<ReturnType<typeof personData>>

/**
 * Collects it for a person who asks for their data. It has no manage links, which are keys, and no data of other attendees of
 * the same bookings.
 */
export async function personData(db: Db, host: { id: string; name: string }, address: string, now: number) {
  const person = await findPerson(db, host.id, address)
  const invited = []
  for (const row of person.guestOf) invited.push(await invitedTo(db, row, address))
  return {
    address,
    host: host.name,
    exportedAt: instant(now),
    bookings: await bookingsData(db, host.id, person.attended),
    invitedTo: invited,
    // Kept for a day.
    unconfirmed: (await findProofsOfAddress(db, host.id, address)).map(({ request, starts_at, created_at }) => ({
      sentAt: instant(created_at),
      start: instant(starts_at),
      typed: (JSON.parse(request) as HeldRequest).typed,
    })),
    // Whether they want no mails that are not about a booking.
    unsubscribed: await isUnsubscribed(db, host.id, mailboxDigest(recipientKey(address))),
  }
}

/**
 * A host's bookings with all data about them and their attendees, except their keys. Reads some hundreds at once, so that many
 * bookings take few statements.
 */
export async function bookingsData(db: Db, hostId: string, rows: BookingDetailsRow[]): Promise<BookingData[]> {
  const found: BookingData[] = []
  for (let first = 0; first < rows.length; first += AT_ONCE) {
    const part = rows.slice(first, first + AT_ONCE)
    const ids = part.map(({ id }) => id)
    const events = Map.groupBy(await findEventsOfBookings(db, hostId, ids), ({ booking_id }) => booking_id)
    const mails = Map.groupBy(await findMailsOfBookings(db, hostId, ids), ({ booking_id }) => booking_id)
    const deliveries = Map.groupBy(await listDeliveries(db, hostId, { bookingIds: ids }), ({ bookingId }) => bookingId)
    for (const row of part)
      found.push(
        bookingData(row, {
          events: events.get(row.id) ?? [],
          mails: mails.get(row.id) ?? [],
          deliveries: deliveries.get(row.id) ?? [],
        }),
      )
  }
  return found
}

type BookingData = ReturnType<typeof bookingData>

function bookingData(
  row: BookingDetailsRow,
  { events, mails, deliveries }: { events: BookingEventRow[]; mails: SentMailRow[]; deliveries: Delivery[] },
) {
  return {
    ...bookingSnapshot(row),
    telephone: row.location_kind === 'host_calls' ? row.location_detail : null,
    privateNote: row.private_note,
    noShowAt: row.no_show_at === null ? null : instant(row.no_show_at),
    // Whether there is one, and whether it was sent: the link itself is a key.
    recording:
      row.recording_found_at === null
        ? null
        : { foundAt: instant(row.recording_found_at), sent: row.recording_sent_at !== null },
    history: events.map(historyEntry),
    mails: mails.map(mailEntry),
    notifiedOthers: deliveries.map(({ target, event, state, createdAt }) => ({
      at: instant(createdAt),
      target,
      event,
      state,
    })),
  }
}

async function invitedTo(db: Db, row: BookingDetailsRow, address: string) {
  const mails = await findMailsOfBooking(db, row.id)
  const { id, title, status, start, end } = bookingSnapshot(row)
  return {
    id,
    title,
    status,
    start,
    end,
    mails: mails.filter((mail) => isAddress(mail.address, address)).map(mailEntry),
  }
}

function historyEntry({ at, kind, actor_kind, actor_name, data }: BookingEventRow) {
  const by = actor_kind === 'attendee' ? (actor_name ?? actor_kind) : actor_kind
  return { at: instant(at), what: kind, by, ...(JSON.parse(data) as object) }
}

function mailEntry({ accepted_at, mail, address, response }: SentMailRow) {
  return { at: instant(accepted_at), mail, to: address, serverSaid: response }
}

/** The same as a table of single facts, for people who do not read JSON. */
export function personCsv({ bookings, invitedTo }: PersonData, locale: Locale): string {
  const t = privacyMessages[locale].file
  const lines = [
    ...bookings.flatMap((booking) => factsOf(booking).map(([name, value]) => [t.attendee, booking.id, name, value])),
    ...invitedTo.flatMap((booking) => factsOf(booking).map(([name, value]) => [t.guest, booking.id, name, value])),
  ]
  return (
    BYTE_ORDER_MARK + [[t.role, t.booking, t.fact, t.value], ...lines].map((cells) => csvLine(cells, locale)).join('')
  )
}

/** @example factsOf({ a: { b: [1, 2] } }) // [['a.b.1', '1'], ['a.b.2', '2']] */
function factsOf(value: unknown, name = ''): [string, string][] {
  if (value === null || value === '') return []
  if (typeof value !== 'object') return [[name, String(value)]]
  return Object.entries(value as object).flatMap(([key, part]) => {
    const step = Array.isArray(value) ? String(Number(key) + 1) : key
    return factsOf(part, name === '' ? step : `${name}.${step}`)
  })
}

function instant(at: number): string {
  return new Date(at).toISOString()
}
