import { expect } from 'vitest'
import { lockHostToDelete } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { findBookingsOfHost } from '#db/queries/bookings'
import { findFeedsOfHost } from '#db/queries/calendar-feeds'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { deleteHostWithBookings, deleteJobsOfHost } from '#db/queries/host-data'
import { findHostById, updateHost } from '#db/queries/hosts'
import { findSchedulesOfHost } from '#db/queries/schedules'
import { calendarOf } from '#tests/busy/feed-server'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import { A_JPEG } from '#tests/fixtures/photos'
import { anAccount } from '#tests/simulators/goto/state'
import { createHostByOperator } from '~/accounts/create-host.server'
import { hostFromRow } from '~/accounts/host'
import { deletePhoto, savePhoto } from '~/accounts/host-photo.server'
import { updateProfile } from '~/accounts/update-profile.server'
import { changeDaysOff } from '~/availability/schedules/save-days-off.server'
import {
  changeHours,
  changeUse,
  createSchedule,
  deleteSchedule,
  makeDefault,
} from '~/availability/schedules/save-schedule.server'
import { scheduleFromRow } from '~/availability/schedules/schedule'
import { expireRequest } from '~/booking/changes/approve-booking.server'
import { addFeed, changeFeed, removeFeed } from '~/busy/save-feed.server'
import { allowSite, forbidSite } from '~/embed/allowed-sites.server'
import { defaultSettings } from '~/event-types/event-type'
import { saveHostLimits } from '~/event-types/host-limits.server'
import { changeEventType, createEventType, deleteEventType, moveEventType } from '~/event-types/save-event-type.server'
import type { Services } from '~/http/context.server'
import { addDays, dateInZone } from '~/time/wall-time'
import type { Change } from './changes'
import type { PageProcess, PageWorld } from './page-world'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MINUTE_MS = 60_000

/** The host whose pages are compared: another account may have their handle later. */
export interface PageHost {
  id: string
  handle: string
  handles: string[]
  email: string
  apiToken: string
  timeZone: string
  /** The account at the simulated GoTo, or null. */
  accountKey: string | null
}

interface Where {
  world: PageWorld
  host: PageHost
  /** The process that makes the change. */
  process: PageProcess
  tally: Record<string, number>
}

type Make<W extends Change['what']> = (where: Where, change: Extract<Change, { what: W }>) => Promise<unknown>

/** Makes one change as the app makes it: by a use case, or by a call of the API. What is refused changes nothing. */
export async function makeChange(where: Where, change: Change): Promise<void> {
  await (MAKE[change.what] as (where: Where, change: Change) => Promise<unknown>)(where, change)
  where.tally[change.what] = (where.tally[change.what] ?? 0) + 1
}

interface NewPageHost {
  /** The first is the host's; they may take the others. */
  handles: string[]
  timeZone: string
  connected: boolean
  /** Whether the event type follows another schedule than the default one. */
  ownSchedule: boolean
}

export async function startPageHost(
  world: PageWorld,
  { handles, timeZone, connected, ownSchedule }: NewPageHost,
): Promise<PageHost> {
  const { services } = world.anew
  const handle = handles[0] ?? ''
  const email = `${handle}@example.com`
  const created = await createHostByOperator(
    services,
    { email, name: 'Dana Example', handle, timeZone },
    world.clock.now,
  )
  if (!created.ok) throw new Error(created.reason)
  const account = connected ? anAccount(`${created.id}@goto.example`, 'Dana', 'Example') : null
  if (account) {
    world.goto.state.accounts.push(account)
    await connectToSimulator(services, { hostId: created.id, accountKey: account.key })
  }
  if (ownSchedule) await followOwnSchedule(services, created.id, timeZone, world.clock.now)
  return {
    ...{ id: created.id, handle, handles, email, apiToken: created.apiToken, timeZone },
    accountKey: account?.key ?? null,
  }
}

async function followOwnSchedule(services: Services, hostId: string, timeZone: string, now: number): Promise<void> {
  const [usual] = await findSchedulesOfHost(services.db, hostId)
  if (!usual) throw new Error('Every host has a schedule')
  const added = await createSchedule(services, { hostId, name: 'Own', copyOf: scheduleFromRow(usual, timeZone) }, now)
  if (!added.ok) throw new Error(added.reason)
  const eventTypeIds = (await findEventTypesOfHost(services.db, hostId)).map(({ id }) => id)
  await changeUse(services, { hostId, id: added.id }, { name: 'Own', eventTypeIds }, now)
}

/** The host's rows go, and with them everything of theirs, as when an account is deleted. */
export async function endPageHost({ anew: { services }, clock }: PageWorld, { id }: PageHost): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    await lockHostToDelete(tx, services.dialect, id)
    await deleteJobsOfHost(tx, id, clock.now)
    await deleteHostWithBookings(tx, id)
  })
}

