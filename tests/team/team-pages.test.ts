import { describe, expect, it } from 'vitest'
import { signedIn } from '#tests/admin/start-admin'
import { builtPages, startTestApp, type TestApp } from '#tests/setup/test-app'
import { chooseBookable } from '~/team/bookable.server'
import { saveTeamPage } from '~/team/team-page.server'
import { aBookedTeam, aTeamEventType, bookTeam, teamSlots } from './booked-team'

async function textOf(app: TestApp, path: string): Promise<string> {
  const response = await fetch(app.url + path, { redirect: 'manual' })
  expect(response.status).toBe(200)
  return response.text()
}

describe('the public page of a team', () => {
  it('lists its event types, and members only if the team wants it and they agreed (M4)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { acting, members, teamId } = await aBookedTeam(app, { handles: ['ann', 'ben'] })
    const closed = await textOf(app, '/sales')
    expect(closed).toContain('Talk to us')
    expect(closed).toContain('href="/sales/demo"')
    expect(closed).not.toContain('href="/ann"')
    const values = { name: 'Sales', handle: 'sales', welcomeText: '', timeZone: 'Europe/Zurich', showsMembers: true }
    await saveTeamPage(app.services, acting, values, Date.now())
    const ben = members[1]
    await chooseBookable(app.services.db, { teamId, hostId: ben?.id ?? '' }, 'no', Date.now())
    const open = await textOf(app, '/sales')
    expect(open).toContain('href="/ann"')
    expect(open).not.toContain('href="/ben"')
  })

  it('redirects from its former handle, which nobody else gets, and shares the space of hosts’ handles', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { acting } = await aBookedTeam(app, { handles: ['ann'] })
    const values = { name: 'Sales', welcomeText: '', timeZone: 'Europe/Zurich', showsMembers: false }
    const save = (handle: string) => saveTeamPage(app.services, acting, { ...values, handle }, Date.now())
    expect(await save('ann')).toMatchObject({ ok: false, reason: 'handle_taken' })
    expect(await save('consulting')).toEqual({ ok: true })
    const moved = await fetch(`${app.url}/sales/demo?utm_source=x`, { redirect: 'manual' })
    expect(moved.status).toBe(301)
    expect(moved.headers.get('location')).toBe('/consulting/demo?utm_source=x')
  })

  it('books without a script, in the frame too, and names the member and the team’s page afterwards', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aBookedTeam(app, { handles: ['ann', 'ben'] })
    const [start = ''] = await teamSlots(app)
    for (const address of [`/sales/demo/book?start=${start}`, `/sales/demo/book/embed?start=${start}`]) {
      const page = await textOf(app, address)
      const formToken = /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? ''
      const form = { formToken, start, tz: 'UTC', name: 'Ada Example', email: 'ada@example.com' }
      const sent = await fetch(app.url + address, {
        method: 'POST',
        body: new URLSearchParams(form),
        redirect: 'manual',
        headers: { Origin: app.url },
      })
      expect(sent.status).toBe(302)
      const outcome = await textOf(app, sent.headers.get('location') ?? '')
      expect(outcome).toContain('You are booked')
      expect(outcome).toContain('/sales/demo')
    }
    const rows = await app.services.db.selectFrom('bookings').select('host_id').execute()
    expect(new Set(rows.map(({ host_id }) => host_id)).size).toBe(2)
    expect(await textOf(app, '/sales/demo')).not.toContain(start)
  })

  it('shows what a member’s own booking has taken at once, also from memory', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { owner } = await aBookedTeam(app, { handles: ['ann'] })
    const [start = ''] = await teamSlots(app)
    const path = `/sales/demo?date=${start.slice(0, 10)}&tz=UTC`
    const link = encodeURIComponent(start)
    expect(await textOf(app, path)).toContain(link)
    expect(await textOf(app, path)).toContain(link)
    expect((await bookTeam(app, owner, start, { eventType: 'intro-call' })).status).toBe(201)
    expect(await textOf(app, path)).not.toContain(link)
  })

  it('lets attendees choose a member, where the rule is theirs to choose', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { owner } = await aBookedTeam(app, { handles: ['ann', 'ben'], assignment: { rule: 'choose' } })
    const [start = ''] = await teamSlots(app)
    await bookTeam(app, owner, start, { eventType: 'intro-call' })
    const date = `date=${start.slice(0, 10)}&tz=UTC`
    const link = encodeURIComponent(start)
    const page = await textOf(app, `/sales/demo?${date}`)
    expect(page).toContain('With whom?')
    expect(page).toContain('member=ben')
    expect(page).toContain(link)
    expect(await textOf(app, `/sales/demo?${date}&member=ann`)).not.toContain(link)
    expect(await textOf(app, `/sales/demo?${date}&member=ben`)).toContain(link)
  })

  it('shows hosts their common meetings, and to whom they may hand over which', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { owner, members, acting } = await aBookedTeam(app, { handles: ['ann', 'ben'] })
    const settings = { slug: 'kick-off', title: 'Kick-off' }
    await aTeamEventType(app, acting, members, { settings, assignment: { rule: 'collective' } })
    const [start, later] = await teamSlots(app, 'kick-off')
    const together = (await (await bookTeam(app, owner, start, { eventType: 'kick-off' })).json()).data
    const inTurn = (await (await bookTeam(app, owner, later)).json()).data
    const ben = members[1]
    if (!ben) throw new Error('Ben is missing')
    const asBen = await signedIn(app, ben)
    const overview = await (await asBen.get('/admin')).text()
    expect(overview).toContain('Together with colleagues')
    expect(overview).toContain(`/admin/bookings/${together.id}`)
    const common = await (await asBen.get(`/admin/bookings/${together.id}`)).text()
    expect(common).toContain('Dana Example, Dana Example')
    expect(common).toContain(`/admin/team/meetings/${together.id}/reassignment`)
    const holder = members.find(({ handle }) => handle === inTurn.host.handle) ?? owner
    const own = await (await (await signedIn(app, holder)).get(`/admin/bookings/${inTurn.id}`)).text()
    expect(own).toContain(`/admin/team/meetings/${inTurn.id}/reassignment`)
  })
})
