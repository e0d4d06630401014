import { describe, expect, it } from 'vitest'
import { setLinkByHost } from '#db/queries/booking-meetings'
import { findBooking } from '#db/queries/bookings'
import { callApi, freeSlots } from '#tests/setup/test-app'
import { attendanceFrom, mergedAttendance, NOTHING_FOUND } from '~/booking/attendance'
import { keepReading } from '~/booking/changes/keep-attendance.server'
import { DAY_MS, HOUR_MS, MINUTE_MS, startWithClock } from './held-meetings'

const instant = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z')
const NOTHING = { startedAt: null, endedAt: null }

describe('a meeting that is over', () => {
  it('was held, with its times and the number of its participants', async () => {
    const { book, hold, goTo, read } = await startWithClock()
    const booking = await book()
    expect((await read(booking.id)).attendance).toBeNull()
    hold(booking, 4, 33, { participants: 2 })
    await goTo(booking.end + 4 * MINUTE_MS)
    expect((await read(booking.id)).attendance).toEqual({
      ...{ state: 'held', suggested: null, participants: 2 },
      ...{ startedAt: instant(booking.start + 4 * MINUTE_MS), endedAt: instant(booking.start + 33 * MINUTE_MS) },
    })
  })

  it('with one participant suggests a no-show and decides nothing', async () => {
    const { book, hold, goTo, read } = await startWithClock()
    const booking = await book()
    hold(booking, 0, 12, { participants: 1 })
    await goTo(booking.end + 2 * MINUTE_MS)
    expect((await read(booking.id)).attendance).toMatchObject({ state: 'held', suggested: 'no_show', participants: 1 })
  })

  it('is unknown until the history has it, at whichever of the readings that is', async () => {
    const { book, hold, goTo, read } = await startWithClock()
    const booking = await book()
    hold(booking, 0, 30, { listedFrom: booking.end + 5 * HOUR_MS })
    for (const after of [2 * MINUTE_MS, 11 * MINUTE_MS, HOUR_MS + MINUTE_MS]) {
      await goTo(booking.end + after)
      expect((await read(booking.id)).attendance).toEqual({
        ...{ state: 'unknown', suggested: null, participants: null },
        ...NOTHING,
      })
    }
    await goTo(booking.end + 6 * HOUR_MS + MINUTE_MS)
    expect((await read(booking.id)).attendance).toMatchObject({ state: 'held', participants: 2 })
  })

  it('was not held only after a day without a session, and then suggests a no-show', async () => {
    const { book, goTo, read } = await startWithClock()
    const booking = await book()
    for (const after of [MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS]) {
      await goTo(booking.end + after)
      expect((await read(booking.id)).attendance?.state).toBe('unknown')
    }
    await goTo(booking.end + DAY_MS)
    expect((await read(booking.id)).attendance).toEqual({
      ...{ state: 'not_held', suggested: 'no_show', participants: 0 },
      ...NOTHING,
    })
  })

  it('is not called "not held" because the clock jumped ahead', async () => {
    const { book, hold, goTo, read } = await startWithClock()
    const booking = await book()
    hold(booking, 0, 30, { listedFrom: booking.end + DAY_MS + 30 * MINUTE_MS })
    await goTo(booking.end + DAY_MS)
    expect((await read(booking.id)).attendance?.state).toBe('unknown')
    await goTo(booking.end + DAY_MS + 11 * MINUTE_MS)
    expect((await read(booking.id)).attendance?.state).toBe('unknown')
    await goTo(booking.end + DAY_MS + 2 * HOUR_MS)
    expect((await read(booking.id)).attendance?.state).toBe('held')
  })

  it('is looked for again at its time when the last reading came before it', async () => {
    const { app, book, goTo, read } = await startWithClock()
    const booking = await book()
    for (const after of [MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS]) await goTo(booking.end + after)
    // As a clock leaves it that was ahead at the last reading, and was set back.
    const early = { run_at: booking.end + 7 * HOUR_MS }
    await app.services.db.updateTable('jobs').set(early).where('kind', '=', 'attendance').execute()
    await goTo(booking.end + 7 * HOUR_MS)
    expect((await read(booking.id)).attendance?.state).toBe('unknown')
    await goTo(booking.end + DAY_MS)
    expect((await read(booking.id)).attendance?.state).toBe('not_held')
  })

  it('stays not held when the clock that counted the day turns out to have been ahead', async () => {
    const { app, book, goTo, read } = await startWithClock()
    const booking = await book()
    for (const after of [MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, DAY_MS]) await goTo(booking.end + after)
    const notHeld = (await read(booking.id)).attendance
    expect(notHeld).toMatchObject({ state: 'not_held', participants: 0 })
    // A reading for another meeting, at the right time: the day is not over yet.
    const seen = await findBooking(app.services.db, booking.id)
    const reading = { found: NOTHING_FOUND, recordingUrl: null, complete: true, isSure: () => false }
    await keepReading(app.services, seen!, reading, booking.end + 3 * HOUR_MS)
    expect((await read(booking.id)).attendance).toEqual(notHeld)
    const session = { found: { ...NOTHING_FOUND, state: 'held' as const, reason: null, participants: 2 } }
    await keepReading(app.services, seen!, { ...reading, ...session }, booking.end + 4 * HOUR_MS)
    expect((await read(booking.id)).attendance).toMatchObject({ state: 'held', participants: 2 })
  })

  it('counts all sessions that overlap its time together, and none at another time', async () => {
    const { book, hold, goTo, read } = await startWithClock()
    const booking = await book()
    hold(booking, -24 * 60, -24 * 60 + 20, { participants: 9 })
    hold(booking, -40, -10, { participants: 8 })
    hold(booking, -3, 9, { participants: 1 })
    hold(booking, 11, 41, { participants: 3, listedFrom: booking.end + 30 * MINUTE_MS })
    hold(booking, 50, 60, { participants: 7 })
    await goTo(booking.end + 13 * MINUTE_MS)
    expect((await read(booking.id)).attendance).toMatchObject({ suggested: 'no_show', participants: 1 })
    await goTo(booking.end + HOUR_MS)
    expect((await read(booking.id)).attendance).toEqual({
      ...{ state: 'held', suggested: null, participants: 3 },
      ...{ startedAt: instant(booking.start - 3 * MINUTE_MS), endedAt: instant(booking.start + 41 * MINUTE_MS) },
    })
  })

  it('is found in one reading for all meetings of its organizer that are due', async () => {
    const { book, hold, goTo, read, historyReads } = await startWithClock()
    const bookings = [await book(0), await book(1), await book(2)]
    for (const booking of bookings) hold(booking, 0, 30)
    const last = Math.max(...bookings.map(({ end }) => end))
    await goTo(last + 2 * MINUTE_MS)
    expect(historyReads()).toBe(1)
    for (const { id } of bookings) expect((await read(id)).attendance?.state).toBe('held')
  })

  it.each([
    ['forbidden', 'refused'],
    ['server-error', 'unreachable'],
    ['too-many', 'unreachable'],
    ['lose-answer', 'unreachable'],
  ] as const)('is unknown while GoTo answers with %s, with the reason, and right afterwards', async (kind, reason) => {
    const { app, book, hold, goTo, read } = await startWithClock()
    const booking = await book()
    hold(booking, 0, 30)
    app.goto.faults.atRandom((_method, path) => (path === '/G2M/rest/historicalMeetings' ? kind : undefined))
    await goTo(booking.end + 2 * MINUTE_MS)
    expect((await read(booking.id)).attendance?.state).toBe('unknown')
    const outcome = await app.services.db.selectFrom('meeting_outcomes').select('reason').executeTakeFirst()
    expect(outcome?.reason).toBe(reason)
    app.goto.faults.clear()
    await goTo(booking.end + 30 * MINUTE_MS)
    // After a step of the clock a lease may be doubtful for some seconds.
    await expect.poll(async () => (await read(booking.id)).attendance?.state, { timeout: 15_000 }).toBe('held')
    expect(await app.services.db.selectFrom('jobs').select('id').where('state', '=', 'failed').execute()).toEqual([])
  })

  it('stays unknown for an account without the right to its history, and fails no job', async () => {
    const { app, book, hold, goTo, read } = await startWithClock()
    const [account] = app.goto.state.accounts
    if (account) account.readsHistory = false
    const booking = await book()
    hold(booking, 0, 30)
    for (const after of [MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS, 3 * DAY_MS]) await goTo(booking.end + after)
    expect((await read(booking.id)).attendance?.state).toBe('unknown')
    const open = await app.services.db
      .selectFrom('jobs')
      .select(['kind', 'state'])
      .where('state', 'in', ['queued', 'waiting', 'failed'])
      .where('kind', '=', 'attendance')
      .execute()
    expect(open).toEqual([])
  })

  it.each([
    { location_kind: 'address', location_detail: 'Example Street 1' },
    { location_kind: 'link', location_detail: 'https://rooms.example.com/dana' },
  ] as const)('has no history at $location_kind', async (location) => {
    const { app, book, goTo, read, historyReads } = await startWithClock()
    await app.services.db.updateTable('event_types').set(location).execute()
    const booking = await book()
    await goTo(booking.end + DAY_MS)
    expect((await read(booking.id)).attendance).toBeNull()
    expect(historyReads()).toBe(0)
  })

  it('has no history under a link that its host pasted', async () => {
    const { app, book, goTo, read, historyReads } = await startWithClock()
    const booking = await book()
    await setLinkByHost(app.services.db, booking.id, 'https://rooms.example.com/dana', booking.start)
    await goTo(booking.end + DAY_MS)
    expect((await read(booking.id)).attendance).toBeNull()
    expect(historyReads()).toBe(0)
  })

  it('that was moved meanwhile is looked for at its new time', async () => {
    const { app, host, book, hold, goTo, read } = await startWithClock()
    const booking = await book()
    await goTo(booking.start + MINUTE_MS)
    await callApi(app, host, 'POST', `/bookings/${booking.id}/attendance`, { state: 'no_show' })
    const [later] = (await freeSlots(app, host)).slice(-1)
    await callApi(app, host, 'POST', `/bookings/${booking.id}/reschedule`, { start: later })
    hold(booking, 0, 30)
    await goTo(booking.end + DAY_MS)
    expect((await read(booking.id)).attendance).toBeNull()
    const start = Date.parse(later ?? '')
    hold({ ...booking, start }, 1, 29)
    await goTo(start + HOUR_MS)
    expect((await read(booking.id)).attendance).toMatchObject({ state: 'held', startedAt: instant(start + MINUTE_MS) })
  })
})

