import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, aHost, aHouse, callApi, freeSlots, type TestHost, type TestHouse } from '#tests/setup/test-app'
import { createBusyElsewhere } from '~/busy/external-busy.server'

const MINUTE_MS = 60_000

describe('meetings made at GoTo itself', () => {
  it('block their time within two minutes where somebody looks', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const [first = '', second = ''] = await freeSlots(house, host)
    ownMeetingAt(house, first)
    // The house of two minutes later: its clock differs, nothing else.
    const later = createBusyElsewhere({
      ...house.services,
      clock: () => Date.now() + 2 * MINUTE_MS,
    })
    later.noticeView(host.id)
    await expect.poll(async () => (await freeSlots(house, host)).includes(first)).toBe(false)
    expect(await freeSlots(house, host)).toContain(second)
  })

  it('block at once at booking', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const [start = ''] = await freeSlots(house, host)
    await house.services.busy.freshenForBooking(host.id)
    await makeOld(house)
    ownMeetingAt(house, start)
    const response = await book(house, host, start)
    expect(response.status).toBe(409)
    const problem = await response.json()
    expect(problem.code).toBe('slot_unavailable')
    expect(problem.alternatives.map((slot: { start: string }) => slot.start)).not.toContain(start)
  })

  it('free their time again when they are moved or deleted at GoTo', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const [start = ''] = await freeSlots(house, host)
    const meeting = ownMeetingAt(house, start)
    expect((await book(house, host, start)).status).toBe(409)
    meeting.deleted = true
    await makeOld(house)
    expect((await book(house, host, start)).status).toBe(201)
  })

  it('are not our own: those of bookings count once, also moved and cancelled ones whose meeting GoTo still lists', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const [start = '', , , other = ''] = await freeSlots(house, host)
    const booked = (await (await book(house, host, start)).json()).data
    await house.settled()
    expect(house.goto.meetings()).toHaveLength(1)
    await makeOld(house)
    await house.services.busy.round()
    expect(await intervals(house)).toEqual([])

    house.goto.faults.add({ on: 'DELETE /G2M/rest/meetings', kind: 'server-error', times: 100 })
    house.goto.faults.add({ on: 'PUT /G2M/rest/meetings', kind: 'server-error', times: 100 })
    await callApi(house, host, 'POST', `/bookings/${booked.id}/reschedule`, { start: other })
    await makeOld(house)
    expect((await book(house, host, start)).status).toBe(201)
    await callApi(house, host, 'POST', `/bookings/${booked.id}/cancellation`, {})
    await makeOld(house)
    expect((await book(house, host, other)).status).toBe(201)
  })

  it('are known by their marker while the answer that names them is on its way', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const [start = ''] = await freeSlots(house, host)
    house.goto.faults.add({ on: 'POST /G2M/rest/meetings', kind: 'lose-answer' })
    await book(house, host, start)
    await expect.poll(() => house.goto.meetings().length).toBe(1)
    await makeOld(house)
    await house.services.busy.round()
    expect(await intervals(house)).toEqual([])
  })

  it('are not those of another host of ours who shares the account: each is booked by their own page', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const colleague = await aHost(house, { handle: 'colleague' })
    const [start = ''] = await freeSlots(house, host)
    expect((await book(house, host, start)).status).toBe(201)
    await house.settled()
    await house.services.busy.freshenForBooking(colleague.id)
    expect(await freeSlots(house, colleague)).toContain(start)
    expect((await book(house, colleague, start)).status).toBe(201)
  })

  it('E9: when GoTo hangs the last answer counts, and the attendee hears soon', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const [first = '', , , free = ''] = await freeSlots(house, host)
    ownMeetingAt(house, first)
    await house.services.busy.freshenForBooking(host.id)
    await makeOld(house)
    house.goto.faults.add({ on: 'GET /G2M/rest/upcomingMeetings', kind: 'hang', times: 10 })
    const startedAt = performance.now()
    expect((await book(house, host, first)).status).toBe(409)
    expect((await book(house, host, free)).status).toBe(201)
    expect(performance.now() - startedAt).toBeLessThan(2 * 3_000)
  })

  it('are asked for once, however many attendees book at the same time and in how many processes', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const second = createBusyElsewhere({ ...house.services, clock: Date.now })
    await Promise.all(
      [house.services.busy, second].flatMap((busy) =>
        Array.from({ length: 10 }, () => busy.freshenForBooking(host.id)),
      ),
    )
    expect(house.goto.state.ledger.filter(({ path }) => path.endsWith('/upcomingMeetings'))).toHaveLength(1)
  })

  it('go with the connection they were read from', async () => {
    const house = await aHouse()
    const host = await aHost(house)
    const [start = ''] = await freeSlots(house, host)
    ownMeetingAt(house, start)
    await house.services.busy.freshenForBooking(host.id)
    expect(await freeSlots(house, host)).not.toContain(start)
    await house.services.db.deleteFrom('goto_connections').where('host_id', '=', host.id).execute()
    expect(await freeSlots(house, host)).toContain(start)
  })
})

function ownMeetingAt(house: TestHouse, start: string) {
  return house.goto.addOwnMeeting({ start: Date.parse(start), end: Date.parse(start) + 30 * MINUTE_MS })
}

/** As if what was read at GoTo had been read three minutes ago. */
async function makeOld(house: TestHouse): Promise<void> {
  await house.services.db
    .updateTable('goto_meeting_reads')
    .set({ read_at: Date.now() - 3 * MINUTE_MS })
    .execute()
}

async function intervals(house: TestHouse) {
  return house.services.db.selectFrom('busy_intervals').select(['starts_at', 'label']).execute()
}

function book(house: TestHouse, host: TestHost, start: string) {
  return callApi(house, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
}
