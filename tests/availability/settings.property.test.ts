import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { findSchedulesOfHost } from '#db/queries/schedules'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { explainSlot } from '~/availability/explain/explain-slot'
import { changeDaysOff } from '~/availability/schedules/save-days-off.server'
import { changeHours, changeUse, createSchedule } from '~/availability/schedules/save-schedule.server'
import { type ScheduleHours, scheduleFromRow } from '~/availability/schedules/schedule'
import type { DaysOff } from '~/availability/slots/days-off'
import { loadSlotInputs } from '~/availability/slots/find-slots.server'
import { eventTypeFromRow } from '~/event-types/event-type'

const DAY_MS = 86_400_000
const HALF_HOUR_MS = 30 * 60_000
const NOW = Date.now()
const dateIn = (days: number) => new Date(NOW + days * DAY_MS).toISOString().slice(0, 10)

const wall = (half: number) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`
const interval = fc
  .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 48 }))
  .filter(([start, end]) => start < end)
  .map(([start, end]) => ({ start: wall(start), end: wall(end) }))
const someDays = fc.integer({ min: 1, max: 9 })

/** Anything that a host may set on the availability pages. */
const settings = fc.record({
  hours: fc.record({
    timeZone: fc.constantFrom(
      null,
      'Europe/Zurich',
      'America/New_York',
      'Asia/Kolkata',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    ),
    weekly: fc.uniqueArray(fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, 6, 7), interval), {
      minLength: 3,
      selector: ([weekday]) => weekday,
    }),
    overrides: fc.uniqueArray(fc.tuple(someDays, fc.array(interval, { maxLength: 1 })), {
      maxLength: 3,
      selector: ([days]) => days,
    }),
  }),
  timeOff: fc.array(fc.tuple(someDays, fc.integer({ min: 0, max: 2 })), { maxLength: 2 }),
  holidays: fc.constantFrom(null, 'CH', 'US', 'JP'),
  usesDefault: fc.boolean(),
})

describe('settings of availability', () => {
  it('accept an offered time, give 409 for any other, and agree with the explanation (B5)', async () => {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    const schedules = await twoSchedules(app, host)
    await fc.assert(
      fc.asyncProperty(settings, fc.nat(), fc.nat(), async ({ usesDefault, ...given }, one, another) => {
        await apply(app, host, usesDefault ? schedules.usual : schedules.other, given)
        const offered = await freeSlots(app, host, 11)
        const offeredStart = offered[one % Math.max(1, offered.length)]
        if (offeredStart) {
          expect(await explained(app, host, offeredStart)).toBe('offered')
          expect((await book(app, host, offeredStart)).status).toBe(201)
        }
        const free = new Set(await freeSlots(app, host, 11))
        // From the day after tomorrow: it is within the requested dates in every zone, at every hour.
        const start = new Date(
          Math.ceil((NOW + 2 * DAY_MS) / HALF_HOUR_MS) * HALF_HOUR_MS + (another % 400) * HALF_HOUR_MS,
        )
          .toISOString()
          .replace('.000', '')
        const isOffered = free.has(start)
        expect((await explained(app, host, start)) === 'offered').toBe(isOffered)
        expect((await book(app, host, start)).status).toBe(isOffered ? 201 : 409)
      }),
      { numRuns: 40 },
    )
  })
})

async function twoSchedules({ services }: TestApp, { id: hostId }: TestHost) {
  const [row] = await findSchedulesOfHost(services.db, hostId)
  const usual = scheduleFromRow(row!, 'Europe/Zurich')
  const made = await createSchedule(services, { hostId, name: 'Other', copyOf: usual }, NOW)
  if (!made.ok) throw new Error(made.reason)
  return { usual: usual.id, other: made.id }
}

async function apply(
  { services }: TestApp,
  { id: hostId }: TestHost,
  scheduleId: string,
  { hours, timeOff, holidays }: Omit<typeof settings extends fc.Arbitrary<infer T> ? T : never, 'usesDefault'>,
) {
  const change: ScheduleHours = {
    timeZone: hours.timeZone,
    weekly: hours.weekly.map(([weekday, times]) => ({ weekday: weekday as 1, ...times })),
    overrides: hours.overrides.map(([days, intervals]) => ({ date: dateIn(days), intervals })),
  }
  const daysOff: DaysOff = {
    timeOff: timeOff.map(([days, more], index) => ({
      id: String(index),
      from: dateIn(days),
      to: dateIn(days + more),
      note: '',
      notePublic: false,
    })),
    holidays: holidays && { country: holidays, region: null, switched: [] },
  }
  const [eventType] = await findEventTypesOfHost(services.db, hostId)
  await changeHours(services, { hostId, id: scheduleId }, () => change, NOW)
  await changeUse(services, { hostId, id: scheduleId }, { name: 'Used', eventTypeIds: [eventType!.id] }, NOW)
  await changeDaysOff(services, hostId, () => daysOff, NOW)
}

async function explained({ services }: TestApp, { id }: TestHost, start: string): Promise<string> {
  const { time_zone: timeZone } = await services.db
    .selectFrom('hosts')
    .select('time_zone')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const [row] = await findEventTypesOfHost(services.db, id)
  const from = Date.parse(start)
  const request = { host: { id, timeZone }, eventType: eventTypeFromRow(row!), durationMinutes: 30, now: Date.now() }
  const decision = explainSlot(await loadSlotInputs(services.db, { ...request, from, until: from + 1 }), from)
  return decision.offered ? 'offered' : decision.reason
}

function book(app: TestApp, host: TestHost, start: string) {
  return callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
}
