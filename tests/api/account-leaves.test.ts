import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { lockHostToDelete } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { deleteHostWithBookings } from '#db/queries/host-data'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'

const HOURS = { timeZone: 'Europe/Zurich', weekly: [{ weekday: 1, start: '09:00', end: '12:00' }], overrides: [] }

it('calls during the deletion of an account get 401 or 404, never a 500 (S20)', async () => {
  const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
  const host = await aHost(app, { connected: false })
  const [start] = await freeSlots(app, host)
  const { db, dialect } = app.services
  const locked = Promise.withResolvers<void>()
  const deletion = inTransaction(db, async (tx) => {
    await lockHostToDelete(tx, dialect, host.id)
    locked.resolve()
    // Time for the calls to get as far as they can.
    await pause(300)
    await deleteHostWithBookings(tx, host.id)
  })
  await locked.promise
  const answers = await Promise.all([
    callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE }),
    callApi(app, host, 'POST', '/event-types', { slug: 'another', title: 'Another' }),
    callApi(app, host, 'POST', '/webhooks', { url: 'https://127.0.0.1/hook', events: ['booking.created'] }),
    callApi(app, host, 'POST', '/calendar-feeds', { url: 'https://127.0.0.1/busy.ics' }),
    callApi(app, host, 'PUT', '/availability', HOURS),
  ])
  await deletion
  const [booking, ...others] = answers.map(({ status }) => status)
  // On SQLite's only connection the keys are looked up after they are deleted.
  expect([401, 422]).toContain(booking)
  expect(others).toEqual([401, 401, 401, 401])
})
