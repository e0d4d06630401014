import { describe, expect, it } from 'vitest'
import { DAY_MS, plantBooking } from '#tests/admin/start-admin'
import type { TestApp } from '#tests/setup/test-app'
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
  /** Of the team's page, and the target's. */
  teamBookingId: string
  /** Of the team's page. */
  handle: string
  invitationId: string
  newcomer: string
}

/** How each action is tried from outside. Reading ones are done when a 200 comes; the others when something has changed. */
const READS: TeamAction[] = [
  ...(['see-team', 'see-meetings', 'export-meetings', 'hand-over-own'] as const),
  ...(['reassign-meeting', 'edit-team-event-types'] as const),
]
const TRIES: Record<TeamAction, (scene: Scene) => Promise<Response>> = {
  'create-team': ({ who }) => who.post('/admin/team', { name: 'Another team' }),
  'see-team': ({ who }) => who.get('/admin/team/members'),
  'choose-sharing': ({ who }) => who.post('/admin/team/sharing', { sharesGoto: 'on' }),
  'choose-bookable': ({ who }) => who.post('/admin/team/bookable', { bookable: 'yes' }),
  'hand-over-own': ({ who }) => who.get('/admin/team/absence'),
  'reassign-meeting': ({ who, teamBookingId }) => who.get(`/admin/team/meetings/${teamBookingId}/reassignment`),
  'edit-team-page': ({ who, handle }) =>
    who.post('/admin/team/page', { name: 'Sales', handle, welcomeText: 'Changed', timeZone: 'Europe/Zurich' }),
  'edit-team-event-types': ({ who }) => who.get('/admin/team/event-types'),
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

describe('the table of permissions', () => {
  for (const action of Object.keys(PERMISSIONS) as TeamAction[]) {
    it(`allows only ${PERMISSIONS[action].join(', ')}: ${action} (S1)`, async () => {
      const app = await startTeamApp()
      const outcome: Record<string, boolean> = {}
      for (const relation of RELATIONS) {
        const scene = await setScene(app, relation)
        const before = await stateOf(app)
        const response = await TRIES[action](scene)
        expect(response.status).toBeLessThan(500)
        const done = READS.includes(action)
          ? response.status === 200
          : JSON.stringify(await stateOf(app)) !== JSON.stringify(before)
        outcome[relation] = done
      }
      expect(outcome).toEqual(Object.fromEntries(RELATIONS.map((relation) => [relation, may(relation, action)])))
    })
  }
})

/** A separate team for every try: an action removes what the next one would need. */
async function setScene(app: TestApp, relation: TeamRelation): Promise<Scene> {
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
  const eventTypeId = await aTeamEventType(app, acting, [target], {})
  const teamBookingId = await plantBooking(db, target.id, {
    ...{ startsAt: Date.now() + 2 * DAY_MS, event_type_id: eventTypeId, team_rule: 'round_robin' },
  })
  const who = relation === 'anonymous' ? nobody(app) : team[relation]
  const newcomer = `newcomer${mark}@example.com`
  return { who, target, targetManager, bookingId, teamBookingId, handle, invitationId: invitation?.id ?? '', newcomer }
}

/** Everything that an action could change. */
async function stateOf({ services: { db } }: TestApp) {
  const teams = await db.selectFrom('teams').select(['id', 'name']).orderBy('id').execute()
  const bookings = await db.selectFrom('bookings').select(['id', 'status']).orderBy('id').execute()
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
  return { teams, bookings, members, invitations, bookable, pages }
}

function nobody({ url }: TestApp): Scene['who'] {
  const send = (path: string, init: RequestInit) => fetch(url + path, { ...init, redirect: 'manual' })
  return {
    get: (path) => send(path, {}),
    post: (path, form) => send(path, { method: 'POST', body: new URLSearchParams(form), headers: { Origin: url } }),
  }
}
