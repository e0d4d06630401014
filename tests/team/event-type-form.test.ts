import { describe, expect, it } from 'vitest'
import { signedIn } from '#tests/admin/start-admin'
import { aHost, builtPages, startTestApp } from '#tests/setup/test-app'
import { defaultSettings } from '~/event-types/event-type'
import { typedFromSettings } from '~/event-types/typed-settings'
import { chooseBookable } from '~/team/bookable.server'
import { aBookedTeam } from './booked-team'

const TYPED = {
  ...typedFromSettings(defaultSettings({ slug: 'typed', title: 'Typed title' })),
  ...{ rule: 'round_robin', countedDays: '90' },
}

describe('the form of a team’s event type', () => {
  it('refuses members who have not agreed, by name, and keeps what was typed (M4)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { owner, members, teamId, eventTypeId } = await aBookedTeam(app)
    const [, ben, cleo] = members
    const { db } = app.services
    for (const host of [ben, cleo]) await chooseBookable(db, { teamId, hostId: host?.id ?? '' }, 'no', Date.now())
    const person = await signedIn(app, owner)
    const form = {
      ...TYPED,
      ...Object.fromEntries(
        members.flatMap(({ id }) => [
          [`member-${id}`, 'on'],
          [`weight-${id}`, '77'],
        ]),
      ),
    }
    const refused = await person.post('/admin/team/event-types/new', form)
    const page = await refused.text()
    expect(refused.status).toBe(400)
    expect(page).toContain('Not agreed yet to be booked for the team')
    expect(page).toMatch(/Not agreed yet to be booked for the team: Dana Example and Dana Example/)
    expect(page).toContain('value="Typed title"')
    expect(page.match(/value="77"/g)).toHaveLength(3)
    expect(await slugsOf(db)).not.toContain('typed')
    // Whoever took part before stays, in case they agree again.
    const kept = await person.post(`/admin/team/event-types/${eventTypeId}`, { ...form, slug: 'demo' })
    expect(kept.status).toBe(302)
  })

  it('refuses somebody of another team instead of leaving them out, and does not say who it is (S1)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { owner } = await aBookedTeam(app)
    const stranger = await aHost(app, { handle: 'sten', connected: false })
    const person = await signedIn(app, owner)
    const refused = await person.post('/admin/team/event-types/new', {
      ...TYPED,
      ...{ [`member-${owner.id}`]: 'on', [`member-${stranger.id}`]: 'on' },
    })
    const page = await refused.text()
    expect(refused.status).toBe(400)
    expect(page).toContain('Somebody whom you chose is not in the team')

    expect(await slugsOf(app.services.db)).not.toContain('typed')
  })
})

async function slugsOf(db: Awaited<ReturnType<typeof startTestApp>>['services']['db']): Promise<string[]> {
  return (await db.selectFrom('event_types').select('slug').execute()).map(({ slug }) => slug)
}
