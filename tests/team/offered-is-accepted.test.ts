import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setOwnSettings } from '#db/queries/event-type-members'
import { findEventTypeById } from '#db/queries/event-types'
import { callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { findSlotsOfHost } from '~/availability/slots/find-slots.server'
import { defaultSettings, type EventTypeSettings, eventTypeFromRow } from '~/event-types/event-type'
import { saveHostLimits } from '~/event-types/host-limits.server'
import { COUNTED_DAYS, OWN_SETTINGS } from '~/event-types/team-settings'
import type { Bookable } from '~/team/bookable.server'
import { chooseBookable } from '~/team/bookable.server'
import { saveTeamEventType } from '~/team/team-event-types.server'
import { readTeamPage } from '~/team/team-page.server'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'

const DAY_MS = 86_400_000
const QUARTER_MS = 900_000
const DAYS_AHEAD = 9
const RUNS = process.env.PROOF === 'full' ? 300 : 25

const dateIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
const limit = (most: number) => fc.option(fc.integer({ min: 1, max: most }), { nil: null })
const minutesPerDay = fc.constantFrom(null, 60, 90, 240)

const wall = (half: number) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`
const hours = fc.record({
  start: fc.integer({ min: 12, max: 24 }),
  length: fc.integer({ min: 4, max: 20 }),
  timeZone: fc.constantFrom('Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'Europe/London'),
})

const member = fc.record({
  ...{ hours, weight: fc.integer({ min: 1, max: 5 }), priority: fc.integer({ min: 1, max: 2 }) },
  bookable: fc.constantFrom<Bookable>('yes', 'yes', 'yes', 'paused', 'no'),
  connected: fc.constantFrom(true, true, false),
  own: fc.record(
    {
      ...{ bufferBeforeMinutes: fc.constantFrom(0, 20), bufferAfterMinutes: fc.constantFrom(0, 40) },
      ...{ minimumNoticeMinutes: fc.constantFrom(0, 24 * 60), dailyLimit: fc.integer({ min: 1, max: 3 }) },
    },
    { requiredKeys: [] },
  ),
  limits: fc.record({ dailyLimit: limit(4), weeklyLimit: limit(8), dailyMinutesLimit: minutesPerDay }),
})

/** Every setting of an event type that decides about times. */
const settings = fc.record({
  durationMinutes: fc.constantFrom(15, 30, 45, 60),
  durationChoicesMinutes: fc.constantFrom<number[]>([], [30, 60], [15, 90]),
  stepMinutes: fc.constantFrom(5, 15, 30, 50, 60),
  bufferBeforeMinutes: fc.constantFrom(0, 10, 45),
  bufferAfterMinutes: fc.constantFrom(0, 15, 60),
  minimumNoticeMinutes: fc.constantFrom(0, 120, 24 * 60, 3 * 24 * 60),
  bookingWindow: fc.oneof(
    fc.record({ kind: fc.constant('rolling' as const), days: fc.integer({ min: 1, max: 12 }) }),
    fc.constant({ kind: 'open' as const }),
    fc.constant({ kind: 'range' as const, from: dateIn(2), to: dateIn(6) }),
  ),
  windowCountsWorkdays: fc.boolean(),
  dailyLimit: limit(3),
  weeklyLimit: limit(5),
  dailyMinutesLimit: minutesPerDay,
  confirmation: fc.constantFrom('automatic', 'manual'),
})

/** Every setting of the rule. */
const assignment = fc.record({
  rule: fc.constantFrom('round_robin', 'choose', 'collective'),
  countedDays: fc.constantFrom(...COUNTED_DAYS),
  countsCancelled: fc.boolean(),
  countsNoShows: fc.boolean(),
  returnsToMember: fc.boolean(),
  allowsWithoutConnection: fc.boolean(),
  leftToMembers: fc.subarray([...OWN_SETTINGS]),
})

const world = fc.record({
  ...{ members: fc.array(member, { minLength: 3, maxLength: 3 }), settings, assignment },
  /** All bookings so far are cancelled first: otherwise the limits of most worlds would be used up. */
  cancelled: fc.constantFrom(true, false, false),
})
type World = typeof world extends fc.Arbitrary<infer W> ? W : never

describe('a team’s event type', () => {
  it('is accepted at an offered time and refused at any other, with every setting (B5, M1)', async () => {
    const app = await startTestApp()
    const team = await aBookedTeam(app, { connected: true })
    const counts = { accepted: 0, refused: 0 }
    await fc.assert(
      fc.asyncProperty(world, fc.nat(10_000), fc.nat(10_000), async (given, one, another) => {
        await setWorld(app, team, given)
        const durations =
          given.settings.durationChoicesMinutes.length > 0
            ? given.settings.durationChoicesMinutes
            : [given.settings.durationMinutes]
        const duration = durations[one % durations.length] ?? 0
        const offered = await offeredTimes(app, duration)
        expect(offered).toEqual(await combinedByHand(app, team, given, duration))

        const any = new Date(Math.ceil(Date.now() / QUARTER_MS + DAY_MS / QUARTER_MS + (another % 700)) * QUARTER_MS)
        const stray = any.toISOString().replace('.000', '')
        if (!offered.includes(stray)) {
          const refused = await bookTeam(app, team.owner, stray, { duration })
          expect({ stray, status: refused.status }).toEqual({ stray, status: 409 })
          counts.refused++
        }
        const start = offered[one % Math.max(1, offered.length)]
        if (start === undefined) return
        const chosen = await bookTeam(app, team.owner, start, { duration })
        expect({ start, status: chosen.status }).toEqual({ start, status: 201 })
        counts.accepted++
        // The next one at that time depends on who else is free.
        const still = (await offeredTimes(app, duration)).includes(start)
        const again = await bookTeam(app, team.owner, start, { duration })
        expect({ start, status: again.status }).toEqual({ start, status: still ? 201 : 409 })
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    // Settings so strict that nothing was ever offered would prove nothing.
    expect(counts.accepted).toBeGreaterThan(RUNS / 5)
    expect(counts.refused).toBeGreaterThan(RUNS / 5)
  }, 600_000)
})

type Team = Awaited<ReturnType<typeof aBookedTeam>>

async function setWorld(app: TestApp, { acting, members, teamId, eventTypeId }: Team, given: World): Promise<void> {
  const { db } = app.services
  if (given.cancelled) await db.updateTable('bookings').set({ status: 'cancelled' }).execute()
  for (const [index, host] of members.entries()) {
    const wanted = given.members[index]
    if (!wanted) continue
    await setHours(app, host, wanted.hours)
    await saveHostLimits(db, host.id, wanted.limits, Date.now())
    await chooseBookable(db, { teamId, hostId: host.id }, wanted.bookable, Date.now())
    const status = wanted.connected ? ('connected' as const) : ('reconnect_needed' as const)
    await db.updateTable('goto_connections').set({ status, trouble: null }).where('host_id', '=', host.id).execute()
  }
  const settings: EventTypeSettings = {
    ...defaultSettings({ slug: 'demo', title: 'Demo' }),
    ...(given.settings as Partial<EventTypeSettings>),
  }
  const rule = {
    ...(given.assignment as typeof given.assignment & { rule: 'choose' }),
    members: members.map(({ id }, index) => {
      const { weight = 1, priority = 1 } = given.members[index] ?? {}
      return { id, weight, priority }
    }),
  }
  const values = { id: eventTypeId, settings, assignment: rule }
  expect(await saveTeamEventType(app.services, acting, values, Date.now())).toMatchObject({ ok: true })
  for (const [index, { id }] of members.entries())
    await setOwnSettings(db, { eventTypeId, hostId: id }, JSON.stringify(given.members[index]?.own ?? {}))
}

/** What the members’ own times give: all of them for a collective type, any of those who get bookings for another one. */
async function combinedByHand(
  app: TestApp,
  { members, teamId, eventTypeId }: Team,
  given: World,
  durationMinutes: number,
): Promise<string[]> {
  const { db } = app.services
  const page = await readTeamPage(db, teamId)
  const row = page && (await findEventTypeById(db, page.host.id, eventTypeId))
  if (!row) throw new Error('The event type is gone')
  const now = Date.now()
  const from = startOfUtcDate(1)
  const range = { from, until: from + DAYS_AHEAD * DAY_MS }
  const eventType = eventTypeFromRow(row)
  const { leftToMembers } = given.assignment
  const lists: (string[] | null)[] = []
  for (const [index, { id }] of members.entries()) {
    const wanted = given.members[index]
    const isAble = wanted?.bookable === 'yes' && (wanted.connected || given.assignment.allowsWithoutConnection)
    const host = { id, timeZone: wanted?.hours.timeZone ?? 'UTC' }
    // Replaced here, one by one, so that the app's own way is compared with another.
    const { own: chosen = {} } = wanted ?? {}
    const settings = {
      ...(leftToMembers.includes('buffers') && {
        bufferBeforeMinutes: chosen.bufferBeforeMinutes ?? eventType.bufferBeforeMinutes,
        bufferAfterMinutes: chosen.bufferAfterMinutes ?? eventType.bufferAfterMinutes,
      }),
      ...(leftToMembers.includes('minimumNotice') && {
        minimumNoticeMinutes: chosen.minimumNoticeMinutes ?? eventType.minimumNoticeMinutes,
      }),
      ...(leftToMembers.includes('dailyLimit') && { dailyLimit: chosen.dailyLimit ?? eventType.dailyLimit }),
    }
    const request = { eventType: { ...eventType, ...settings }, durationMinutes, now, ...range }
    const own = isAble ? await findSlotsOfHost(db, { ...request, host }) : null
    lists.push(own?.map((start) => new Date(start).toISOString().replace('.000', '')) ?? null)
  }
  const every = [...new Set(lists.flatMap((list) => list ?? []))].toSorted()
  return given.assignment.rule === 'collective'
    ? every.filter((start) => lists.every((list) => list?.includes(start)))
    : every
}

const startOfUtcDate = (days: number) => Date.parse(`${dateIn(days)}T00:00:00Z`)

/** From tomorrow on, in days of UTC. */
async function offeredTimes(app: TestApp, duration: number): Promise<string[]> {
  return teamSlots(app, 'demo', DAYS_AHEAD, `&duration=${duration}&timeZone=UTC`)
}

async function setHours(
  app: TestApp,
  host: TestHost,
  { start, length, timeZone }: { start: number; length: number; timeZone: string },
): Promise<void> {
  const interval = { start: wall(start), end: wall(Math.min(48, start + length)) }
  const weekly = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...interval }))
  const saved = await callApi(app, host, 'PUT', '/availability', { timeZone, weekly, overrides: [] })
  expect(saved.status).toBe(200)
}
