import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { aHost, aHouse, callApi, freeSlots } from '#tests/setup/test-house'
import { bookingOf } from './fleet'

it.each([
  ['read-only', 'pragma query_only = on', 'pragma query_only = off'],
  ['full', 'pragma max_page_count = 1', 'pragma max_page_count = 1000000'],
])('D5: a %s disk: 503, no half booking, and it recovers by itself', async (_name, breakIt, mendIt) => {
  const house = await aHouse()
  const { db } = house.services
  const host = await aHost(house)
  const slots = await freeSlots(house, host)
  await sql.raw(breakIt).execute(db)
  let booked = 0
  let status = 0
  // A full disk still takes what fits into the pages that it has.
  while (status !== 503 && booked < slots.length) {
    status = (await callApi(house, host, 'POST', '/bookings', bookingOf(slots[booked]))).status
    if (status === 201) booked += 1
    expect([201, 503]).toContain(status)
  }
  expect(status).toBe(503)
  expect(await db.selectFrom('bookings').select('id').execute()).toHaveLength(booked)

  await sql.raw(mendIt).execute(db)
  expect((await callApi(house, host, 'POST', '/bookings', bookingOf(slots[booked]))).status).toBe(201)
  await expect.poll(() => house.goto.meetings().length).toBe(booked + 1)
})
