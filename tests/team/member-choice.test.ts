import { describe, expect, it } from 'vitest'
import { signedIn } from '#tests/admin/start-admin'
import { aHost, builtPages, startTestApp, type TestApp } from '#tests/setup/test-app'
import { chooseBookable } from '~/team/bookable.server'
import { aBookedTeam, teamSlots } from './booked-team'

const SAID = 'Whom you asked for cannot be booked here just now'

async function aChosenTeam(app: TestApp) {
  const team = await aBookedTeam(app, { assignment: { rule: 'choose' } })
  const [ann, ben, cleo] = team.members
  if (!ann || !ben || !cleo) throw new Error('Somebody is missing')
  const { db } = app.services
  await chooseBookable(db, { teamId: team.teamId, hostId: ben.id }, 'paused', Date.now())
  await chooseBookable(db, { teamId: team.teamId, hostId: cleo.id }, 'no', Date.now())
  await aHost(app, { handle: 'sten', connected: false })
  return { ...team, ann, ben, cleo }
}

async function bookingsOf({ services: { db } }: TestApp): Promise<number> {
  return (await db.selectFrom('bookings').select('id').execute()).length
}

describe('an address that names a member who cannot be chosen', () => {
  it('says so, names nobody, and shows the choice and the times of all (M4)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aChosenTeam(app)
    for (const handle of ['ben', 'cleo', 'sten', 'nobody', '%3Cb%3E']) {
      for (const address of ['/sales/demo', '/sales/demo/embed']) {
        const response = await fetch(`${app.url}${address}?member=${handle}&utm_source=x`)
        const page = await response.text()
        expect(response.status).toBe(200)
        expect(page).toContain(SAID)
        expect(page).toContain('member=ann')
        expect(page).toMatch(/times? free/)
        // Nothing on the page leads on with that member.
        expect(page).not.toContain(`member=${handle}`)
        expect(new URL(response.url).searchParams.get('utm_source')).toBe('x')
      }
    }
    const chosen = await (await fetch(`${app.url}/sales/demo?member=ann`)).text()
    expect(chosen).not.toContain(SAID)
  })

  it('is said on the details too, and nobody else is booked unawares', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { teamId, ann } = await aChosenTeam(app)
    const [start = ''] = await teamSlots(app)
    const open = (member: string) => `${app.url}/sales/demo/book?start=${encodeURIComponent(start)}&member=${member}`
    const led = await fetch(open('ben'))
    expect(await led.text()).toContain(SAID)
    const page = await (await fetch(open('ann'))).text()
    const formToken = page.match(/name="formToken" value="([^"]+)"/)?.[1] ?? ''
    await chooseBookable(app.services.db, { teamId, hostId: ann.id }, 'paused', Date.now())
    const refused = await fetch(open('ann'), {
      method: 'POST',
      redirect: 'manual',
      headers: { Origin: app.url },
      body: new URLSearchParams({ formToken, start, name: 'Ada Example', email: 'ada@example.com', notes: 'Kept' }),
    })
    const answer = await refused.text()
    expect(refused.status).toBe(409)
    expect(answer).toContain('The person of your choice cannot be booked just now')
    expect(answer).toContain('Kept')
    expect(await bookingsOf(app)).toBe(0)
  })

  it('is refused in a quick booking and by the API', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { ann, eventTypeId } = await aChosenTeam(app)
    const [start = ''] = await teamSlots(app)
    const person = await signedIn(app, ann)
    const form = { name: 'Bob Example', email: 'bob@example.com', tz: 'UTC', type: eventTypeId, date: '', kept: '' }
    const refused = await person.post('/admin/bookings/new', { ...form, once: 'one', member: 'ben', start })
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('This colleague cannot be booked just now')
    for (const handle of ['ben', 'cleo', 'sten', 'nobody']) {
      const slots = await fetch(
        `${app.url}/api/v1/slots?host=sales&eventType=demo&from=2030-01-01&to=2030-01-02&member=${handle}`,
      )
      expect([slots.status, (await slots.json()).errors?.[0]?.path]).toEqual([422, 'member'])
    }
    expect(await bookingsOf(app)).toBe(0)
  })
})
