import { expect, it } from 'vitest'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { findSchedulesOfHost } from '#db/queries/schedules'
import { startAdmin } from '#tests/admin/start-admin'
import { aHost, callApi, freeSlots, type TestApp, type TestHost } from '#tests/setup/test-app'
import { changeHours, createSchedule, deleteSchedule } from '~/availability/schedules/save-schedule.server'
import { scheduleFromRow } from '~/availability/schedules/schedule'
import { eventTypeFromRow } from '~/event-types/event-type'
import { typedFromSettings } from '~/event-types/typed-settings'

const NOW = Date.now()
const EVENINGS = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({ weekday, start: '20:00', end: '21:00' }))

it('an event type’s form lets its host choose the schedule, and shows the current one', async () => {
  const { app, host, get, save, evenings } = await startAdminWithEvenings()
  expect(await shownSchedules(get)).toEqual(['Working hours (default)', 'Evenings'])
  expect(await hoursOffered(app, host)).toContain('09:00')

  expect((await save({ schedule: evenings.id })).status).toBe(302)
  expect(await hoursOffered(app, host)).toEqual(['20:00', '20:30'])
  const page = await (await get(`/admin/event-types/${await firstId(app, host)}`)).text()
  expect(page).toMatch(new RegExp(`<option value="${evenings.id}" selected=""`))

  expect((await save({ schedule: '' })).status).toBe(302)
  expect(await hoursOffered(app, host)).toContain('09:00')
  expect(await followed(app, host)).toEqual([null])
})

it('the default schedule chosen by its id means whichever is the default', async () => {
  const { app, host, save, usual } = await startAdminWithEvenings()
  expect((await save({ schedule: usual.id })).status).toBe(302)
  expect(await followed(app, host)).toEqual([null])
})

it('a new event type follows the chosen schedule', async () => {
  const { app, host, post, typed, evenings } = await startAdminWithEvenings()
  const fields = { ...typed, title: 'Evening call', slug: 'evening-call', schedule: evenings.id }
  expect((await post('/admin/event-types/new', fields)).status).toBe(302)
  expect(await followed(app, host)).toEqual([null, evenings.id])
})

it('a missing schedule or another host’s is refused beside its field, and nothing changes (S1)', async () => {
  const { app, host, save, post, typed, evenings } = await startAdminWithEvenings()
  const other = await aHost(app, { handle: 'mallory', connected: false })
  const [foreign] = await findSchedulesOfHost(app.services.db, other.id)
  await deleteSchedule(app.services, { hostId: host.id, id: evenings.id }, NOW)
  for (const schedule of [foreign!.id, evenings.id, '__proto__']) {
    const refused = await save({ schedule, title: 'Changed' })
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('This schedule no longer exists. Please choose another one.')
    const again = await post('/admin/event-types/new', { ...typed, title: 'New', slug: 'new-one', schedule })
    expect(again.status).toBe(409)
  }
  const rows = await findEventTypesOfHost(app.services.db, host.id)
  expect(rows.map(({ title, schedule_id }) => ({ title, schedule_id }))).toEqual([
    { title: 'Intro call', schedule_id: null },
  ])
})

it('a host with one schedule is not asked, and the API leaves the schedule unchanged', async () => {
  const { app, host, get, save, evenings } = await startAdminWithEvenings()
  await save({ schedule: evenings.id })
  const id = await firstId(app, host)
  await callApi(app, host, 'PATCH', `/event-types/${id}`, { title: 'By the API' })
  expect(await followed(app, host)).toEqual([evenings.id])
  await deleteSchedule(app.services, { hostId: host.id, id: evenings.id }, NOW)
  expect(await (await get(`/admin/event-types/${id}`)).text()).not.toContain('name="schedule"')
})

async function startAdminWithEvenings() {
  const admin = await startAdmin({ connected: false })
  const { app, host, post } = admin
  const { db } = app.services
  const [row] = await findSchedulesOfHost(db, host.id)
  const usual = scheduleFromRow(row!, 'Europe/Zurich')
  const evenings = await createSchedule(app.services, { hostId: host.id, name: 'Evenings', copyOf: usual }, NOW)
  if (!evenings.ok) throw new Error(evenings.reason)
  const hours = { timeZone: null, weekly: EVENINGS, overrides: [] }
  await changeHours(app.services, { hostId: host.id, id: evenings.id }, () => hours, NOW)
  const [first] = await findEventTypesOfHost(db, host.id)
  const typed = typedFromSettings(eventTypeFromRow(first!))
  const save = (changes: Record<string, string>) => post(`/admin/event-types/${first!.id}`, { ...typed, ...changes })
  return { ...admin, typed, save, usual, evenings }
}

async function shownSchedules(get: (path: string) => Promise<Response>): Promise<string[]> {
  const page = await (await get('/admin/event-types/new')).text()
  const [, select = ''] = /<select[^>]*name="schedule"[^>]*>(.*?)<\/select>/s.exec(page) ?? []
  return [...select.matchAll(/<option[^>]*>([^<]*)</g)].map(([, label = '']) => label)
}

async function firstId({ services: { db } }: TestApp, host: TestHost): Promise<string> {
  return (await findEventTypesOfHost(db, host.id))[0]!.id
}

async function followed({ services: { db } }: TestApp, host: TestHost): Promise<(string | null)[]> {
  return (await findEventTypesOfHost(db, host.id)).map(({ schedule_id }) => schedule_id)
}

async function hoursOffered(app: TestApp, host: TestHost): Promise<string[]> {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Zurich', hour: '2-digit', minute: '2-digit' })
  const starts = await freeSlots(app, host)
  return [...new Set(starts.map((start) => format.format(Date.parse(start))))].sort()
}
