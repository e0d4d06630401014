import { expect } from 'vitest'
import { insertBookingEvent } from '#db/queries/booking-events'
import type { Db } from '#db/schema'
import { DAY_MS, plantBooking, startAdmin } from '#tests/admin/start-admin'
import { callApi, freeSlots, type TestApp, type TestHost } from '#tests/setup/test-app'
import { aReceiver } from '#tests/simulators/receiver'

/** Words that occur nowhere else in the database. */
export const PERSON = { name: 'Adalbert Quill', email: 'Adalbert.Quill@quill.example', timeZone: 'America/New_York' }
export const TRACES = ['adalbert', 'quill', 'persimmon', '+41 79 123', 'kumquat']
export const GUEST = 'Grace.Hopkins@hopkins.example'

/** A host in the admin, with a person's past booking, their cancelled one, and another attendee's with a guest. */
export async function startAdminWithPerson() {
  const admin = await startAdmin({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
  const { app, host } = admin
  const receiver = await aReceiver(({ body }) => ({ status: 500, body: `not understood: ${body}` }))
  const events = ['booking.created', 'booking.rescheduled', 'booking.cancelled']
  expect((await callApi(app, host, 'POST', '/webhooks', { url: receiver.url, events })).status).toBe(201)
  const [eventType] = (await (await callApi(app, host, 'GET', '/event-types')).json()).data
  const questions = [{ id: 'topic', label: 'Topic', kind: 'short_text', required: false }]
  await callApi(app, host, 'PATCH', `/event-types/${eventType.id}`, { guestsAllowed: true, questions })
  const slots = await freeSlots(app, host)
  const { db } = app.services
  const past = await plantBooking(db, host.id, {
    ...{ startsAt: Date.now() - 3 * DAY_MS, title: `Meeting with ${PERSON.name}`, attendee_name: PERSON.name },
    ...{ attendee_email: PERSON.email.toLowerCase(), location_kind: 'host_calls', location_detail: '+41 79 123 45 67' },
    ...{ meeting_status: 'removed', private_note: 'Likes persimmons', join_url: null, manage_token: '' },
  })
  await insertBookingEvent(db, {
    ...{ booking_id: past, host_id: host.id, at: Date.now() - 4 * DAY_MS, kind: 'created', sequence: 0, data: '{}' },
    ...{ actor_kind: 'attendee', actor_id: null, actor_name: PERSON.name },
  })
  const cancelled = await book(app, host, { start: slots[40], attendee: PERSON, guests: [`kumquat@fruit.example`] })
  const move = { start: slots[42] }
  expect((await callApi(app, host, 'POST', `/bookings/${cancelled}/reschedule`, move)).status).toBe(200)
  await app.settled()
  const others = await book(app, host, {
    ...{ start: slots[44], guests: [GUEST, 'other@example.com'] },
    attendee: { name: 'Bob Other', email: 'bob@example.com', timeZone: 'UTC' },
  })
  await app.settled()
  const cancel = async () => {
    const reason = { reason: 'persimmon pie' }
    expect((await callApi(app, host, 'POST', `/bookings/${cancelled}/cancellation`, reason)).status).toBe(200)
    await app.settled()
  }
  return { ...admin, past, cancelled, others, cancel }
}

async function book(app: TestApp, host: TestHost, request: object): Promise<string> {
  const body = {
    ...{ eventType: 'intro-call', notes: 'persimmon', answers: [{ question: 'topic', answer: 'persimmon' }] },
    ...{ tracking: { utmSource: 'kumquat' }, metadata: { deal: 'kumquat' } },
    ...{ crm: { system: 'acme', type: 'contact', id: 'kumquat' } },
    ...request,
  }
  const isOthers = JSON.stringify(request).includes('Bob Other')
  const sent = isOthers ? { eventType: body.eventType, ...request } : body
  const response = await callApi(app, host, 'POST', '/bookings', sent, {
    'Idempotency-Key': isOthers ? 'others' : 'persons',
  })
  const answer = await response.json()
  expect(answer).toMatchObject({ data: { id: expect.any(String) } })
  return answer.data.id
}

/** Every table of the product; on PostgreSQL the tests keep tables of their own in another schema. */
export async function productTables(db: Db) {
  const tables = await db.introspection.getTables()
  return tables.filter(({ schema }) => schema === undefined || schema === 'public')
}

/** Searches every column of every table. @returns `table.column` of those that contain one of the words */
export async function findWords(db: Db, words: string[]): Promise<string[]> {
  const found = new Set<string>()
  for (const { name } of await productTables(db)) {
    const rows = await db
      .selectFrom(name as 'bookings')
      .selectAll()
      .execute()
    for (const row of rows)
      for (const [column, value] of Object.entries(row)) {
        const text = String(value).toLowerCase()
        if (words.some((word) => text.includes(word))) found.add(`${name}.${column}`)
      }
  }
  return [...found].sort()
}
