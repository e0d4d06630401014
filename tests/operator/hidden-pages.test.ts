import { describe, expect, it } from 'vitest'
import { updateHost } from '#db/queries/hosts'
import { startOperatorApp } from './operator'

const ADDRESSES = [
  '/operator',
  '/operator/',
  '/Operator/mail',
  '/%6fperator/log',
  '/operator/system',
  '/operator/tenants/hst_x',
  '/operator.data',
  '/operator/mail.data',
  '/operator?_data=routes%2Foperator%2Flayout',
  '/operator/mail?index',
]

/** Without what differs in every response: the request's own number and the nonce of its scripts. */
async function told(response: Response) {
  const body = (await response.text()).replaceAll(/(nonce|data-request)="[^"]*"|(?<=requestId\\?",\\?")[\w-]{12}/g, '')
  const headers = [...response.headers].filter(
    ([name]) => !/^(date|x-request-id|content-security-policy|content-length)$/.test(name),
  )
  return { status: response.status, body, headers: headers.sort() }
}

describe('the operator’s addresses (S26)', () => {
  it('lead nowhere for everybody else, byte for byte as any other address', async () => {
    const { app, operator, tenant } = await startOperatorApp()
    const { db } = app.services
    await updateHost(db, tenant.id, { email: 'not-ops@example.com' }, Date.now())
    const strangers = { anonymous: (path: string) => fetch(app.url + path, { redirect: 'manual' }), tenant: tenant.get }
    for (const [who, get] of Object.entries(strangers))
      for (const address of ADDRESSES) {
        const nowhere = address.replace(/^\/(operator|%6fperator)/i, '/-')
        const [here, there] = [await told(await get(address)), await told(await get(nowhere))]
        expect({ who, address, ...here }).toEqual({ who, address, ...there })
        expect(here.status).toBeGreaterThanOrEqual(400)
        expect(here.body.toLowerCase()).not.toContain('operator')
      }
    expect((await operator.get('/operator')).status).toBe(200)
    const [sent, unknown] = [await tenant.post('/operator/mail', {}), await tenant.post('/-/mail', {})]
    expect(await told(sent)).toEqual(await told(unknown))
    expect(app.mail.to(operator.email)).toEqual([])
  })

  it('open only for a verified address of the list that is not suspended', async () => {
    const { app, operator } = await startOperatorApp()
    const { db } = app.services
    const status = async () => (await operator.get('/operator')).status
    expect(await status()).toBe(200)
    await updateHost(db, operator.id, { suspended_at: Date.now() }, Date.now())
    expect(await status()).toBe(404)
    await updateHost(db, operator.id, { suspended_at: null, email: 'ops@example.org' }, Date.now())
    expect(await status()).toBe(404)
    await updateHost(db, operator.id, { email: 'second@example.com' }, Date.now())
    expect(await status()).toBe(200)
  })

  it('are linked in the admin of operators alone', async () => {
    const { operator, tenant } = await startOperatorApp()
    expect(await (await operator.get('/admin')).text()).toContain('href="/operator"')
    expect(await (await tenant.get('/admin')).text()).not.toContain('/operator')
  })
})
