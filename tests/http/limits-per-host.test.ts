import { expect, it } from 'vitest'
import { aHost, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { createApiKey } from '~/accounts/api-keys.server'
import { allowSite } from '~/embed/allowed-sites.server'
import { addLinkRedirect } from '~/embed/save-link-redirect.server'
import { presetOf } from '~/integrations/connectors/presets'
import { saveConnector } from '~/integrations/connectors/save-connector.server'
import { createWebhook } from '~/integrations/webhooks/save-webhook.server'

const AT_ONCE = 8
const CONNECTOR = JSON.parse(
  JSON.stringify(presetOf('plain')).replaceAll('https://crm.example.com', 'https://127.0.0.1'),
)
const NOW = Date.parse('2031-01-10T12:00:00Z')

type Add = (app: TestApp, host: TestHost, number: number) => Promise<{ ok: boolean }>

it.each<[string, number, Add]>([
  // One came with the account.
  ['API keys', 49, ({ services }, { id }, n) => createApiKey(services, { hostId: id, name: `Key ${n}` }, NOW)],
  ['allowed sites', 50, ({ services }, { id }, n) => allowSite(services, id, `https://site-${n}.example`, NOW)],
  [
    'old links',
    200,
    ({ services }, { id, handle }, n) =>
      addLinkRedirect(services, { id, handle }, { oldLink: `acme/${n}`, slug: 'intro-call' }, NOW),
  ],
  [
    'connectors',
    10,
    ({ services }, { id }, n) =>
      saveConnector(services, { hostId: id, id: null }, { ...CONNECTOR, name: `CRM ${n}` }, NOW),
  ],
  [
    'webhooks',
    20,
    ({ services }, { id }, n) =>
      createWebhook(services, id, { url: `https://127.0.0.1/${n}`, events: ['booking.created'] }, NOW),
  ],
])('%s: simultaneous requests do not take a host beyond %i (B2)', async (_what, space, add) => {
  const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
  const host = await aHost(app, { connected: false })
  for (let number = 0; number < space - AT_ONCE / 2; number++)
    expect(await add(app, host, number)).toMatchObject({ ok: true })
  const results = await Promise.all(Array.from({ length: AT_ONCE }, (_, number) => add(app, host, space + number)))
  expect(results.filter(({ ok }) => ok)).toHaveLength(AT_ONCE / 2)
})
