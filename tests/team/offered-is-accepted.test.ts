import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { defaultSettings } from '~/event-types/event-type'
import { DEFAULT_TEAM_SETTINGS } from '~/event-types/team-settings'
import { chooseBookable } from '~/team/bookable.server'
import { type AssignmentValues, saveTeamEventType } from '~/team/team-event-types.server'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'

const HALF_HOUR_MS = 30 * 60_000
const RUNS = process.env.PROOF === 'full' ? 300 : 25

const wall = (half: number) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`
const hours = fc.record({
  start: fc.integer({ min: 12, max: 24 }),
  length: fc.integer({ min: 4, max: 20 }),
  timeZone: fc.constantFrom('Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'Europe/London'),
})

/** Anything that a team may set on an event type, and its members on their side. */
const world = fc.record({
  rule: fc.constantFrom('round_robin', 'choose', 'collective'),
  members: fc.array(
    fc.record({
      ...{ hours, weight: fc.integer({ min: 1, max: 5 }), priority: fc.integer({ min: 1, max: 2 }) },
      bookable: fc.constantFrom('yes', 'yes', 'yes', 'paused', 'no'),
    }),
    { minLength: 3, maxLength: 3 },
  ),
  settings: fc.record({
    durationMinutes: fc.constantFrom(15, 30, 60),
    stepMinutes: fc.constantFrom(15, 30),
    bufferBeforeMinutes: fc.constantFrom(0, 15),
    bufferAfterMinutes: fc.constantFrom(0, 30),
    minimumNoticeMinutes: fc.constantFrom(0, 120, 2_880),
    dailyLimit: fc.constantFrom(null, 1, 3),
    weeklyLimit: fc.constantFrom(null, 4),
  }),
  returnsToMember: fc.boolean(),
})

describe('a team’s event type', () => {
  it('is accepted at an offered time and refused at any other, with every setting (B5, M1)', async () => {
    const app = await startTestApp()
    const { acting, owner, members, teamId, eventTypeId } = await aBookedTeam(app)
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.nat(),
        fc.nat(),
        async ({ rule, settings, returnsToMember, ...given }, one, another) => {
          for (const [index, member] of members.entries()) {
            const wanted = given.members[index]
            if (!wanted) continue
            await setHours(app, member, wanted.hours)
            await chooseBookable(app.services.db, { teamId, hostId: member.id }, wanted.bookable as 'yes', Date.now())
          }
          const assignment: AssignmentValues = {
            ...{ ...DEFAULT_TEAM_SETTINGS, allowsWithoutConnection: true, returnsToMember, rule: rule as 'choose' },
            members: members.map(({ id }, index) => {
              const { weight = 1, priority = 1 } = given.members[index] ?? {}
              return { id, weight, priority }
            }),
          }
          const all = { ...defaultSettings({ slug: 'demo', title: 'Demo' }), ...settings }
          const saved = await saveTeamEventType(
            app.services,
            acting,
            { id: eventTypeId, settings: all, assignment },
            Date.now(),
          )
          expect(saved.ok).toBe(true)
          const offered = await teamSlots(app, 'demo', 9)
          const start = offered[one % Math.max(1, offered.length)]
          if (start) {
            const chosen = await bookTeam(app, owner, start)
            expect({ start, status: chosen.status }).toEqual({ start, status: 201 })
          }
          const now = new Set(await teamSlots(app, 'demo', 9))
          const from = Math.ceil((Date.now() + 2 * 86_400_000) / HALF_HOUR_MS) * HALF_HOUR_MS
          const any = new Date(from + (another % 300) * HALF_HOUR_MS).toISOString().replace('.000', '')
          const tried = await bookTeam(app, owner, any)
          expect({ any, status: tried.status }).toEqual({ any, status: now.has(any) ? 201 : 409 })
        },
      ),
      { numRuns: RUNS },
    )
  }, 600_000)
})

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