const MAKE: { [W in Change['what']]: Make<W> } = {
  async wait({ world }, { ms }) {
    world.clock.now += ms
  },

  async 'to the minute'({ world }, { past }) {
    world.clock.now = Math.ceil(world.clock.now / MINUTE_MS) * MINUTE_MS + past
  },

  async book(where, { pick, zone }) {
    const start = await chooseSlot(where, pick)
    if (start === null) return
    const attendee = { name: 'Ada Example', email: 'ada@attendee.example', timeZone: zone }
    const answers = { topic: 'Tea' }
    const slug = 'intro-call'
    const status = await callAs(where, 'POST', '/bookings', { eventType: slug, start, attendee, answers })
    // Refused for an answer to a question that is not asked.
    if (status === 422) await callAs(where, 'POST', '/bookings', { eventType: slug, start, attendee })
  },

  async move(where, { which, pick }) {
    const booking = await chooseBooking(where, which)
    const start = await chooseSlot(where, pick)
    if (booking && start !== null) await callAs(where, 'POST', `/bookings/${booking.id}/reschedule`, { start })
  },

  cancel: (where, { which }) => changeBooking(where, which, 'cancellation'),
  approve: (where, { which }) => changeBooking(where, which, 'approval'),
  decline: (where, { which }) => changeBooking(where, which, 'decline'),

  async expire(where, { which }) {
    const booking = await chooseBooking(where, which)
    if (booking) await expireRequest(where.process.services, booking.id, booking.starts_at)
  },

  async hours({ world, host, process: { services } }, { which, weekdays, start, end, override }) {
    const weekly = end > start ? weekdays.map((weekday) => ({ weekday, start, end })) : []
    const date = addDays(dateInZone(world.clock.now, host.timeZone), override ?? 0)
    const overrides = override === null ? [] : [{ date, intervals: [{ start: '06:00', end: '07:30' }] }]
    const rows = await findSchedulesOfHost(services.db, host.id)
    const of = { hostId: host.id, id: rows[which % rows.length]?.id ?? '' }
    await changeHours(services, of, ({ timeZone }) => ({ timeZone, weekly, overrides }), world.clock.now)
  },

  async 'time off'({ world, host, process: { services } }, { from, days, notePublic, country }) {
    const first = addDays(dateInZone(world.clock.now, host.timeZone), from)
    const off = { id: 'off', from: first, to: addDays(first, days), note: 'Back soon', notePublic }
    const holidays = country === null ? null : { country, region: null, switched: [] }
    await changeDaysOff(services, host.id, () => ({ timeOff: [off], holidays }), world.clock.now)
  },

  async schedule({ world, host, process: { services } }, { step, which, timeZone }) {
    const { now } = world.clock
    const rows = await findSchedulesOfHost(services.db, host.id)
    const [usual] = rows
    if (!usual) return
    const row = rows[which % rows.length] ?? usual
    const of = { hostId: host.id, id: row.id }
    if (step === 'add') {
      const copyOf = { ...scheduleFromRow(usual, host.timeZone), isDefault: false, timeZone }
      await createSchedule(services, { hostId: host.id, name: 'Evenings', copyOf }, now)
    } else if (step === 'follow') {
      const eventTypes = await findEventTypesOfHost(services.db, host.id)
      await changeUse(services, of, { name: 'Evenings', eventTypeIds: eventTypes.map(({ id }) => id) }, now)
    } else if (step === 'make default') await makeDefault(services, of, now)
    else await deleteSchedule(services, of, now)
  },

  async 'event type'({ world, host, process: { services } }, { settings }) {
    const [eventType] = await findEventTypesOfHost(services.db, host.id)
    if (eventType) await changeEventType(services, { hostId: host.id, id: eventType.id }, settings, world.clock.now)
  },

  async 'second event type'({ world, host, process: { services } }, { step }) {
    const { now } = world.clock
    const found = (await findEventTypesOfHost(services.db, host.id)).find(({ slug }) => slug === 'second-call')
    if (step === 'add') {
      const settings = defaultSettings({ slug: 'second-call', title: 'Second call' })
      await createEventType(services, host.id, settings, now)
    }
    if (!found) return
    const of = { hostId: host.id, id: found.id }
    if (step === 'hide' || step === 'show') await changeEventType(services, of, { hidden: step === 'hide' }, now)
    if (step === 'first') await moveEventType(services, of, 0)
    if (step === 'delete') await deleteEventType(services, of, now)
  },

  limits: ({ world, host, process: { services } }, { what: _what, ...limits }) =>
    saveHostLimits(services.db, host.id, limits, world.clock.now),

  async profile(where, { name, welcomeText, timeZone, locale, color }) {
    await changeProfile(where, { name, welcomeText, timeZone, locale, brandColor: color ?? undefined })
    where.host.timeZone = timeZone
  },

  async rename(where, { to }) {
    const handle = where.host.handles[to % where.host.handles.length] ?? ''
    const result = await changeProfile(where, { handle })
    if (result?.ok) where.host.handle = handle
  },

  photo: ({ world, host, process: { services } }, { present }) =>
    present
      ? savePhoto(services.db, host.id, new Blob([new Uint8Array(A_JPEG)]), world.clock.now)
      : deletePhoto(services.db, host.id),

  async feed({ world, host, process: { services } }, { step, start, hours, allDayBlocks }) {
    const { now } = world.clock
    const from = Math.floor(now / HOUR_MS) * HOUR_MS + start * HOUR_MS
    const [feed] = await findFeedsOfHost(services.db, host.id)
    if (step === 'remove') return feed && removeFeed(services.db, host.id, feed.id)
    if (step === 'all day blocks')
      return feed && changeFeed(services.db, host.id, feed.id, { allDayBlocks, staleBlocks: true }, now)
    world.feed.text = calendarOf(
      { start: from, end: from + hours * HOUR_MS },
      { start: Math.ceil(from / DAY_MS) * DAY_MS, end: Math.ceil(from / DAY_MS + 1) * DAY_MS },
    ).replace(/DTSTART:(\d{8})T000000Z\r\nDTEND:(\d{8})T000000Z/, 'DTSTART;VALUE=DATE:$1\r\nDTEND;VALUE=DATE:$2')
    const address = { url: `${world.feed.url}/${host.id}.ics`, allDayBlocks, staleBlocks: true }
    const added = feed ? null : await addFeed(services, host.id, address, now)
    if (added && !added.ok) throw new Error(added.reason)
    await services.busy.refreshFeed(host.id, feed?.id ?? (added?.ok ? added.feed.id : ''))
  },

  async 'goto meeting'({ world, host, process: { services } }, { start, hours, gone }) {
    if (host.accountKey === null) return
    const from = Math.floor(world.clock.now / HOUR_MS) * HOUR_MS + start * HOUR_MS
    const meetings = world.goto.state.meetings.filter(({ accountKey }) => accountKey === host.accountKey)
    if (gone) for (const meeting of meetings) meeting.deleted = true
    else
      world.goto.state.meetings.push({
        ...{ id: String(100_000_000 + world.goto.state.meetings.length), accountKey: host.accountKey, deleted: false },
        ...{ subject: 'Board meeting', starttime: textOf(from), endtime: textOf(from + hours * HOUR_MS) },
      } as (typeof meetings)[number])
    // What was read is old enough to be read again.
    world.clock.now += 3 * MINUTE_MS
    await services.busy.refreshBeforeBooking(host.id)
  },

  async 'allowed site'({ world, host, process: { services } }, { site, allow }) {
    if (allow) await allowSite(services, host.id, site, world.clock.now)
    else await forbidSite(services.db, host.id, site)
  },

  suspend: ({ world, host, process: { services } }, { suspended }) =>
    updateHost(services.db, host.id, { suspended_at: suspended ? world.clock.now : null }, world.clock.now),

  async 'another account'({ world, host }, { timeZone }) {
    await endPageHost(world, host)
    const { handle, handles } = host
    const own = {
      handles: [handle, ...handles.filter((other) => other !== handle)],
      timeZone,
      connected: false,
      ownSchedule: false,
    }
    Object.assign(host, await startPageHost(world, own))
    await updateHost(world.anew.services.db, host.id, { name: `Another Person ${host.id}` }, world.clock.now)
  },
}

