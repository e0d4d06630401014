import { describe, expect, it } from 'vitest'
import type { TestApp } from '#tests/setup/test-app'
import { cancelBooking } from '~/booking/changes/cancel-booking.server'
import { rescheduleBooking } from '~/booking/changes/reschedule-booking.server'
import { checkMeetingsOfHost, queueDailyChecks } from '~/booking/meetings/check-meetings.server'
import { createMeeting } from '~/booking/meetings/create-meeting.server'
import { deleteMeeting } from '~/booking/meetings/delete-meeting.server'
import { updateMeeting } from '~/booking/meetings/update-meeting.server'
import { aBooking } from './a-booking'

const CREATE = 'POST /G2M/rest/meetings'
const LIST = 'GET /G2M/rest/upcomingMeetings'
const ATTENDEE = { kind: 'attendee', name: 'Ada Example' } as const
const DAY_MS = 86_400_000

describe('the meeting of a booking, whatever gets lost', () => {
  it('adopts and moves the meeting of a create whose response was lost before a move (E5)', async () => {
    const { app, slots, row } = await aBooking({ first: (app) => loseCreate(app) })
    const start = Date.parse(slots[5] ?? '')
    await rescheduleBooking(app.services, await row(), { start, actor: ATTENDEE }, Date.now())
    await expect.poll(async () => (await row()).meeting_status).toBe('ready')
    await expect.poll(() => app.goto.meetings()).toMatchObject([{ starttime: slots[5] }])
    expect(app.goto.creates()).toHaveLength(1)
  })

  it('finds and removes the meeting of a create whose response was lost before a cancellation (E5, E10)', async () => {
    const { app, row } = await aBooking({ first: (app) => loseCreate(app) })
    expect(app.goto.meetings()).toHaveLength(1)
    await cancelBooking(app.services, await row(), { actor: ATTENDEE, reason: null }, Date.now())
    app.worker.wake()
    await expect.poll(() => app.goto.meetings()).toEqual([])
    await expect.poll(async () => (await row()).meeting_status).toBe('removed')
  })

  it('adopts one of several meetings of ours, deletes the others, and leaves the organizer’s copy (E5)', async () => {
    const { app, row, booking } = await aBooking()
    const [ours] = app.goto.state.meetings
    if (!ours) throw new Error('GoTo made no meeting')
    const copyOf = (id: string, starttime: string) => ({ ...ours, id, starttime })
    app.goto.state.meetings.push(copyOf('100000001', ours.starttime), copyOf('100000002', '2031-01-31T09:00:00Z'))
    const unknown = { meeting_id: null, meeting_status: 'pending' as const, join_url: null }
    await app.services.db.updateTable('bookings').set(unknown).execute()
    expect(await createMeeting(toolsOf(app), booking.id)).toEqual({ result: 'done' })
    expect(app.goto.meetings().map(({ id }) => id)).toEqual([ours.id, '100000002'])
    expect((await row()).meeting_id).toBe(ours.id)
  })

  it('ends with one when two workers both made one (E2, E8)', async () => {
    const { app, row, booking, settled } = await aBooking()
    const unknown = { meeting_id: null, meeting_status: 'pending' as const, meeting_attempted_at: null }
    app.goto.state.meetings.splice(0)
    await app.services.db.updateTable('bookings').set(unknown).execute()
    const tools = toolsOf(app)
    await Promise.all([createMeeting(tools, booking.id), createMeeting(tools, booking.id)])
    expect(app.goto.creates().length).toBeGreaterThanOrEqual(2)
    await settled()
    expect(app.goto.meetings().map(({ id }) => id)).toEqual([(await row()).meeting_id])
  })

  it('ends with the booking’s time after a move whose response was lost, and a move back', async () => {
    const { app, slots, row, settled } = await aBooking()
    app.goto.faults.add({ on: 'PUT /G2M/rest/meetings', kind: 'lose-answer', times: 3 })
    const move = async (slot: number) => {
      const start = Date.parse(slots[slot] ?? '')
      await rescheduleBooking(app.services, await row(), { start, actor: ATTENDEE }, Date.now())
      await settled()
    }
    await move(5)
    await move(0)
    await expect.poll(async () => (await row()).meeting_synced_body?.includes(slots[0] ?? '?')).toBe(true)
    expect(app.goto.meetings()).toMatchObject([{ starttime: slots[0] }])
    expect((await row()).sequence).toBe(2)
  })

  it.each([
    ['server-error', 2],
    ['too-many', 2],
    ['reset', 2],
    ['invalid-token-401', 1],
  ] as const)('survives %s of a move and keeps the join link (E6)', async (kind, times) => {
    const { app, slots, row } = await aBooking()
    const { join_url } = await row()
    app.goto.faults.add({ on: 'PUT /G2M/rest/meetings', kind, times })
    const start = Date.parse(slots[5] ?? '')
    await rescheduleBooking(app.services, await row(), { start, actor: ATTENDEE }, Date.now())
    app.worker.wake()
    await expect.poll(() => app.goto.meetings()).toMatchObject([{ starttime: slots[5] }])
    expect((await row()).join_url).toBe(join_url)
  })

  it('causes no mail twice, and is not deleted while a booking needs it', async () => {
    const { app, booking } = await aBooking()
    const requests = app.goto.state.ledger.length
    expect(await updateMeeting(toolsOf(app), booking.id)).toEqual({ result: 'superseded' })
    expect(await deleteMeeting(toolsOf(app), booking.id)).toEqual({ result: 'superseded' })
    expect(await createMeeting(toolsOf(app), booking.id)).toEqual({ result: 'superseded' })
    expect(app.goto.state.ledger).toHaveLength(requests)
  })
})

