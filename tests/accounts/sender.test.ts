import { describe, expect, it } from 'vitest'
import { startAdmin } from '#tests/admin/start-admin'
import { mailsTo } from '#tests/booking/a-booking'
import { AN_ATTENDEE, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { aBookedTeam, bookTeam, teamSlots } from '#tests/team/booked-team'
import { saveSender } from '~/accounts/sender.server'

const OFFICE = {
  name: 'Example Consulting',
  replyTo: 'office@example.com',
  signature: 'Dana Example\nTel. at the office',
}

describe('the sender of mails to attendees', () => {
  it('has the name, the reply address and the signature that the host chose; the host’s own copies do not', async () => {
    const { app, host, post } = await startAdmin()
    const saved = await post('/admin/settings/sender', OFFICE)
    expect(saved.headers.get('location')).toBe('/admin/settings/sender?saved=1')
    const [start] = await freeSlots(app, host)
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    expect((await callApi(app, host, 'POST', '/bookings', request)).status).toBe(201)
    await app.settled()
    const [toAttendee] = mailsTo(app, AN_ATTENDEE.email)
    expect(toAttendee?.parsed.from?.value[0]?.name).toBe('Example Consulting (Foyer)')
    expect(toAttendee?.parsed.replyTo?.value).toMatchObject([{ address: 'office@example.com' }])
    expect(toAttendee?.parsed.text).toMatch(/Dana Example\nTel\. at the office/)
    const [toHost] = mailsTo(app, host.email)
    expect(toHost?.parsed.text).not.toContain('Tel. at the office')
    expect(toHost?.parsed.replyTo?.value).toMatchObject([{ address: AN_ATTENDEE.email }])
  })

  it('is refused with a line break, a link or two addresses, and keeps what was typed (S14, S16)', async () => {
    const { get, post } = await startAdmin({ connected: false })
    for (const [field, value] of [
      ['name', 'Dana\r\nBcc: eve@example.com'],
      ['name', 'Pay at evil.com'],
      ['replyTo', 'a@example.com, b@example.com'],
      ['replyTo', 'a@example.com\r\nBcc: b@example.com'],
      ['signature', 'x'.repeat(1_001)],
      ['signature', 'a\u0000b'],
    ] as const) {
      const refused = await post('/admin/settings/sender', { ...OFFICE, [field]: value })
      expect(refused.status, value).toBe(400)
      expect(await refused.text()).toContain(field === 'signature' ? 'Example Consulting' : 'Tel. at the office')
    }
    expect(await (await get('/admin/settings/sender')).text()).not.toContain('Example Consulting')
  })

  it('of a team signs its bookings; a member’s own sender signs their other ones', async () => {
    const app = await startTestApp()
    const { owner, acting, members } = await aBookedTeam(app, { connected: true })
    const { db } = app.services
    const page = await db
      .selectFrom('teams')
      .select('host_id')
      .where('id', '=', acting.teamId)
      .executeTakeFirstOrThrow()
    const now = Date.now()
    for (const { id } of members) await saveSender(db, { id, domain: null }, { ...OFFICE, name: 'A member' }, now)
    await saveSender(
      db,
      { id: page.host_id ?? '', domain: null },
      { name: 'The sales team', replyTo: '', signature: '' },
      now,
    )
    const [start] = await teamSlots(app)
    expect((await bookTeam(app, owner, start)).status).toBe(201)
    await app.settled()
    const [mail] = mailsTo(app, AN_ATTENDEE.email)
    expect(mail?.parsed.from?.value[0]?.name).toBe('The sales team (Foyer)')
    expect(mail?.parsed.text).not.toContain('Tel. at the office')
  })
})
