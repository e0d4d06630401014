import { describe, expect, it } from 'vitest'
import { deleteHostWithBookings } from '#db/queries/host-data'
import { signedIn } from '#tests/admin/start-admin'
import { builtPages, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { defaultSettings } from '~/event-types/event-type'
import { typedFromSettings } from '~/event-types/typed-settings'
import { chooseBookable } from '~/team/bookable.server'
import { leaveTeam, removeMember } from '~/team/membership.server'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'

async function aCollectiveTeam(app: TestApp) {
  const team = await aBookedTeam(app, { assignment: { rule: 'collective' } })
  const [ann, ben, cleo] = team.members
  if (!ann || !ben || !cleo) throw new Error('Somebody is missing')
  return { ...team, ann, ben, cleo }
}

type Team = Awaited<ReturnType<typeof aCollectiveTeam>>

/** Each takes Ben out of what the team can book. */
const LOSSES: Record<string, (app: TestApp, team: Team) => Promise<unknown>> = {
  'is removed': ({ services }, { acting, ben }) => removeMember(services, acting, ben.id, Date.now()),
  leaves: ({ services }, { teamId, ben }) => leaveTeam(services, { teamId, hostId: ben.id }, Date.now()),
  pauses: ({ services }, { teamId, ben }) =>
    chooseBookable(services.db, { teamId, hostId: ben.id }, 'paused', Date.now()),
  'no longer agrees': ({ services }, { teamId, ben }) =>
    chooseBookable(services.db, { teamId, hostId: ben.id }, 'no', Date.now()),
}

async function expectNotBookable(app: TestApp, key: TestHost, start: string | undefined): Promise<void> {
  expect(await teamSlots(app)).toEqual([])
  const refused = await bookTeam(app, key, start)
  expect([refused.status, (await refused.json()).code]).toEqual([409, 'slot_unavailable'])
}

describe('a collective event type that loses one of its members', () => {
  for (const [how, lose] of Object.entries(LOSSES)) {
    it(`cannot be booked with fewer, and its managers learn of it, when a member ${how} (M2)`, async () => {
      const app = await startTestApp({ pages: await builtPages() })
      const team = await aCollectiveTeam(app)
      const [start] = await teamSlots(app)
      await app.settled()
      const sent = app.mail.messages.length
      await lose(app, team)
      await expectNotBookable(app, team.ann, start)
      app.services.outbox.wake()
      await app.settled()
      const told = app.mail.messages
        .slice(sent)
        .filter(
          ({ envelope, parsed }) =>
            envelope.to.includes(team.ann.email) && /cannot be booked/.test(parsed.subject ?? ''),
        )
      expect(told).toHaveLength(1)
      expect(told[0]?.parsed.text).toContain('Dana Example')
      const ann = await signedIn(app, team.ann)
      const page = await (await ann.get(`/admin/team/event-types/${team.eventTypeId}`)).text()
      expect(page).toContain('This cannot be booked just now')
      expect(await (await ann.get('/admin/team/event-types')).text()).toContain('Cannot be booked')
    })
  }

  it('cannot be booked with fewer when a member’s account is gone (M2)', async () => {
    const app = await startTestApp()
    const { ann, ben } = await aCollectiveTeam(app)
    const [start] = await teamSlots(app)
    await deleteHostWithBookings(app.services.db, ben.id)
    await expectNotBookable(app, ann, start)
  })

  it('stays so when something else of it is saved, until a manager accepts fewer', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const team = await aCollectiveTeam(app)
    const { ann, cleo, eventTypeId } = team
    await LOSSES.leaves?.(app, team)
    const person = await signedIn(app, ann)
    const form = {
      ...typedFromSettings(defaultSettings({ slug: 'demo', title: 'Demo' })),
      ...{ rule: 'collective', countedDays: '90', allowsWithoutConnection: 'on' },
      ...{ [`member-${ann.id}`]: 'on', [`member-${cleo.id}`]: 'on' },
    }
    const path = `/admin/team/event-types/${eventTypeId}`
    const kept = await person.post(path, { ...form, title: 'Demo for you' })
    expect(kept.status).toBe(302)
    expect(await teamSlots(app)).toEqual([])
    const accepted = await person.post(path, { ...form, acceptsFewer: 'on' })
    expect(accepted.status).toBe(302)
    expect(await teamSlots(app)).not.toEqual([])
  })
})