describe('the daily check of GoTo’s list', () => {
  it('finds meetings deleted there and asks the host; each host once a day, over several processes', async () => {
    const { app, host, row, settled } = await aBooking()
    for (const meeting of app.goto.state.meetings) meeting.deleted = true
    const { db } = app.services
    await Promise.all([queueDailyChecks(app.services, Date.now()), queueDailyChecks(app.services, Date.now())])
    const checks = async () =>
      (await db.selectFrom('jobs').select('id').where('kind', '=', 'meetings-check').execute()).length
    expect(await checks()).toBe(1)
    await settled()
    expect((await row()).meeting_gone_at).toBeGreaterThan(0)
    expect(app.mail.to(host.email).at(-1)?.parsed.subject).toContain('GoTo meeting missing')
    await queueDailyChecks(app.services, Date.now() + DAY_MS / 2)
    expect(await checks()).toBe(1)
    await queueDailyChecks(app.services, Date.now() + DAY_MS + 1)
    expect(await checks()).toBe(2)
  })

  it('adopts a meeting whose create had been given up (E2)', async () => {
    const { app, host, row, settled } = await aBooking()
    const [ours] = app.goto.meetings()
    const givenUp = { meeting_id: null, meeting_status: 'failed' as const, join_url: null }
    await app.services.db.updateTable('bookings').set(givenUp).execute()
    expect(await checkMeetingsOfHost({ ...app.services, clock: Date.now }, host.id)).toEqual({ result: 'done' })
    await settled()
    expect(await row()).toMatchObject({ meeting_status: 'ready', meeting_id: ours?.id })
    expect(app.goto.meetings()).toHaveLength(1)
  })

  it('says nothing when GoTo does not respond, or responds with something else', async () => {
    const { app, host, row } = await aBooking()
    app.goto.faults.add({ on: LIST, kind: 'html-error' })
    expect(await checkMeetingsOfHost({ ...app.services, clock: Date.now }, host.id)).toMatchObject({ result: 'retry' })
    expect((await row()).meeting_gone_at).toBeNull()
  })
})

/** The meeting is made, its response lost, and for a moment GoTo’s list does not respond either. */
function loseCreate(app: TestApp): void {
  app.goto.faults.add({ on: CREATE, kind: 'lose-answer' })
  app.goto.faults.add({ on: LIST, kind: 'server-error', times: 1 })
}

function toolsOf({ services }: TestApp) {
  return { ...services, conferencing: services.conferencing.goto, clock: Date.now }
}
