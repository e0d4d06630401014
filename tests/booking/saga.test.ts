import { describe, expect, it } from 'vitest'
import type { TestHouse } from '#tests/setup/test-app'
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
  it('E5: a create whose answer was lost, and then a move: the old meeting is adopted and told the new time', async () => {
    const { house, slots, row } = await aBooking({ first: (house) => loseCreate(house) })
    const start = Date.parse(slots[5] ?? '')
    await rescheduleBooking(house.services, await row(), { start, actor: ATTENDEE }, Date.now())
    await expect.poll(async () => (await row()).meeting_status).toBe('ready')
    await expect.poll(() => house.goto.meetings()).toMatchObject([{ starttime: slots[5] }])
    expect(house.goto.creates()).toHaveLength(1)
  })

  it('E5, E10: a create whose answer was lost, and then a cancellation: what GoTo made is found and removed', async () => {
    const { house, row } = await aBooking({ first: (house) => loseCreate(house) })
    expect(house.goto.meetings()).toHaveLength(1)
    await cancelBooking(house.services, await row(), { actor: ATTENDEE, reason: null }, Date.now())
    house.worker.wake()
    await expect.poll(() => house.goto.meetings()).toEqual([])
    await expect.poll(async () => (await row()).meeting_status).toBe('removed')
  })

  it('E5: of several meetings of ours one is adopted and the others go; one at another time is the organizer’s copy', async () => {
    const { house, row, booking } = await aBooking()
    const [ours] = house.goto.state.meetings
    if (!ours) throw new Error('GoTo made no meeting')
    const copyOf = (id: string, starttime: string) => ({ ...ours, id, starttime })
    house.goto.state.meetings.push(copyOf('100000001', ours.starttime), copyOf('100000002', '2031-01-31T09:00:00Z'))
    const unknown = { meeting_id: null, meeting_status: 'pending' as const, join_url: null }
    await house.services.db.updateTable('bookings').set(unknown).execute()
    expect(await createMeeting(toolsOf(house), booking.id)).toEqual({ result: 'done' })
    expect(house.goto.meetings().map(({ id }) => id)).toEqual([ours.id, '100000002'])
    expect((await row()).meeting_id).toBe(ours.id)
  })

  it('E2, E8: two workers that both made one end with one', async () => {
    const { house, row, booking, settled } = await aBooking()
    const unknown = { meeting_id: null, meeting_status: 'pending' as const, meeting_attempted_at: null }
    house.goto.state.meetings.splice(0)
    await house.services.db.updateTable('bookings').set(unknown).execute()
    const tools = toolsOf(house)
    await Promise.all([createMeeting(tools, booking.id), createMeeting(tools, booking.id)])
    expect(house.goto.creates().length).toBeGreaterThanOrEqual(2)
    await settled()
    expect(house.goto.meetings().map(({ id }) => id)).toEqual([(await row()).meeting_id])
  })

  it('a move whose answer was lost, and one back: GoTo ends with the time that the booking has', async () => {
    const { house, slots, row, settled } = await aBooking()
    house.goto.faults.add({ on: 'PUT /G2M/rest/meetings', kind: 'lose-answer', times: 3 })
    const move = async (slot: number) => {
      const start = Date.parse(slots[slot] ?? '')
      await rescheduleBooking(house.services, await row(), { start, actor: ATTENDEE }, Date.now())
      await settled()
    }
    await move(5)
    await move(0)
    await expect.poll(async () => (await row()).meeting_told?.includes(slots[0] ?? '?')).toBe(true)
    expect(house.goto.meetings()).toMatchObject([{ starttime: slots[0] }])
    expect((await row()).sequence).toBe(2)
  })

  it.each([
    ['server-error', 2],
    ['too-many', 2],
    ['reset', 2],
    ['invalid-token-401', 1],
  ] as const)('E6: a move survives %s and keeps the join link', async (kind, times) => {
    const { house, slots, row } = await aBooking()
    const { join_url } = await row()
    house.goto.faults.add({ on: 'PUT /G2M/rest/meetings', kind, times })
    const start = Date.parse(slots[5] ?? '')
    await rescheduleBooking(house.services, await row(), { start, actor: ATTENDEE }, Date.now())
    house.worker.wake()
    await expect.poll(() => house.goto.meetings()).toMatchObject([{ starttime: slots[5] }])
    expect((await row()).join_url).toBe(join_url)
  })

  it('nothing is told twice, and nothing is deleted that a booking still wants', async () => {
    const { house, booking } = await aBooking()
    const requests = house.goto.state.ledger.length
    expect(await updateMeeting(toolsOf(house), booking.id)).toEqual({ result: 'superseded' })
    expect(await deleteMeeting(toolsOf(house), booking.id)).toEqual({ result: 'superseded' })
    expect(await createMeeting(toolsOf(house), booking.id)).toEqual({ result: 'superseded' })
    expect(house.goto.state.ledger).toHaveLength(requests)
  })
})

describe('the daily look at GoTo’s list', () => {
  it('finds what was deleted there and asks the host; every host once a day, over several processes', async () => {
    const { house, host, row, settled } = await aBooking()
    for (const meeting of house.goto.state.meetings) meeting.deleted = true
    const { db } = house.services
    await Promise.all([queueDailyChecks(db, Date.now()), queueDailyChecks(db, Date.now())])
    const checks = async () =>
      (await db.selectFrom('jobs').select('id').where('kind', '=', 'meetings-check').execute()).length
    expect(await checks()).toBe(1)
    await settled()
    expect((await row()).meeting_gone_at).toBeGreaterThan(0)
    expect(house.mail.to(host.email).at(-1)?.parsed.subject).toContain('Meeting gone')
    await queueDailyChecks(db, Date.now() + DAY_MS / 2)
    expect(await checks()).toBe(1)
    await queueDailyChecks(db, Date.now() + DAY_MS + 1)
    expect(await checks()).toBe(2)
  })

  it('E2: adopts a meeting whose create had been given up', async () => {
    const { house, host, row, settled } = await aBooking()
    const [ours] = house.goto.meetings()
    const givenUp = { meeting_id: null, meeting_status: 'failed' as const, join_url: null }
    await house.services.db.updateTable('bookings').set(givenUp).execute()
    expect(await checkMeetingsOfHost(toolsOf(house), host.id)).toEqual({ result: 'done' })
    await settled()
    expect(await row()).toMatchObject({ meeting_status: 'ready', meeting_id: ours?.id })
    expect(house.goto.meetings()).toHaveLength(1)
  })

  it('says nothing when GoTo does not answer, or answers something else', async () => {
    const { house, host, row } = await aBooking()
    house.goto.faults.add({ on: LIST, kind: 'html-error' })
    expect(await checkMeetingsOfHost(toolsOf(house), host.id)).toMatchObject({ result: 'retry' })
    expect((await row()).meeting_gone_at).toBeNull()
  })
})

/** The meeting is made, its answer lost, and for a moment GoTo’s list does not answer either. */
function loseCreate(house: TestHouse): void {
  house.goto.faults.add({ on: CREATE, kind: 'lose-answer' })
  house.goto.faults.add({ on: LIST, kind: 'server-error', times: 1 })
}

function toolsOf({ services }: TestHouse) {
  return { ...services, clock: Date.now }
}
