import { describe, expect, it } from 'vitest'
import { signedIn } from '#tests/admin/start-admin'
import { builtPages, callApi, startTestApp, type TestApp } from '#tests/setup/test-app'
import { chooseBookable } from '~/team/bookable.server'
import { aBookedTeam, teamSlots } from './booked-team'

async function explained(app: TestApp, path: string, start: string, key: Parameters<typeof signedIn>[1]) {
  const person = await signedIn(app, key)
  const wall = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone: 'Europe/Zurich', dateStyle: 'short', timeStyle: 'short' },
  }).format(new Date(start))
  const [date = '', time = ''] = wall.split(' ')
  const page = await (await person.get(`${path}?date=${date}&time=${time}`)).text()
  const rows = [...page.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    row
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  )
  return { page, rows }
}

describe('the explanation of a team’s time', () => {
  it('names per member what stands in the way, and nothing that is the member’s own', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { owner, members, teamId, eventTypeId } = await aBookedTeam(app, { handles: ['ann', 'ben', 'cleo', 'dora'] })
    const [ann, ben, cleo, dora] = members
    if (!ann || !ben || !cleo || !dora) throw new Error('Somebody is missing')
    const { db } = app.services
    await db.updateTable('hosts').set({ name: 'Ben Example' }).where('id', '=', ben.id).execute()
    await db.updateTable('hosts').set({ name: 'Cleo Example' }).where('id', '=', cleo.id).execute()
    await db.updateTable('hosts').set({ name: 'Dora Example' }).where('id', '=', dora.id).execute()
    const [start = ''] = await teamSlots(app)
    const attendee = { name: 'Bob Example', email: 'bob@example.com', timeZone: 'UTC' }
    await callApi(app, ben, 'POST', '/bookings', { eventType: 'intro-call', start, attendee })
    await chooseBookable(db, { teamId, hostId: cleo.id }, 'paused', Date.now())
    const feed = {
      url: 'https://calendar.example',
      url_hash: 'one',
      name: 'Private matters',
      all_day_blocks: 1,
    } as const
    const stamps = { next_check_at: Date.now() * 2, created_at: 1, updated_at: 1, stale_blocks: 1 } as const
    await db
      .insertInto('calendar_feeds')
      .values({ id: 'cal_one', host_id: dora.id, ...feed, ...stamps })
      .execute()
    const interval = { host_id: dora.id, feed_id: 'cal_one', connection_id: null, blocks: 1, label: null } as const
    const at = { starts_at: Date.parse(start), ends_at: Date.parse(start) + 60_000 }
    await db
      .insertInto('busy_intervals')
      .values({ ...interval, ...at })
      .execute()

    const why = `/admin/team/event-types/${eventTypeId}/why`
    const { page, rows } = await explained(app, why, start, owner)
    expect(page).toContain('This time is offered.')
    expect(rows.slice(1)).toEqual([
      'Dana Example Free',
      'Ben Example Busy: Intro call · Bob Example',
      'Cleo Example Pauses',
      'Dora Example Busy',
    ])
    expect(page).not.toContain('Private matters')
    const night = await explained(app, why, start.replace(/T\d\d/, 'T01'), owner)
    expect(night.page).toContain('This time is not offered.')
    expect(night.rows[1]).toBe('Dana Example Outside their hours')
  })
})
