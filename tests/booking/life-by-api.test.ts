import { describe, expect, it } from 'vitest'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'

describe('moving a booking by the API', () => {
  it('keeps id, meeting and join link, takes the next SEQUENCE, and frees the old time (B7)', async () => {
    const { app, host, slots, booking } = await aBooking()
    const { status, data } = await change(app, host, booking.id, 'reschedule', { start: slots[4] })
    expect(status).toBe(200)
    expect(data).toMatchObject({
      id: booking.id,
      status: 'confirmed',
      start: slots[4],
      sequence: 1,
      previous: { start: slots[0] },
      conferencing: { status: 'ready', joinUrl: expect.stringContaining('https://meet.goto.com/') },
    })
    await app.settled()
    expect(app.goto.meetings()).toMatchObject([{ id: data.conferencing.meetingId, starttime: slots[4] }])
    expect(await freeSlots(app, host)).toContain(slots[0])
    expect(await freeSlots(app, host)).not.toContain(slots[4])
  })

  it('to the time it already has changes nothing and sends nothing (B6)', async () => {
    const { app, host, slots, booking } = await aBooking()
    await change(app, host, booking.id, 'reschedule', { start: slots[4] })
    await app.settled()
    const mails = app.mail.messages.length
    const { status, data } = await change(app, host, booking.id, 'reschedule', { start: slots[4] })
    await app.settled()
    expect([status, data.sequence]).toEqual([200, 1])
    expect(app.mail.messages).toHaveLength(mails)
  })

  it('to a time that overlaps its own is possible: a booking does not block itself (B7)', async () => {
    const { app, host, slots, booking } = await aBooking()
    const { data: types } = await (await callApi(app, host, 'GET', '/event-types')).json()
    await callApi(app, host, 'PATCH', `/event-types/${types[0].id}`, { stepMinutes: 5 })
    const start = new Date(Date.parse(slots[0] ?? '') + 600_000).toISOString()
    const { status, data } = await change(app, host, booking.id, 'reschedule', { start })
    expect([status, Date.parse(data?.start)]).toEqual([200, Date.parse(start)])
  })

  it('refuses a taken and a never offered time with alternatives, and changes nothing (B3, B5)', async () => {
    const { app, host, slots, booking } = await aBooking()
    await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start: slots[2], attendee: AN_ATTENDEE })
    const atNight = slots[2]?.replace(/T\d\d/, 'T02')
    for (const start of [slots[2], atNight]) {
      const { status, problem } = await change(app, host, booking.id, 'reschedule', { start })
      expect(status).toBe(409)
      expect(problem.code).toBe('slot_unavailable')
      expect(problem.alternatives).toHaveLength(5)
      expect(problem.alternatives.map((slot: { start: string }) => slot.start)).not.toContain(slots[0])
    }
    const after = await read(app, host, booking.id)
    expect(after).toMatchObject({ start: slots[0], sequence: 0, previous: null })
  })

  it('gives a contested time to exactly one of many requests, a move among them (B3)', async () => {
    const { app, host, slots, booking } = await aBooking()
    const wanted = slots[6]
    const answers = await Promise.all([
      change(app, host, booking.id, 'reschedule', { start: wanted }),
      ...Array.from({ length: 10 }, (_, racer) =>
        callApi(app, host, 'POST', '/bookings', {
          eventType: 'intro-call',
          start: wanted,
          attendee: { ...AN_ATTENDEE, email: `racer${racer}@example.com` },
        }),
      ),
    ])
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status < 300)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(10)
  })

  it('refuses a cancelled booking, and treats another host’s as missing (S1)', async () => {
    const { app, host, slots, booking } = await aBooking()
    const stranger = await aHost(app, { handle: 'sam', connected: false })
    expect((await change(app, stranger, booking.id, 'reschedule', { start: slots[4] })).status).toBe(404)
    await callApi(app, host, 'POST', `/bookings/${booking.id}/cancellation`)
    const { status, problem } = await change(app, host, booking.id, 'reschedule', { start: slots[4] })
    expect([status, problem.code]).toEqual([409, 'booking_not_active'])
  })
})

describe('a booking that the host approves', () => {
  it('holds its time, without meeting and invite; attendee and host are informed', async () => {
    const { app, host, slots, booking } = await aBooking('manual')
    expect(booking.status).toBe('pending')
    expect(await freeSlots(app, host)).not.toContain(slots[0])
    expect(app.goto.creates()).toHaveLength(0)
    expect(app.mail.to(AN_ATTENDEE.email)).toMatchObject([{ calendar: null }])
    const [toHost] = app.mail.to(host.email)
    expect(toHost?.calendar).toBeNull()
    expect(toHost?.parsed.text).toContain(`/admin/bookings/${booking.id}`)
  })

  it('makes the meeting and sends the invite with SEQUENCE 0 when approved, once for two approvals', async () => {
    const { app, host, booking } = await aBooking('manual')
    expect((await change(app, host, booking.id, 'approval')).data.status).toBe('confirmed')
    expect((await change(app, host, booking.id, 'approval')).status).toBe(200)
    await app.settled()
    expect(app.goto.meetings()).toHaveLength(1)
    const invites = app.mail.messages.filter(({ calendar }) => calendar !== null)
    expect(invites.map(({ envelope }) => envelope.to[0]).sort()).toEqual([AN_ATTENDEE.email, host.email])
    for (const { calendar } of invites) expect(calendar?.content).toContain('SEQUENCE:0')
    const late = await change(app, host, booking.id, 'decline')
    expect([late.status, late.problem.code]).toEqual([409, 'booking_not_pending'])
  })

  it('frees the time when declined, without a meeting, and the attendee reads why', async () => {
    const { app, host, slots, booking } = await aBooking('manual')
    const { data } = await change(app, host, booking.id, 'decline', { reason: 'That week is full' })
    expect(data).toMatchObject({ status: 'declined', cancellation: { by: 'host', reason: 'That week is full' } })
    expect((await change(app, host, booking.id, 'decline')).status).toBe(200)
    await app.settled()
    expect(await freeSlots(app, host)).toContain(slots[0])
    expect(app.mail.to(AN_ATTENDEE.email).at(-1)?.parsed.text).toContain('That week is full')
    expect(app.mail.to(AN_ATTENDEE.email)).toHaveLength(2)
    expect(app.goto.creates()).toHaveLength(0)
    expect((await change(app, host, booking.id, 'approval')).status).toBe(409)
  })
})

async function aBooking(confirmation: 'automatic' | 'manual' = 'automatic') {
  const app = await startTestApp()
  const host = await aHost(app)
  const [eventType] = (await (await callApi(app, host, 'GET', '/event-types')).json()).data
  await callApi(app, host, 'PATCH', `/event-types/${eventType.id}`, { confirmation })
  const slots = await freeSlots(app, host)
  const request = { eventType: 'intro-call', start: slots[0], attendee: AN_ATTENDEE }
  const created = await callApi(app, host, 'POST', '/bookings', request)
  expect(created.status).toBe(201)
  const booking = (await created.json()).data as { id: string; status: string }
  await app.settled()
  return { app, host, slots, booking }
}

async function change(app: TestApp, host: TestHost, id: string, what: string, body?: object) {
  const answer = await callApi(app, host, 'POST', `/bookings/${id}/${what}`, body)
  const json = await answer.json()
  return { status: answer.status, data: json.data, problem: json }
}

async function read(app: TestApp, host: TestHost, id: string) {
  return (await (await callApi(app, host, 'GET', `/bookings/${id}`)).json()).data
}
