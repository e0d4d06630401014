import { describe, expect, it } from 'vitest'
import { findEventTypeById } from '#db/queries/event-types'
import { signedIn } from '#tests/admin/start-admin'
import { builtPages, callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { eventTypeFromRow, settingsOfEventType } from '~/event-types/event-type'
import { type AssignmentValues, readAssignment, saveTeamEventType } from '~/team/team-event-types.server'
import { readTeamPage } from '~/team/team-page.server'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'

const HALF_HOUR_MS = 1_800_000
const BOB = { name: 'Bob Example', email: 'bob@example.com', timeZone: 'UTC' }

async function aTeamThatLeaves(app: TestApp, leftToMembers: AssignmentValues['leftToMembers']) {
  const team = await aBookedTeam(app, { handles: ['ann', 'ben'], assignment: { leftToMembers } })
  const [ann, ben] = team.members
  if (!ann || !ben) throw new Error('Somebody is missing')
  return { ...team, ann, ben }
}

async function choose(app: TestApp, host: TestHost, eventType: string, values: Record<string, string>) {
  const person = await signedIn(app, host)
  return person.post('/admin/team/own-settings', { eventType, ...values })
}

async function storedBuffers({ services: { db } }: TestApp, id: string) {
  const row = await db
    .selectFrom('bookings')
    .select(['buffer_before_minutes', 'buffer_after_minutes'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && [Number(row.buffer_before_minutes), Number(row.buffer_after_minutes)]
}

describe('what a team leaves to its members', () => {
  it('is each member’s own on their page, and decides about their times alone', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { ann, ben, owner, eventTypeId } = await aTeamThatLeaves(app, ['buffers'])
    const [first = '', second = ''] = await teamSlots(app)
    expect(Date.parse(second) - Date.parse(first)).toBe(HALF_HOUR_MS)
    const saved = await choose(app, ben, eventTypeId, { bufferBeforeMinutes: '30', minimumNoticeMinutes: '99999' })
    expect(saved.headers.get('location')).toBe('/admin/team/own-settings?saved=1')
    const page = await (await (await signedIn(app, ben)).get('/admin/team/own-settings')).text()
    expect(page).toMatch(/name="bufferBeforeMinutes"[^>]*value="30"|value="30"[^>]*name="bufferBeforeMinutes"/)
    // The notice is not left to members, so nobody sees a field for it, and what was sent has no effect.
    expect(page).not.toContain('name="minimumNoticeMinutes"')
    for (const host of [ann, ben])
      await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start: first, attendee: BOB })
    // Right after it Ann is free, and Ben needs half an hour.
    const { data } = await (await bookTeam(app, owner, second)).json()
    expect(data.host.handle).toBe('ann')
    expect(await storedBuffers(app, data.id)).toEqual([0, 0])
    expect((await bookTeam(app, owner, second)).status).toBe(409)
    const third = new Date(Date.parse(second) + HALF_HOUR_MS).toISOString()
    const { data: ofBen } = await (await bookTeam(app, owner, third, { attendee: BOB })).json()
    const handed = ofBen.host.handle === 'ben' ? ofBen : (await (await bookTeam(app, owner, third)).json()).data
    expect(handed.host.handle).toBe('ben')
    expect(await storedBuffers(app, handed.id)).toEqual([30, 0])
  })

  it('gives a booking that passes to another member the buffers of that one', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { ann, ben, owner, eventTypeId } = await aTeamThatLeaves(app, ['buffers'])
    await choose(app, ben, eventTypeId, { bufferAfterMinutes: '45' })
    const start = (await teamSlots(app)).at(-1)
    const { data } = await (await bookTeam(app, owner, start)).json()
    const next = data.host.handle === 'ann' ? ben : ann
    expect(await storedBuffers(app, data.id)).toEqual(next === ben ? [0, 0] : [0, 45])
    const passed = await callApi(app, owner, 'POST', `/bookings/${data.id}/reassignment`, { host: next.handle })
    expect(passed.status).toBe(200)
    expect(await storedBuffers(app, data.id)).toEqual(next === ben ? [0, 45] : [0, 0])
  })

  it('stays when a manager saves the event type, and has no effect when it is no longer left to members', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { acting, ben, owner, teamId, eventTypeId } = await aTeamThatLeaves(app, ['dailyLimit'])
    await choose(app, ben, eventTypeId, { dailyLimit: '1' })
    const { db } = app.services
    const page = await readTeamPage(db, teamId)
    const row = page && (await findEventTypeById(db, page.host.id, eventTypeId))
    if (!row) throw new Error('The event type is gone')
    const eventType = eventTypeFromRow(row)
    const assignment = await readAssignment(db, eventType)
    if (!assignment) throw new Error('The event type has no rule')
    const save = (leftToMembers: AssignmentValues['leftToMembers']) =>
      saveTeamEventType(
        app.services,
        acting,
        { id: eventTypeId, settings: settingsOfEventType(eventType), assignment: { ...assignment, leftToMembers } },
        Date.now(),
      )
    await save(['dailyLimit'])
    const [first = '', second = '', third = ''] = await teamSlots(app)
    for (const start of [first, first, second]) expect((await bookTeam(app, owner, start)).status).toBe(201)
    // Ben's one booking of that day is taken, and Ann has the two other times.
    expect((await bookTeam(app, owner, second)).status).toBe(409)
    await save([])
    expect((await bookTeam(app, owner, second)).status).toBe(201)
    expect((await bookTeam(app, owner, third)).status).toBe(201)
  })

  it('is refused where it is no number or out of bounds, and keeps what was typed', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { ben, eventTypeId } = await aTeamThatLeaves(app, ['buffers', 'minimumNotice', 'dailyLimit'])
    const unfit = [
      ['bufferBeforeMinutes', '1441'],
      ['dailyLimit', '0'],
      ['minimumNoticeMinutes', 'soon'],
    ] as const
    for (const [field, value] of unfit) {
      const refused = await choose(app, ben, eventTypeId, { [field]: value })
      expect(refused.status).toBe(400)
      expect(await refused.text()).toContain(`value="${value}"`)
    }
  })
})
