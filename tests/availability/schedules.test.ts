import { describe, expect, it } from 'vitest'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { findHostById } from '#db/queries/hosts'
import { findSchedulesOfHost } from '#db/queries/schedules'
import { aHost, callApi, freeSlots, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { changeDaysOff, readDaysOff, undoDaysOff } from '~/availability/schedules/save-days-off.server'
import {
  changeHours,
  changeUse,
  createSchedule,
  deleteSchedule,
  makeDefault,
  undoHours,
} from '~/availability/schedules/save-schedule.server'
import { scheduleFromRow } from '~/availability/schedules/schedule'

const NOW = Date.now()
const EVENINGS = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday: weekday as 1, start: '20:00', end: '21:00' }))

describe('schedules', () => {
  it('are chosen by the event type, in the schedule’s zone; the default one applies otherwise', async () => {
    const { app, host, first, evening } = await withEvenings('Asia/Kolkata')
    expect(hoursOfDay(await freeSlots(app, host), 'Europe/Zurich')).toContain('09:00')
    await changeUse(app.services, evening, { name: 'Evenings', eventTypeIds: [first.id] }, NOW)
    expect(new Set(hoursOfDay(await freeSlots(app, host), 'Asia/Kolkata'))).toEqual(new Set(['20:00', '20:30']))
    await changeUse(app.services, evening, { name: 'Evenings', eventTypeIds: [] }, NOW)
    expect(hoursOfDay(await freeSlots(app, host), 'Europe/Zurich')).toContain('09:00')
  })

  it('without a separate zone follow the host’s', async () => {
    const { app, host, first, evening } = await withEvenings(null)
    await changeUse(app.services, evening, { name: 'Evenings', eventTypeIds: [first.id] }, NOW)
    expect(hoursOfDay(await freeSlots(app, host), 'Europe/Zurich')).toContain('20:00')
    await callApi(app, host, 'PUT', '/availability', { timeZone: 'America/New_York', weekly: [], overrides: [] })
    expect(hoursOfDay(await freeSlots(app, host), 'America/New_York')).toContain('20:00')
  })

  it('appear in the API as the default schedule and the host’s zone, and no other', async () => {
    const { app, host, evening } = await withEvenings('Asia/Kolkata')
    const given = { timeZone: 'Pacific/Apia', weekly: EVENINGS, overrides: [{ date: '2027-01-05', intervals: [] }] }
    const put = await callApi(app, host, 'PUT', '/availability', given)
    expect((await put.json()).data).toEqual(given)
    expect((await (await callApi(app, host, 'GET', '/me')).json()).data.timeZone).toBe('Pacific/Apia')
    const other = (await schedulesOf(app, host)).find(({ id }) => id === evening.id)
    expect(other).toMatchObject({ timeZone: 'Asia/Kolkata', overrides: [] })
  })

  it('are all closed by days off, which do not appear among the API’s overrides', async () => {
    const { app, host } = await withEvenings(null)
    const before = await freeSlots(app, host)
    const day = before[0]!.slice(0, 10)
    await changeDaysOff(
      app.services,
      host.id,
      () => ({ timeOff: [{ id: '1', from: day, to: day, note: 'Back soon', notePublic: true }], holidays: null }),
      NOW,
    )
    const after = await freeSlots(app, host)
    expect(after).toEqual(before.filter((start) => !start.startsWith(day)))
    expect((await (await callApi(app, host, 'GET', '/availability')).json()).data.overrides).toEqual([])
    await undoDaysOff(app.services, host.id, NOW)
    expect(await freeSlots(app, host)).toEqual(before)
    await undoDaysOff(app.services, host.id, NOW)
    expect((await readDaysOff(app.services.db, host.id)).timeOff).toHaveLength(1)
  })

  it('are restored by undo, with the zone, and a second undo repeats the change', async () => {
    const { app, host } = await withEvenings(null)
    const [usual] = await schedulesOf(app, host)
    const of = { hostId: host.id, id: usual!.id }
    await changeHours(app.services, of, () => ({ timeZone: 'UTC', weekly: EVENINGS, overrides: [] }), NOW)
    await undoHours(app.services, of, NOW)
    expect((await schedulesOf(app, host))[0]).toMatchObject({ timeZone: 'Europe/Zurich', weekly: usual!.weekly })
    await undoHours(app.services, of, NOW)
    expect((await schedulesOf(app, host))[0]).toMatchObject({ timeZone: 'UTC', weekly: EVENINGS })
  })

  it('take the zone of a new default along, and the others keep theirs', async () => {
    const { app, host, evening } = await withEvenings('Asia/Kolkata')
    await makeDefault(app.services, evening, NOW)
    const [first, second] = await schedulesOf(app, host)
    expect(first).toMatchObject({ id: evening.id, isDefault: true, timeZone: 'Asia/Kolkata' })
    expect(second).toMatchObject({ isDefault: false, timeZone: 'Europe/Zurich' })
    expect(hoursOfDay(await freeSlots(app, host), 'Asia/Kolkata')).toContain('20:00')
  })

  it('leave their event types to the default one when deleted, which itself cannot be deleted', async () => {
    const { app, host, first, evening } = await withEvenings('Asia/Kolkata')
    await changeUse(app.services, evening, { name: 'Evenings', eventTypeIds: [first.id] }, NOW)
    const [usual] = await schedulesOf(app, host)
    expect(await deleteSchedule(app.services, { hostId: host.id, id: usual!.id }, NOW)).toBe(false)
    expect(await deleteSchedule(app.services, evening, NOW)).toBe(true)
    expect((await findEventTypesOfHost(app.services.db, host.id))[0]).toMatchObject({ schedule_id: null })
    expect(hoursOfDay(await freeSlots(app, host), 'Europe/Zurich')).toContain('09:00')
  })

  it('of another host can be neither changed nor deleted nor followed (S1)', async () => {
    const { app, evening } = await withEvenings('Asia/Kolkata')
    const other = await aHost(app, { handle: 'mallory', connected: false })
    const foreign = { hostId: other.id, id: evening.id }
    const hours = { timeZone: 'UTC', weekly: [], overrides: [] }
    const refused = { ok: false, reason: 'not_found' }
    expect(await changeHours(app.services, foreign, () => hours, NOW)).toEqual(refused)
    expect(await changeUse(app.services, foreign, { name: 'Mine', eventTypeIds: [] }, NOW)).toEqual(refused)
    expect(await makeDefault(app.services, foreign, NOW)).toEqual(refused)
    expect(await deleteSchedule(app.services, foreign, NOW)).toBe(false)
  })
})

async function withEvenings(timeZone: string | null) {
  const app = await startTestApp()
  const host = await aHost(app, { connected: false })
  const [usual] = await schedulesOf(app, host)
  const made = await createSchedule(app.services, { hostId: host.id, name: 'Evenings', copyOf: usual! }, NOW)
  if (!made.ok) throw new Error(made.reason)
  const evening = { hostId: host.id, id: made.id }
  await changeHours(app.services, evening, () => ({ timeZone, weekly: EVENINGS, overrides: [] }), NOW)
  const [first] = await findEventTypesOfHost(app.services.db, host.id)
  return { app, host, evening, first: first! }
}

async function schedulesOf({ services: { db } }: TestApp, { id }: TestHost) {
  const host = await findHostById(db, id)
  return (await findSchedulesOfHost(db, id)).map((row) => scheduleFromRow(row, host!.time_zone))
}

function hoursOfDay(starts: string[], timeZone: string): string[] {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  return starts.map((start) => format.format(Date.parse(start)))
}