describe('POST /bookings/{id}/attendance', () => {
  it('is the host’s word over what was found, also later, and can be taken back', async () => {
    const { app, host, book, hold, goTo, read } = await startWithClock()
    const booking = await book()
    const say = (state: string) => callApi(app, host, 'POST', `/bookings/${booking.id}/attendance`, { state })
    const early = await say('no_show')
    expect([early.status, (await early.json()).code]).toEqual([409, 'booking_not_begun'])
    hold(booking, 0, 30, { participants: 1 })
    await goTo(booking.end + 2 * MINUTE_MS)
    for (const state of ['no_show', 'attended']) {
      const { data } = await (await say(state)).json()
      expect(data.attendance).toMatchObject({ state, suggested: null, participants: 1 })
    }
    await goTo(booking.end + 20 * DAY_MS)
    expect((await read(booking.id)).attendance?.state).toBe('attended')
    const { data } = await (await say('unknown')).json()
    expect(data.attendance).toMatchObject({ state: 'held', suggested: 'no_show' })
    expect((await say('held')).status).toBe(422)
    expect((await callApi(app, host, 'POST', '/bookings/bkg_x/attendance', { state: 'attended' })).status).toBe(404)
  })

  it('changes nothing a second time, and a reading changes nothing of it', async () => {
    const { app, host, book, goTo, hold, read } = await startWithClock()
    const booking = await book()
    await goTo(booking.start + MINUTE_MS)
    const say = () => callApi(app, host, 'POST', `/bookings/${booking.id}/attendance`, { state: 'no_show' })
    await say()
    const before = await app.services.db.selectFrom('booking_events').selectAll().execute()
    await say()
    expect(await app.services.db.selectFrom('booking_events').selectAll().execute()).toEqual(before)
    hold(booking, 0, 30, { participants: 2 })
    await goTo(booking.end + 2 * MINUTE_MS)
    expect((await read(booking.id)).attendance).toMatchObject({ state: 'no_show', participants: 2 })
  })

  it('is refused for a cancelled booking', async () => {
    const { app, host, book } = await startWithClock()
    const booking = await book()
    await callApi(app, host, 'POST', `/bookings/${booking.id}/cancellation`, {})
    const answer = await callApi(app, host, 'POST', `/bookings/${booking.id}/attendance`, { state: 'no_show' })
    expect([answer.status, (await answer.json()).code]).toEqual([409, 'booking_not_active'])
  })
})

