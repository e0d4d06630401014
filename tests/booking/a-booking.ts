import { expect } from 'vitest'
import { type BookingDetailsRow, findBookingOfHost } from '#db/queries/bookings'
import { hurryJobs } from '#db/queries/jobs'
import { AN_ATTENDEE, aHost, aHouse, callApi, freeSlots, type TestHost, type TestHouse } from '#tests/setup/test-app'
import type { Actor } from '~/booking/actor'

interface Wishes {
  confirmation?: 'automatic' | 'manual'
  guests?: string[]
  /** Settings of the event type, by their names in the API. */
  settings?: object
  /** Which of the free times. */
  slot?: number
  /** Before the booking is made, such as a fault at GoTo. */
  first?: (house: TestHouse, host: TestHost) => void
}

/** A house with one host and one booking, at rest. */
export async function aBooking({
  confirmation = 'automatic',
  guests = [],
  settings = {},
  slot = 0,
  first,
}: Wishes = {}) {
  const house = await aHouse()
  const host = await aHost(house)
  const [eventType] = (await (await callApi(house, host, 'GET', '/event-types')).json()).data
  const changes = { confirmation, guestsAllowed: true, ...settings }
  expect((await callApi(house, host, 'PATCH', `/event-types/${eventType.id}`, changes)).status).toBe(200)
  const slots = await freeSlots(house, host)
  first?.(house, host)
  const request = { eventType: 'intro-call', start: slots[slot], attendee: AN_ATTENDEE, guests }
  const created = await callApi(house, host, 'POST', '/bookings', request)
  expect(created.status).toBe(201)
  const booking = (await created.json()).data as { id: string; status: string; manageUrl: string }
  await house.settled()
  const actor: Actor = { kind: 'host', id: host.id, name: 'Dana Example' }
  /** The booking as it is now. */
  const row = async (): Promise<BookingDetailsRow> => {
    const found = await findBookingOfHost(house.services.db, host.id, booking.id)
    if (!found) throw new Error('The booking is gone')
    return found
  }
  /** Runs what is due, and mails that a test has queued for a time to come. */
  const settled = async () => {
    await hurryJobs(house.services.db, booking.id, 'booking-mail', Date.now())
    house.worker.wake()
    await house.settled()
  }
  return { house, host, slots, booking, actor, row, settled }
}

/** The mails to one address since some point, newest last. */
export function mailsTo(house: TestHouse, address: string, since = 0) {
  return house.mail.messages.slice(since).filter(({ envelope }) => envelope.to.includes(address))
}
