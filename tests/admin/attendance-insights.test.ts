import { describe, expect, it } from 'vitest'
import { saveOutcome } from '#db/queries/meeting-outcomes'
import type { Db } from '#db/schema'
import { aTeam, startTeamApp } from '#tests/team/team'
import { readAttendanceInsights, readBufferAdvice } from '~/admin/attendance-insights.server'
import { DAY_MS, plantBooking, startAdmin } from './start-admin'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

describe('the insights into attendance', () => {
  it('count by week and event type, and the host’s word first', async () => {
    const { app, host, get } = await startAdmin()
    const { db } = app.services
    const now = Date.now()
    const at = (days: number) => now - days * DAY_MS - 2 * HOUR_MS
    await past(db, host.id, at(1), { state: 'held', late: 6, over: 0 })
    await past(db, host.id, at(2), { state: 'held', late: 1, over: 3, participants: 1, noShow: true })
    await past(db, host.id, at(3), { state: 'not_held' })
    await past(db, host.id, at(4), { state: 'unknown' })
    await past(db, host.id, at(5), null)
    await past(db, host.id, at(6), { state: 'unknown', noShow: true })
    const scope = { hostIds: [host.id], timeZone: 'Europe/Zurich' }
    const { total, weeks, eventTypes, members } = await readAttendanceInsights(db, scope, 12, now)
    const expected = { ended: 6, held: 1, notHeld: 1, noShows: 2, unknown: 2, noShowRate: 50 }
    expect(total).toEqual({ ...expected, late: 2, averageLateness: 3.5, overruns: 0 })
    expect(eventTypes).toMatchObject([{ title: 'Intro call', ...expected }])
    expect(members).toMatchObject([{ id: host.id, ended: 6 }])
    expect(weeks.reduce((sum, { ended }) => sum + ended, 0)).toBe(6)

    const page = await (await get('/admin/insights')).text()
    for (const text of ['Held and missed', 'No-show rate', '50 %']) expect(page).toContain(text)
    const file = await get('/admin/insights/attendance.csv?weeks=26')
    expect(file.headers.get('content-type')).toContain('text/csv')
    expect(await file.text()).toContain('"Event type","Intro call","6","1","1","2","2","50","2","3.5","0"')
    // With a point a spreadsheet in German would take it for a date.
    await db.updateTable('hosts').set({ locale: 'de' }).where('id', '=', host.id).execute()
    expect(await (await get('/admin/insights/attendance.csv')).text()).toContain(';"2";"3,5";"0"')
    expect(await (await get('/admin/insights')).text()).toContain('3,5')
  })

  it('advise a buffer after meetings that ran into the next one, and set it by one click', async () => {
    const { app, host, get, post } = await startAdmin()
    const { db } = app.services
    const now = Date.now()
    for (const [day, over] of [
      [2, 4],
      [3, 12],
      [4, 6],
      [5, 11],
    ] as const) {
      const start = now - day * DAY_MS
      await past(db, host.id, start, { state: 'held', late: 0, over })
      await past(db, host.id, start + 30 * MINUTE_MS, { state: 'held', late: over, over: 0 })
    }
    // Nobody waited after this one.
    await past(db, host.id, now - 9 * DAY_MS, { state: 'held', late: 0, over: 50 })
    expect(await readBufferAdvice(db, host.id, now)).toEqual({ overruns: 4, days: 30, minutes: 15 })
    expect(await (await get('/admin/insights')).text()).toContain(
      'You overran into the next meeting 4 times in 30 days',
    )
    const done = await post('/admin/insights/buffer', {})
    expect(done.headers.get('location')).toBe('/admin/insights?done=buffer')
    const { buffer_after_minutes } = await db
      .selectFrom('event_types')
      .select('buffer_after_minutes')
      .executeTakeFirstOrThrow()
    expect(buffer_after_minutes).toBe(15)
    expect(await readBufferAdvice(db, host.id, now)).toBeNull()
  })

  it('show the members of a team to those who may see their meetings only', async () => {
    const app = await startTeamApp()
    const { db } = app.services
    const { owner, member } = await aTeam(app)
    for (const person of [owner, member])
      await past(db, person.id, Date.now() - DAY_MS, { state: 'held', late: 0, over: 0 })
    expect(await (await owner.get('/admin/insights')).text()).toContain('By member')
    expect(await (await member.get('/admin/insights')).text()).not.toContain('By member')
    expect(await (await owner.get('/admin/insights/attendance.csv')).text()).toContain('"Member"')
    expect(await (await member.get('/admin/insights/attendance.csv')).text()).not.toContain('"Member"')
    // Also to those who have no meetings of their own.
    await db.deleteFrom('bookings').where('host_id', '=', owner.id).execute()
    const page = await (await owner.get('/admin/insights')).text()
    for (const text of ['By member', 'attendance.csv']) expect(page).toContain(text)
  })
})

interface Past {
  state: 'held' | 'not_held' | 'unknown'
  late?: number
  over?: number
  participants?: number
  noShow?: boolean
}

/** A meeting of half an hour. */
async function past(db: Db, hostId: string, startsAt: number, outcome: Past | null): Promise<void> {
  const id = await plantBooking(db, hostId, { startsAt })
  const endsAt = startsAt + 30 * MINUTE_MS
  await db.updateTable('bookings').set({ ends_at: endsAt }).where('id', '=', id).execute()
  if (outcome === null) return
  if (outcome.noShow) await db.updateTable('bookings').set({ no_show_at: endsAt }).where('id', '=', id).execute()
  const { state, late, over, participants = 2 } = outcome
  const times = {
    started_at: late === undefined ? null : startsAt + late * MINUTE_MS,
    ended_at: over === undefined ? null : endsAt + over * MINUTE_MS,
  }
  await saveOutcome(db, {
    ...{ booking_id: id, host_id: hostId, state, reason: null, participants, reads: 3, read_at: endsAt },
    ...times,
  })
}