describe('what sessions say', () => {
  const time = { meetingId: '123456789', startsAt: 1000 * MINUTE_MS, endsAt: 1030 * MINUTE_MS }
  const session = (from: number | null, until: number | null, participants: number | null = 2) => ({
    ...{ meetingId: '123456789', recordingUrl: null, participants },
    startsAt: from === null ? null : from * MINUTE_MS,
    endsAt: until === null ? null : until * MINUTE_MS,
  })

  it.each([
    ['ends when the booking begins', [session(990, 1000)], 'unknown'],
    ['begins when the booking ends', [session(1030, 1040)], 'unknown'],
    ['has no length', [session(1000, 1000)], 'held'],
    ['lasts longer on both sides', [session(900, 1100)], 'held'],
    ['belongs to another meeting', [{ ...session(1000, 1030), meetingId: '987654321' }], 'unknown'],
    ['has no readable time', [session(null, null)], 'unknown'],
  ])('of one that %s', (_title, sessions, state) => {
    expect(attendanceFrom(sessions, time).state).toBe(state)
  })

  it('of one without readable times is that, and not an absence', () => {
    expect(attendanceFrom([session(null, 1030)], time).reason).toBe('unreadable')
    expect(attendanceFrom([], time).reason).toBe('not_listed')
  })

  it.each([
    [[1, 1], 1],
    [[1, 4], 4],
    [[null, 4], 4],
    [[null, 1], null],
    [[null], null],
    [[0], 0],
  ])('counts participants %j as %j', (counts, participants) => {
    const sessions = counts.map((count) => session(1000, 1030, count))
    expect(attendanceFrom(sessions, time).participants).toBe(participants)
  })

  it('is kept when a later list lacks some of it', () => {
    const both = attendanceFrom([session(1001, 1010, 3), session(1012, 1035, 2)], time)
    const less = attendanceFrom([session(1012, 1036, 2)], time)
    const merged = mergedAttendance(both, less)
    expect(merged).toMatchObject({ startedAt: 1001 * MINUTE_MS, endedAt: 1036 * MINUTE_MS, participants: 3 })
    expect(mergedAttendance(both, attendanceFrom([], time))).toEqual(both)
  })
})
