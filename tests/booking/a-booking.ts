import { expect } from 'vitest'
import { type BookingDetailsRow, findBookingOfHost } from '#db/queries/bookings'
import { runJobsNow } from '#db/queries/jobs'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import type { Actor } from '~/booking/actor'

interface Wishes {
  confirmation?: 'automatic' | 'manual'
  guests?: string[]
  /** Settings of the event type, by their names in the API. */
  settings?: object
  /** The index among the free times. */
  slot?: number
  /** Runs before the booking is made, for example to plan a fault at GoTo. */
  first?: (app: TestApp, host: TestHost) => void
}

/** An app with one host and one booking, its jobs done. */
export async function aBooking({
  confirmation = 'automatic',
  guests = [],
  settings = {},
  slot = 0,
  first,
}: Wishes = {}) {
  const app = await startTestApp()
  const host = await aHost(app)
  const [eventType] = (await (await callApi(app, host, 'GET', '/event-types')).json()).data
  const changes = { confirmation, guestsAllowed: true, ...settings }
  expect((await callApi(app, host, 'PATCH', `/event-types/${eventType.id}`, changes)).status).toBe(200)
  const slots = await freeSlots(app, host)
  first?.(app, host)
  const request = { eventType: 'intro-call', start: slots[slot], attendee: AN_ATTENDEE, guests }
  const created = await callApi(app, host, 'POST', '/bookings', request)
  expect(created.status).toBe(201)
  const booking = (await created.json()).data as { id: string; status: string; manageUrl: string }
  await app.settled()
  const actor: Actor = { kind: 'host', id: host.id, name: 'Dana Example' }
  /** The booking as it is now. */
  const row = async (): Promise<BookingDetailsRow> => {
    const found = await findBookingOfHost(app.services.db, host.id, booking.id)
    if (!found) throw new Error('The booking is gone')
    return found
  }
  /** Runs what is due, and mails that a test has queued for later. */
  const settled = async () => {
    await runJobsNow(app.services.db, booking.id, 'booking-mail', Date.now())
    app.worker.wake()
    await app.settled()
  }
  return { app, host, slots, booking, actor, row, settled }
}

/** The mails to one address since a given point, newest last. */
export function mailsTo(app: TestApp, address: string, since = 0) {
  return app.mail.messages.slice(since).filter(({ envelope }) => envelope.to.includes(address))
}
