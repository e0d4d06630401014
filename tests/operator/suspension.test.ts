import { describe, expect, it } from 'vitest'
import { findAuditEntries } from '#db/queries/audit-entries'
import { AN_ATTENDEE, callApi, freeSlots } from '#tests/setup/test-app'
import { startOperatorApp } from './operator'

const PUBLIC = ['/dana', '/dana/intro-call', '/dana/intro-call/embed', '/dana/intro-call/book']

async function startBooked() {
  const scene = await startOperatorApp()
  const { app, tenant } = scene
  const [start = ''] = await freeSlots(app, tenant)
  const booked = await callApi(app, tenant, 'POST', '/bookings', {
    eventType: 'intro-call',
    start,
    attendee: AN_ATTENDEE,
  })
  const { data: booking } = await booked.json()
  await app.settled()
  const suspension = (step: string) => scene.operator.post(`/operator/tenants/${tenant.id}`, { step })
  return { ...scene, booking, start, suspension }
}

describe('a suspended tenant', () => {
  it('has no public page, slot or widget until the operator resumes it', async () => {
    const { app, tenant, start, suspension } = await startBooked()
    const statuses = () =>
      Promise.all(
        PUBLIC.map(async (path) => (await fetch(`${app.url}${path}?start=${encodeURIComponent(start)}`)).status),
      )
    const open = await statuses()
    expect(open.slice(0, 3)).toEqual([200, 200, 200])
    expect((await suspension('suspend')).status).toBe(302)
    expect(await statuses()).toEqual([404, 404, 404, 404])
    const slots = await fetch(`${app.url}/api/v1/slots?host=dana&eventType=intro-call&from=2026-12-01&to=2026-12-02`)
    expect(slots.status).toBe(404)
    const page = async (path: string) =>
      (await (await fetch(app.url + path)).text()).replaceAll(/nonce="[^"]*"|(?<=requestId\\?",\\?")[\w-]{12}/g, '')
    expect(await page('/dana')).toBe(await page('/nobody'))
    expect((await suspension('resume')).status).toBe(302)
    expect((await statuses()).slice(0, 3)).toEqual(open.slice(0, 3))
    const log = await findAuditEntries(app.services.db, { after: undefined, limit: 10, hostId: tenant.id })
    expect(log.slice(0, 2).map(({ act, actor_kind }) => [act, actor_kind])).toEqual([
      ['account_resumed', 'operator'],
      ['account_suspended', 'operator'],
    ])
  })

  it('reads in the admin and by the API, with a notice, and changes nothing', async () => {
    const { app, tenant, booking, suspension } = await startBooked()
    await suspension('suspend')
    const before = await app.services.db.selectFrom('event_types').selectAll().execute()
    for (const page of ['/admin', '/admin/bookings', `/admin/bookings/${booking.id}`, '/admin/settings/log']) {
      const response = await tenant.get(page)
      expect([page, response.status]).toEqual([page, 200])
      expect(await response.text()).toContain('The operator has suspended this account')
    }
    for (const [page, form] of [
      ['/admin/settings?part=profile', { name: 'Other' }],
      [`/admin/bookings/${booking.id}/cancellation`, { reason: '' }],
      ['/admin/api', { name: 'New', scopes: 'read', days: '0' }],
    ] as const) {
      const response = await tenant.post(page, form)
      expect([page, response.status]).toEqual([page, 403])
      expect(await response.text()).toContain('The operator has suspended this account')
    }
    expect((await tenant.get('/goto/callback?state=x&code=y')).status).toBe(403)
    expect((await callApi(app, tenant, 'GET', `/bookings/${booking.id}`)).status).toBe(200)
    const refused = await callApi(app, tenant, 'PATCH', `/event-types/${before[0]?.id}`, { title: 'Other' })
    expect([refused.status, (await refused.json()).code]).toEqual([403, 'account_suspended'])
    expect(await app.services.db.selectFrom('event_types').selectAll().execute()).toEqual(before)
    expect((await tenant.post('/sign-out', {})).status).toBe(302)
  })

  it('keeps its bookings: attendees read and cancel, and both get the mail', async () => {
    const { app, tenant, booking, suspension } = await startBooked()
    await suspension('suspend')
    const path = new URL(booking.manageUrl).pathname
    expect((await fetch(app.url + path)).status).toBe(200)
    const page = await (await fetch(`${app.url}${path}/cancel`)).text()
    expect(page).toContain('Cancel booking')
    const cancelled = await fetch(`${app.url}${path}/cancel`, {
      ...{ method: 'POST', headers: { Origin: app.url }, redirect: 'manual' },
      body: new URLSearchParams({ reason: 'Ill' }),
    })
    expect(cancelled.status).toBe(302)
    await app.settled()
    const row = await app.services.db.selectFrom('bookings').select('status').executeTakeFirst()
    expect(row?.status).toBe('cancelled')
    for (const address of [AN_ATTENDEE.email, tenant.email])
      expect(app.mail.to(address).at(-1)?.parsed.subject).toMatch(/cancelled/i)
  })

  it('is not suspended by somebody who only knows the address, nor the operator by themselves', async () => {
    const { tenant, operator } = await startBooked()
    expect((await tenant.post(`/operator/tenants/${operator.id}`, { step: 'suspend' })).status).not.toBe(302)
    expect((await operator.post(`/operator/tenants/${operator.id}`, { step: 'suspend' })).status).toBe(400)
    expect((await operator.post('/operator/tenants/hst_none', { step: 'suspend' })).status).toBe(404)
    expect((await operator.get('/operator')).status).toBe(200)
  })
})
