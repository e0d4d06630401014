import { describe, expect, it } from 'vitest'
import { DAY_MS, plantBooking } from '#tests/admin/start-admin'
import type { TestApp } from '#tests/setup/test-app'
import { chooseBookable } from '~/team/bookable.server'
import { inviteToTeam, listInvitations } from '~/team/invitations.server'
import { listMembers } from '~/team/membership.server'
import { may, PERMISSIONS, type TeamAction, type TeamRelation } from '~/team/permissions'
import { saveTeamPage } from '~/team/team-page.server'
import { aTeamEventType } from './booked-team'
import { aPerson, aTeam, join, type Person, startTeamApp } from './team'

const RELATIONS: TeamRelation[] = ['anonymous', 'stranger', 'member', 'manager', 'owner']

interface Scene {
  who: Pick<Person, 'get' | 'post'>
  target: Person
  targetManager: Person
  bookingId: string
  /** Of the team's page, and the target's; the other manager can take it. */
  teamBookingId: string
  /** The UTC date of a meeting for the team that the one who tries has, if they are in it. */
  ownDate: string
  eventTypeId: string
  /** In which the one who tries takes part, if they are in the team; it leaves the buffers to its members. */
  ownEventTypeId: string
  /** Of the team's page. */
  handle: string
  invitationId: string
  newcomer: string
}

/** The same for everybody who tries. */
type SharedScene = Omit<Scene, 'who'> & { people: Record<TeamRelation, Scene['who']> }

/** How each action is tried from outside. Reading ones are done when a 200 comes; the others when something has changed. */
const READS: TeamAction[] = ['see-team', 'see-meetings', 'export-meetings']
const TRIES: Record<TeamAction, (scene: Scene) => Promise<Response>> = {
  'create-team': ({ who }) => who.post('/admin/team', { name: 'Another team' }),
  'see-team': ({ who }) => who.get('/admin/team/members'),
  'choose-sharing': ({ who }) => who.post('/admin/team/sharing', { sharesGoto: 'on' }),
  'choose-bookable': ({ who }) => who.post('/admin/team/bookable', { bookable: 'yes' }),
  'choose-own-settings': ({ who, ownEventTypeId }) =>
    who.post('/admin/team/own-settings', { eventType: ownEventTypeId, bufferAfterMinutes: '45' }),
  'hand-over-own': ({ who, ownDate }) => who.post('/admin/team/absence', { from: ownDate, to: ownDate, reason: 'Ill' }),
  'enter-absence': ({ who, target, ownDate }) =>
    who.post('/admin/team/absence', { member: target.id, from: ownDate, to: ownDate, reason: '' }),
  'reassign-meeting': ({ who, teamBookingId }) =>
    who.post(`/admin/team/meetings/${teamBookingId}/reassignment`, { to: '', reason: '' }),
  'edit-team-page': ({ who, handle }) =>
    who.post('/admin/team/page', { name: 'Sales', handle, welcomeText: 'Changed', timeZone: 'Europe/Zurich' }),
  'edit-team-event-types': ({ who, eventTypeId }) => who.post(`/admin/team/event-types/${eventTypeId}/deletion`, {}),
  'leave-team': ({ who }) => who.post('/admin/team/leaving', {}),
  'see-meetings': ({ who, bookingId }) => who.get(`/admin/team/meetings/${bookingId}/cancellation`),
  'export-meetings': ({ who }) => who.get('/admin/team/export.csv'),
  'cancel-meeting': ({ who, bookingId }) =>
    who.post(`/admin/team/meetings/${bookingId}/cancellation`, { reason: 'Ill' }),
  'invite-member': ({ who, newcomer }) => who.post('/admin/team/members', { email: newcomer, role: 'member' }),
  'invite-manager': ({ who, newcomer }) => who.post('/admin/team/members', { email: newcomer, role: 'manager' }),
  'withdraw-invitation': ({ who, invitationId }) => who.post(`/admin/team/invitations/${invitationId}/withdrawal`, {}),
  'remove-member': ({ who, target }) => who.post(`/admin/team/members/${target.id}/removal`, {}),
  'remove-manager': ({ who, targetManager }) => who.post(`/admin/team/members/${targetManager.id}/removal`, {}),
  'change-role': ({ who, target }) => who.post(`/admin/team/members/${target.id}/role`, { role: 'manager' }),
  'rename-team': ({ who }) => who.post('/admin/team/name', { name: 'Renamed' }),
  'hand-over': ({ who, target }) => who.post(`/admin/team/members/${target.id}/handover`, {}),
  'dissolve-team': ({ who }) => who.post('/admin/team/dissolution', {}),
}

// Which page opens for whom is in `tests/security/access-table.ts`.
describe('the table of permissions', () => {
  for (const action of Object.keys(PERMISSIONS) as TeamAction[]) {
    it(`allows only ${PERMISSIONS[action].join(', ')}: ${action} (S1)`, async () => {
      const app = await startTeamApp()
      const allowed = RELATIONS.filter((relation) => may(relation, action))
      const refused = RELATIONS.filter((relation) => !may(relation, action))
      const outcome: Record<string, boolean> = {}
      for (const [index, relation] of allowed.entries()) {
        const scene = await setScene(app, relation)
        // Those who may not come first: they leave everything as it is.
        for (const one of [...(index === 0 ? refused : []), relation])
          outcome[one] = await isDone(app, action, { ...scene, who: scene.people[one] })
      }
      expect(outcome).toEqual(Object.fromEntries(RELATIONS.map((relation) => [relation, may(relation, action)])))
    })
  }
})

