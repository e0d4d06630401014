import type { Selectable } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { insertCoHosts } from '#db/queries/booking-co-hosts'
import { saveOutcome } from '#db/queries/meeting-outcomes'
import type { Db } from '#db/schema'
import type { EventTypesTable } from '#db/tables/event-types'
import { setClock } from '#tests/setup/stepped-clock'
import { startTestApp } from '#tests/setup/test-app'
import { aBookedTeam } from '#tests/team/booked-team'
import { aTeam, startTeamApp } from '#tests/team/team'
import {
  readAttendanceInsights,
  readBufferAdvice,
  readMemberAttendance,
  takeBufferAdvice,
} from '~/admin/attendance-insights.server'
import { newId } from '~/security/tokens.server'
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
    const scope = { hostId: host.id, timeZone: 'Europe/Zurich' }
    const { total, weeks, eventTypes } = await readAttendanceInsights(db, scope, 12, now)
    const expected = { ended: 6, held: 1, notHeld: 1, noShows: 2, unknown: 2, noShowRate: 50 }
    expect(total).toEqual({ ...expected, late: 2, averageLateness: 3.5, overruns: 0 })
    expect(eventTypes).toMatchObject([{ title: 'Intro call', ...expected }])
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
    ] as const)
      await overrun(db, host.id, now - day * DAY_MS, over)
    // Nobody waited after this one.
    await past(db, host.id, now - 9 * DAY_MS, { state: 'held', late: 0, over: 50 })
    expect(await readBufferAdvice(db, host.id, now)).toEqual({ overruns: 4, days: 30, minutes: 15 })
    expect(await (await get('/admin/insights')).text()).toContain(
      'You overran into the next meeting 4 times in 30 days',
    )
    // A longer overrun since the page was shown: the button does what it says nevertheless.
    await overrun(db, host.id, now - 6 * DAY_MS, 33)
    await overrun(db, host.id, now - 7 * DAY_MS, 34)
    expect(await readBufferAdvice(db, host.id, now)).toMatchObject({ minutes: 35 })
    const done = await post('/admin/insights?weeks=26', { minutes: '15' })
    expect(done.status).toBe(200)
    const page = await done.text()
    expect(page).toContain('The buffer is set')
    expect(page).toContain('attendance.csv?weeks=26')
    expect(await bufferOf(db, host.id)).toBe(15)
    // What a 15-minute buffer does not keep free counts on.
    expect(await readBufferAdvice(db, host.id, now)).toEqual({ overruns: 2, days: 30, minutes: 35 })
  })

  it('set a buffer once: neither a reload, a pasted link nor another number claims or does it again', async () => {
    const { app, host, get, post } = await startAdmin()
    const { db } = app.services
    for (const day of [2, 3]) await overrun(db, host.id, Date.now() - day * DAY_MS, 9)
    for (const minutes of ['', '0', '7', '-5', '1e1', '65', '10.0', 'ten'])
      expect([minutes, (await post('/admin/insights', { minutes })).status]).toEqual([minutes, 400])
    expect(await bufferOf(db, host.id)).toBe(0)
    const asked = /<form method="post" action="([^"]+)"[^>]*><input type="hidden" name="minutes" value="(\d+)"/.exec(
      await (await get('/admin/insights?weeks=52')).text(),
    )
    expect(asked?.slice(1)).toEqual(['/admin/insights?weeks=52', '10'])
    expect(await (await post('/admin/insights?weeks=52', { minutes: '10' })).text()).toContain('The buffer is set')
    const again = await (await post('/admin/insights?weeks=52', { minutes: '10' })).text()
    expect(again).not.toContain('The buffer is set')
    expect(again).toContain('have this buffer already')
    expect(await (await get('/admin/insights?done=buffer')).text()).not.toContain('The buffer is set')
    // A shorter one than there is by now.
    await post('/admin/insights', { minutes: '5' })
    expect(await bufferOf(db, host.id)).toBe(10)
  })

  it('count for a buffer only what the host’s own event types leave unguarded', async () => {
    const app = await startTestApp()
    const { db } = app.services
    const { members, eventTypeId: ofTeam } = await aBookedTeam(app)
    const host = members[0]
    if (!host) throw new Error('no host')
    const now = Date.now()
    // The team's event types are not the host's to change.
    for (const day of [2, 3, 4]) await overrun(db, host.id, now - day * DAY_MS, 20, ofTeam)
    await overrun(db, host.id, now - 5 * DAY_MS, 8)
    expect(await readBufferAdvice(db, host.id, now)).toBeNull()
    await overrun(db, host.id, now - 6 * DAY_MS, 9)
    expect(await readBufferAdvice(db, host.id, now)).toEqual({ overruns: 2, days: 30, minutes: 10 })
    // Its buffer is enough for all but one of these: what is said counts what the button changes.
    const enough = await anEventType(db, host.id, { slug: 'enough', buffer_after_minutes: 15 })
    for (const [day, over] of [
      [7, 12],
      [8, 15],
      [9, 16],
    ] as const)
      await overrun(db, host.id, now - day * DAY_MS, over, enough)
    expect(await readBufferAdvice(db, host.id, now)).toEqual({ overruns: 3, days: 30, minutes: 20 })
    await db.updateTable('event_types').set({ buffer_after_minutes: 20 }).where('id', '=', enough).execute()
    expect(await readBufferAdvice(db, host.id, now)).toEqual({ overruns: 2, days: 30, minutes: 10 })
    const gone = await anEventType(db, host.id, { slug: 'gone', deleted_at: now })
    await overrun(db, host.id, now - 10 * DAY_MS, 40, gone)
    expect(await readBufferAdvice(db, host.id, now)).toEqual({ overruns: 2, days: 30, minutes: 10 })
    expect(await takeBufferAdvice(db, host.id, 10, now)).toBe(true)
    const rows = await db.selectFrom('event_types').select(['id', 'buffer_after_minutes as minutes']).execute()
    expect(rows.find(({ id }) => id === ofTeam)?.minutes).toBe(0)
    expect(rows.find(({ id }) => id === gone)?.minutes).toBe(0)
    expect(rows.find(({ id }) => id === enough)?.minutes).toBe(20)
  })

  it('count each meeting once, in its week, over both clock changes and the end of a year, in German', async () => {
    const clock = setClock(Date.parse('2027-01-06T12:00:00Z'))
    onTestFinished(() => clock.giveBack())
    const { app, host, get, post } = await startAdmin({ timeZone: 'Europe/Zurich' })
    const { db } = app.services
    await db.updateTable('hosts').set({ locale: 'de' }).where('id', '=', host.id).execute()
    // In Zurich: the last half hour of a Sunday and the first one of the Monday after it.
    const starts = {
      '2026-W13': '2026-03-29T21:30:00Z',
      '2026-W14': '2026-03-29T22:00:00Z',
      '2026-W43': '2026-10-25T22:30:00Z',
      '2026-W44': '2026-10-25T23:00:00Z',
      '2026-W53': '2027-01-03T22:30:00Z',
      '2027-W01': '2027-01-03T23:00:00Z',
    }
    for (const start of Object.values(starts))
      await past(db, host.id, Date.parse(start), { state: 'held', late: 3, over: 2 })
    // 02:50 of summer time, which began at 02:02 of winter time: 12 minutes late.
    await past(db, host.id, Date.parse('2026-10-25T00:50:00Z'), { state: 'held', late: 12, over: 0 })
    const scope = { hostId: host.id, timeZone: 'Europe/Zurich' }
    const { weeks, total } = await readAttendanceInsights(db, scope, 52, Date.now())
    expect(weeks.flatMap(({ name, ended }) => (ended > 0 ? [[name, ended]] : []))).toEqual(
      Object.keys(starts).map((name) => [name, name === '2026-W43' ? 2 : 1]),
    )
    const hours = weeks
      .slice(1)
      .map(({ from }, index) => [weeks[index]?.name, (from - (weeks[index]?.from ?? 0)) / HOUR_MS])
    expect(hours.filter(([, length]) => length !== 168)).toEqual([
      ['2026-W13', 167],
      ['2026-W43', 169],
    ])
    // Half an hour after the last one of each Sunday the next one begins.
    expect(total).toMatchObject({ ended: 7, held: 7, late: 7, averageLateness: 4.3, overruns: 3 })

    const file = await (await get('/admin/insights/attendance.csv?weeks=52')).text()
    expect(file).toContain('"Woche";"2026-W53";"1";"1";"0";"0";"0";"0";"1";"3";"1"')
    expect(file).toContain('"Woche";"2027-W01";"1";"1";"0";"0";"0";"0";"1";"3";"0"')
    expect(file).toContain('"Terminart";"Intro call";"7";"7";"0";"0";"0";"0";"7";"4,3";"3"')
    await overrun(db, host.id, Date.parse('2027-01-05T08:00:00Z'), 7)
    await overrun(db, host.id, Date.parse('2026-12-31T22:30:00Z'), 7)
    const page = (await (await get('/admin/insights?weeks=52')).text()).replaceAll('<!-- -->', '')
    for (const text of ['In 30 Tagen gingen 3 Termine in den nächsten hinein', 'Puffer von 10 Minuten setzen', '4,2'])
      expect(page).toContain(text)
    expect(await (await post('/admin/insights?weeks=52', { minutes: '10' })).text()).toContain('Der Puffer ist gesetzt')
  })

  it('count a meeting of several hosts for each who took part, and once in a host’s own figures', async () => {
    const app = await startTestApp()
    const { db } = app.services
    const { members, eventTypeId } = await aBookedTeam(app, { handles: ['ann', 'ben', 'cleo', 'dora'] })
    const [ann, ben, cleo, dora] = members
    if (!ann || !ben || !cleo || !dora) throw new Error('Somebody is missing')
    const now = Date.now()
    const startsAt = now - 2 * DAY_MS
    const id = await past(db, ann.id, startsAt, { state: 'held', late: 2, over: 10, eventTypeId })
    await insertCoHosts(db, { id, starts_at: startsAt, ends_at: startsAt + 30 * MINUTE_MS }, [ben.id, cleo.id])
    // Of one of them it held up the next meeting, which is another one with somebody else.
    const next = await past(db, dora.id, startsAt + 35 * MINUTE_MS, { state: 'not_held', eventTypeId })
    const nextTime = { starts_at: startsAt + 35 * MINUTE_MS, ends_at: startsAt + 65 * MINUTE_MS }
    await insertCoHosts(db, { id: next, ...nextTime }, [ben.id])
    const cancelled = await past(db, ann.id, startsAt - DAY_MS, { state: 'unknown', eventTypeId })
    const earlier = { starts_at: startsAt - DAY_MS, ends_at: startsAt - DAY_MS + 30 * MINUTE_MS }
    await insertCoHosts(db, { id: cancelled, ...earlier }, [ben.id])
    await db.updateTable('bookings').set({ status: 'cancelled' }).where('id', '=', cancelled).execute()

    const timeZone = 'Europe/Zurich'
    const hostIds = members.map((member) => member.id)
    const figures = await readMemberAttendance(db, { hostIds, timeZone }, 12, now)
    const byId = new Map(figures.map((figure) => [figure.id, figure]))
    expect(members.map(({ id }) => byId.get(id))).toMatchObject([
      { name: 'Dana Example', ended: 1, held: 1, late: 1, averageLateness: 2, overruns: 0 },
      { ended: 2, held: 1, late: 1, overruns: 1 },
      { ended: 1, held: 1, late: 1, overruns: 0 },
      { ended: 1, held: 0, late: 0, averageLateness: null, overruns: 0 },
    ])
    const own = await readAttendanceInsights(db, { hostId: ben.id, timeZone }, 12, now)
    expect(own.total).toMatchObject({ ended: 2, held: 1, notHeld: 1, overruns: 1 })
    expect(own.eventTypes).toMatchObject([{ title: 'Demo', ended: 2 }])
    expect(own.weeks.reduce((sum, { ended }) => sum + ended, 0)).toBe(2)
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

/** A meeting of half an hour that ran into the next one. */
async function overrun(db: Db, hostId: string, startsAt: number, minutes: number, eventTypeId?: string): Promise<void> {
  await past(db, hostId, startsAt, { state: 'held', late: 0, over: minutes, eventTypeId })
  await past(db, hostId, startsAt + 30 * MINUTE_MS, { state: 'held', late: minutes, over: 0 })
}

async function bufferOf(db: Db, hostId: string): Promise<number> {
  const { minutes } = await db
    .selectFrom('event_types')
    .select('buffer_after_minutes as minutes')
    .where('host_id', '=', hostId)
    .executeTakeFirstOrThrow()
  return minutes
}

/** Another event type of a host. */
async function anEventType(db: Db, hostId: string, values: Partial<Selectable<EventTypesTable>>): Promise<string> {
  const like = await db.selectFrom('event_types').selectAll().where('host_id', '=', hostId).executeTakeFirstOrThrow()
  const row = { ...like, ...values, id: newId('evt') }
  await db.insertInto('event_types').values(row).execute()
  return row.id
}

interface Past {
  eventTypeId?: string | undefined
  state: 'held' | 'not_held' | 'unknown'
  late?: number
  over?: number
  participants?: number
  noShow?: boolean
}

/** A meeting of half an hour. */
async function past(db: Db, hostId: string, startsAt: number, outcome: Past | null): Promise<string> {
  const of = outcome?.eventTypeId ? { event_type_id: outcome.eventTypeId } : {}
  const id = await plantBooking(db, hostId, { startsAt, ...of })
  const endsAt = startsAt + 30 * MINUTE_MS
  await db.updateTable('bookings').set({ ends_at: endsAt }).where('id', '=', id).execute()
  if (outcome === null) return id
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
  return id
}