/** @returns the status; none is a failure of the server */
async function callAs({ world, host, process, tally }: Where, method: string, path: string, body?: object) {
  const response = await process.ask(`/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${host.apiToken}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(response.status, `${method} ${path} at ${new Date(world.clock.now).toISOString()}`).toBeLessThan(500)
  const what = `${path.split('/').at(-1)} ${response.ok ? 'done' : 'refused'}`
  tally[what] = (tally[what] ?? 0) + 1
  return response.status
}

async function chooseSlot({ world, host, process }: Where, pick: number): Promise<string | null> {
  const date = (days: number) => new Date(world.clock.now + days * DAY_MS).toISOString().slice(0, 10)
  const query = new URLSearchParams({ host: host.handle, eventType: 'intro-call', from: date(0), to: date(9) })
  const response = await process.ask(`/api/v1/slots?${query}`)
  if (!response.ok) return null
  const { data } = (await response.json()) as { data: Record<string, { start: string }[]> }
  const offered = Object.values(data).flat()
  return offered[pick % Math.max(1, offered.length)]?.start ?? null
}

async function chooseBooking({ world, host, process }: Where, which: number) {
  const filter = { limit: 100, now: world.clock.now }
  const rows = await findBookingsOfHost(process.services.db, host.id, filter)
  return rows[which % Math.max(1, rows.length)]
}

async function changeBooking(where: Where, which: number, change: string) {
  const booking = await chooseBooking(where, which)
  if (booking) await callAs(where, 'POST', `/bookings/${booking.id}/${change}`, {})
}

async function changeProfile(
  { world, host: { id }, process: { services } }: Where,
  changes: Partial<Parameters<typeof updateProfile>[2]>,
) {
  const row = await findHostById(services.db, id)
  if (!row) return null
  const { name, handle, welcomeText, timeZone, locale, brandColor } = hostFromRow(row)
  const present = { name, handle, welcomeText, timeZone, locale, brandColor: brandColor ?? undefined }
  return updateProfile(services, { id }, { ...present, ...changes }, world.clock.now)
}

function textOf(instant: number): string {
  return new Date(instant).toISOString()
}
