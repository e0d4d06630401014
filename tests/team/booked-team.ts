import { expect } from 'vitest'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import { AN_ATTENDEE, aHost, type TestApp, type TestHost } from '#tests/setup/test-app'
import { defaultSettings } from '~/event-types/event-type'
import type { EventTypeSettings } from '~/event-types/settings-schema'
import { DEFAULT_TEAM_SETTINGS } from '~/event-types/team-settings'
import { chooseBookable } from '~/team/bookable.server'
import { createTeam } from '~/team/membership.server'
import { type AssignmentValues, saveTeamEventType } from '~/team/team-event-types.server'
import { saveTeamPage } from '~/team/team-page.server'
import { DAY_MS } from '~/time/units'
import { join } from './team'

interface Wishes {
  /** Handles; the first one is the owner. All of them take part. */
  handles?: string[]
  assignment?: Partial<Omit<AssignmentValues, 'members'>>
  /** Per handle; 1 unless given. */
  weights?: Record<string, number>
  priorities?: Record<string, number>
  settings?: Partial<EventTypeSettings>
  connected?: boolean
  showsMembers?: boolean
}

/** A team with the page `/sales` and one event type `demo`, whose members have all agreed to be booked. */
export async function aBookedTeam(app: TestApp, wishes: Wishes = {}) {
  const { handles = ['ann', 'ben', 'cleo'], connected = false } = wishes
  const members: TestHost[] = []
  for (const [index, handle] of handles.entries()) {
    const host = await aHost(app, { handle, connected: false })
    const accountKey = app.goto.state.accounts[index % app.goto.state.accounts.length]?.key ?? ''
    if (connected) await connectToSimulator(app.services, { hostId: host.id, accountKey })
    members.push(host)
  }
  return bookedTeamOf(app, members, wishes)
}

/** What making a team needs of an app. */
type TeamApp = { services: Pick<TestApp['services'], 'db' | 'dialect'> }

/** The same of hosts who exist; the first one is the owner. */
export async function bookedTeamOf(app: TeamApp, members: TestHost[], wishes: Wishes = {}) {
  const [owner, ...others] = members
  if (!owner) throw new Error('A team needs somebody')
  const { db } = app.services
  const now = Date.now()
  const created = await createTeam(db, { hostId: owner.id, name: 'Sales', sharesGoto: false }, now)
  if (!created.ok) throw new Error(created.reason)
  const { teamId } = created
  for (const person of others) await join(app, { teamId, inviterId: owner.id, person, role: 'member' })
  for (const { id } of members) await chooseBookable(db, { teamId, hostId: id }, 'yes', now)
  const acting = { hostId: owner.id, teamId }
  const values = { name: 'Sales', handle: 'sales', welcomeText: 'Talk to us', timeZone: 'Europe/Zurich' }
  const page = { ...values, showsMembers: wishes.showsMembers ?? false }
  expect(await saveTeamPage(app.services, acting, page, now)).toEqual({ ok: true })
  const eventTypeId = await aTeamEventType(app, acting, members, wishes)
  return { teamId, acting, owner, members, eventTypeId }
}

/** Another event type of the team. @returns its id */
export async function aTeamEventType(
  app: TeamApp,
  acting: { hostId: string; teamId: string },
  members: TestHost[],
  { assignment, weights = {}, priorities = {}, settings }: Wishes,
): Promise<string> {
  const saved = await saveTeamEventType(
    app.services,
    acting,
    {
      id: null,
      settings: { ...defaultSettings({ slug: 'demo', title: 'Demo' }), ...settings },
      assignment: {
        ...DEFAULT_TEAM_SETTINGS,
        rule: 'round_robin',
        allowsWithoutConnection: true,
        ...assignment,
        members: members.map(({ id, handle }) => ({
          ...{ id, weight: weights[handle] ?? 1, priority: priorities[handle] ?? 1 },
        })),
      },
    },
    Date.now(),
  )
  if (!saved.ok) throw new Error(saved.reason)
  return saved.eventType.id
}

/** Free times of the team's event type, in order. @param host another page than the team's */
export async function teamSlots(
  app: TestApp,
  eventType = 'demo',
  daysAhead = 14,
  more = '',
  host = 'sales',
): Promise<string[]> {
  const date = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
  const query = `host=${host}&eventType=${eventType}&from=${date(1)}&to=${date(daysAhead)}${more}`
  const response = await fetch(`${app.url}/api/v1/slots?${query}`)
  expect(response.status).toBe(200)
  const { data } = (await response.json()) as { data: Record<string, { start: string }[]> }
  return Object.values(data).flatMap((slots) => slots.map(({ start }) => start))
}

/** Books the team by the key of one of its members. */
export async function bookTeam(
  app: TestApp,
  key: TestHost,
  start: string | undefined,
  more: { attendee?: object; eventType?: string; [field: string]: unknown } = {},
): Promise<Response> {
  return fetch(`${app.url}/api/v1/bookings`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${key.apiToken}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ eventType: 'demo', start, attendee: AN_ATTENDEE, ...more }),
  })
}