async function isDone(app: TestApp, action: TeamAction, scene: Scene): Promise<boolean> {
  const before = await stateOf(app)
  const response = await TRIES[action](scene)
  expect(response.status).toBeLessThan(500)
  if (READS.includes(action)) return response.status === 200
  return JSON.stringify(await stateOf(app)) !== JSON.stringify(before)
}

/** A separate team for everybody who may: an action removes what the next one would need. */
async function setScene(app: TestApp, relation: TeamRelation): Promise<SharedScene> {
  const { db } = app.services
  const mark = `-${relation}`
  const team = await aTeam(app, mark)
  const { teamId, owner, member } = team
  const target = await aPerson(app, `tina${mark}`)
  const targetManager = await aPerson(app, `timo${mark}`)
  await join(app, { teamId, inviterId: owner.id, person: target, role: 'member' })
  await join(app, { teamId, inviterId: owner.id, person: targetManager, role: 'manager' })
  const open = { teamId, inviterId: owner.id, email: `open${mark}@example.com`, role: 'member' } as const
  await inviteToTeam(db, open, Date.now())
  const [invitation] = await listInvitations(db, { teamId }, Date.now())
  const bookingId = await plantBooking(db, member.id, { startsAt: Date.now() + DAY_MS })
  const acting = { hostId: owner.id, teamId }
  const handle = `page${mark}`
  const page = { name: 'Sales', handle, welcomeText: '', timeZone: 'Europe/Zurich', showsMembers: false }
  expect(await saveTeamPage(app.services, acting, page, Date.now())).toEqual({ ok: true })
  for (const { id } of [target, targetManager]) await chooseBookable(db, { teamId, hostId: id }, 'yes', Date.now())
  const eventTypeId = await aTeamEventType(app, acting, [target, targetManager], {})
  const inTurn = (startsAt: number) => ({ startsAt, event_type_id: eventTypeId, team_rule: 'round_robin' as const })
  const teamBookingId = await plantBooking(db, target.id, inTurn(workingTime(8)))
  const own = relation === 'anonymous' ? null : team[relation]
  if (own) await plantBooking(db, own.id, inTurn(workingTime(15)))
  const takesPart = own && relation !== 'stranger' ? [own] : [target]
  if (own) await chooseBookable(db, { teamId, hostId: own.id }, 'yes', Date.now())
  const ownEventTypeId = await aTeamEventType(app, acting, takesPart, {
    ...{ settings: { slug: 'own-one' }, assignment: { leftToMembers: ['buffers'] } },
  })
  if (own) await chooseBookable(db, { teamId, hostId: own.id }, 'no', Date.now())
  const ownDate = new Date(workingTime(15)).toISOString().slice(0, 10)
  const people = { ...team, anonymous: nobody(app) }
  const newcomer = `newcomer${mark}@example.com`
  const planted = { bookingId, teamBookingId, ownDate, eventTypeId, ownEventTypeId, invitationId: invitation?.id ?? '' }
  return { people, target, targetManager, handle, newcomer, ...planted }
}

/** At ten o'clock UTC on the first working day that is so many days ahead, when a host with the usual hours is there. */
function workingTime(days: number): number {
  const at = Math.floor(Date.now() / DAY_MS + days) * DAY_MS + 10 * 3_600_000
  return [0, 6].includes(new Date(at).getUTCDay()) ? workingTime(days + 1) : at
}

/** Everything that an action could change. */
async function stateOf({ services: { db } }: TestApp) {
  const teams = await db.selectFrom('teams').select(['id', 'name']).orderBy('id').execute()
  const bookings = await db.selectFrom('bookings').select(['id', 'status', 'host_id']).orderBy('id').execute()
  const members = await Promise.all(teams.map(({ id }) => listMembers(db, id)))
  const invitations = await Promise.all(teams.map(({ id }) => listInvitations(db, { teamId: id }, Date.now())))
  const bookable = await db
    .selectFrom('team_members')
    .select(['host_id', 'bookable_since'])
    .orderBy('host_id')
    .execute()
  const pages = await db
    .selectFrom('hosts')
    .select(['id', 'welcome_text'])
    .where('is_team', '=', 1)
    .orderBy('id')
    .execute()
  const eventTypes = await db.selectFrom('event_types').select(['id', 'deleted_at']).orderBy('id').execute()
  const ownSettings = await db
    .selectFrom('event_type_members')
    .select(['event_type_id', 'host_id', 'own_settings'])
    .orderBy('event_type_id')
    .orderBy('host_id')
    .execute()
  const daysOff = await db.selectFrom('days_off').select(['host_id', 'time_off']).orderBy('host_id').execute()
  return { daysOff, teams, bookings, members, invitations, bookable, pages, eventTypes, ownSettings }
}

function nobody({ url }: TestApp): Scene['who'] {
  const send = (path: string, init: RequestInit) => fetch(url + path, { ...init, redirect: 'manual' })
  return {
    get: (path) => send(path, {}),
    post: (path, form) => send(path, { method: 'POST', body: new URLSearchParams(form), headers: { Origin: url } }),
  }
}
