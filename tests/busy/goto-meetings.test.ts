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
import { createExternalBusy } from '~/busy/external-busy.server'

const MINUTE_MS = 60_000

describe('meetings made in GoTo itself', () => {
  it('block their time within two minutes while the page is viewed', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const [first = '', second = ''] = await freeSlots(app, host)
    ownMeetingAt(app, first)
    // The app two minutes later: its clock differs, nothing else.
    const later = createExternalBusy({
      ...app.services,
      clock: () => Date.now() + 2 * MINUTE_MS,
    })
    later.markViewed(host.id)
    await expect.poll(async () => (await freeSlots(app, host)).includes(first)).toBe(false)
    expect(await freeSlots(app, host)).toContain(second)
  })

  it('block whatever digits their titles contain, and beside meetings with unreadable ids', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const starts = (await freeSlots(app, host)).slice(0, 3)
    for (const [index, start] of starts.entries())
      Object.assign(
        ownMeetingAt(app, start),
        [{ subject: 'Ref: 1234567890123456, urgent' }, { id: '331-536-871' }, { id: 'personal room', subject: '' }][
          index
        ],
      )
    await app.services.busy.refreshBeforeBooking(host.id)
    const free = await freeSlots(app, host)
    expect(starts.filter((start) => free.includes(start))).toEqual([])
  })

  it('block at once at booking', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const [start = ''] = await freeSlots(app, host)
    await app.services.busy.refreshBeforeBooking(host.id)
    await makeOld(app)
    ownMeetingAt(app, start)
    const response = await book(app, host, start)
    expect(response.status).toBe(409)
    const problem = await response.json()
    expect(problem.code).toBe('slot_unavailable')
    expect(problem.alternatives.map((slot: { start: string }) => slot.start)).not.toContain(start)
  })

  it('free their time again when they are moved or deleted at GoTo', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const [start = ''] = await freeSlots(app, host)
    const meeting = ownMeetingAt(app, start)
    expect((await book(app, host, start)).status).toBe(409)
    meeting.deleted = true
    await makeOld(app)
    expect((await book(app, host, start)).status).toBe(201)
  })

  it('exclude our own: bookings count once, also when GoTo still lists a moved or cancelled one', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const [start = '', , , other = ''] = await freeSlots(app, host)
    const booked = (await (await book(app, host, start)).json()).data
    await app.settled()
    expect(app.goto.meetings()).toHaveLength(1)
    await makeOld(app)
    await app.services.busy.round()
    expect(await intervals(app)).toEqual([])

    app.goto.faults.add({ on: 'DELETE /G2M/rest/meetings', kind: 'server-error', times: 100 })
    app.goto.faults.add({ on: 'PUT /G2M/rest/meetings', kind: 'server-error', times: 100 })
    await callApi(app, host, 'POST', `/bookings/${booked.id}/reschedule`, { start: other })
    await makeOld(app)
    expect((await book(app, host, start)).status).toBe(201)
    await callApi(app, host, 'POST', `/bookings/${booked.id}/cancellation`, {})
    await makeOld(app)
    expect((await book(app, host, other)).status).toBe(201)
  })

  it('are recognised as ours by their marker before the create’s response arrives', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const [start = ''] = await freeSlots(app, host)
    app.goto.faults.add({ on: 'POST /G2M/rest/meetings', kind: 'lose-answer' })
    await book(app, host, start)
    await expect.poll(() => app.goto.meetings().length).toBe(1)
    await makeOld(app)
    await app.services.busy.round()
    expect(await intervals(app)).toEqual([])
  })

  it('exclude those of another host of ours with the same account', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const colleague = await aHost(app, { handle: 'colleague' })
    const [start = ''] = await freeSlots(app, host)
    expect((await book(app, host, start)).status).toBe(201)
    await app.settled()
    await app.services.busy.refreshBeforeBooking(colleague.id)
    expect(await freeSlots(app, colleague)).toContain(start)
    expect((await book(app, colleague, start)).status).toBe(201)
  })

  it('keep the last response when GoTo hangs, and the attendee waits only briefly (E9)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const [first = '', , , free = '', , , other = ''] = await freeSlots(app, host)
    ownMeetingAt(app, first)
    const usually = await msOf(async () => expect((await book(app, host, other)).status).toBe(201))
    await makeOld(app)
    app.goto.faults.add({ on: 'GET /G2M/rest/upcomingMeetings', kind: 'hang', times: 10 })
    const meanwhile = await msOf(async () => {
      expect((await book(app, host, first)).status).toBe(409)
      expect((await book(app, host, free)).status).toBe(201)
    })
    // What a busy machine adds, it adds to every booking.
    expect(meanwhile).toBeLessThan(2 * (3_000 + 10 * usually))
  })

  it('are requested once, however many attendees book at the same time, in any number of processes', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const second = createExternalBusy({ ...app.services, clock: Date.now })
    await Promise.all(
      [app.services.busy, second].flatMap((busy) =>
        Array.from({ length: 10 }, () => busy.refreshBeforeBooking(host.id)),
      ),
    )
    expect(app.goto.state.ledger.filter(({ path }) => path.endsWith('/upcomingMeetings'))).toHaveLength(1)
  })

  it('are removed with the connection they were read from', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const [start = ''] = await freeSlots(app, host)
    ownMeetingAt(app, start)
    await app.services.busy.refreshBeforeBooking(host.id)
    expect(await freeSlots(app, host)).not.toContain(start)
    await app.services.db.deleteFrom('goto_connections').where('host_id', '=', host.id).execute()
    expect(await freeSlots(app, host)).toContain(start)
  })
})

function ownMeetingAt(app: TestApp, start: string) {
  return app.goto.addOwnMeeting({ start: Date.parse(start), end: Date.parse(start) + 30 * MINUTE_MS })
}

async function msOf(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

/** As if GoTo's meetings had been read three minutes ago. */
async function makeOld(app: TestApp): Promise<void> {
  await app.services.db
    .updateTable('goto_meeting_reads')
    .set({ read_at: Date.now() - 3 * MINUTE_MS })
    .execute()
}

async function intervals(app: TestApp) {
  return app.services.db.selectFrom('busy_intervals').select(['starts_at', 'label']).execute()
}

function book(app: TestApp, host: TestHost, start: string) {
  return callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
}
