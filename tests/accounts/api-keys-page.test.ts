import { describe, expect, it } from 'vitest'
import { startAdmin } from '#tests/admin/start-admin'
import { AN_ATTENDEE, callApi, freeSlots } from '#tests/setup/test-app'

describe('keys made in the admin', () => {
  it('do only what they may: a missing scope gives 403, a missing key 401', async () => {
    const { app, host, post } = await startAdmin({ connected: false })
    const made = await (await post('/admin/api', { name: 'Reader', scopes: 'read', days: '30' })).text()
    const apiToken = /foyer_[\w-]{40,}/.exec(made)?.[0] ?? ''
    const reader = { ...host, apiToken }
    const [start] = await freeSlots(app, host)
    expect((await callApi(app, reader, 'GET', '/bookings')).status).toBe(200)
    const booking = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const refused = await callApi(app, reader, 'POST', '/bookings', booking)
    expect([refused.status, (await refused.json()).code]).toEqual([403, 'missing_scope'])
    expect((await callApi(app, reader, 'PUT', '/availability', {})).status).toBe(403)
    expect((await callApi(app, { ...host, apiToken: 'foyer_wrong' }, 'GET', '/me')).status).toBe(401)
    await app.services.db
      .updateTable('api_keys')
      .set({ expires_at: Date.now() - 1 })
      .where('name', '=', 'Reader')
      .execute()
    expect((await callApi(app, reader, 'GET', '/bookings')).status).toBe(401)
  })

  it('must be allowed at least one thing', async () => {
    const { post } = await startAdmin({ connected: false })
    const answer = await post('/admin/api', { name: 'Nothing' })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('Please choose at least one thing')
  })
})
