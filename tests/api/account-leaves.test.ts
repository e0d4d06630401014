import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { lockHostToDelete } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { deleteHostWithBookings } from '#db/queries/host-data'
import { AN_ATTENDEE, aHost, aHouse, callApi, freeSlots } from '#tests/setup/test-app'

const HOURS = { timeZone: 'Europe/Zurich', weekly: [{ weekday: 1, start: '09:00', end: '12:00' }], overrides: [] }

it('S20: whatever is called while the account is being deleted hears that the key or the meeting is gone, never a 500', async () => {
  const house = await aHouse({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
  const host = await aHost(house, { connected: false })
  const [start] = await freeSlots(house, host)
  const { db, dialect } = house.services
  const locked = Promise.withResolvers<void>()
  const deletion = inTransaction(db, async (tx) => {
    await lockHostToDelete(tx, dialect, host.id)
    locked.resolve()
    // Time for the calls to come as far as they can.
    await pause(300)
    await deleteHostWithBookings(tx, host.id)
  })
  await locked.promise
  const answers = await Promise.all([
    callApi(house, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE }),
    callApi(house, host, 'POST', '/event-types', { slug: 'another', title: 'Another' }),
    callApi(house, host, 'POST', '/webhooks', { url: 'https://127.0.0.1/hook', events: ['booking.created'] }),
    callApi(house, host, 'POST', '/calendar-feeds', { url: 'https://127.0.0.1/busy.ics' }),
    callApi(house, host, 'PUT', '/availability', HOURS),
  ])
  await deletion
  const [booking, ...others] = answers.map(({ status }) => status)
  // On SQLite's one connection the keys are looked up when they are gone.
  expect([401, 422]).toContain(booking)
  expect(others).toEqual([401, 401, 401, 401])
})
