import { describe, expect, it } from 'vitest'
import { findDeliveries } from '#db/queries/deliveries'
import { findHostById } from '#db/queries/hosts'
import { aHost, callApi, startTestApp } from '#tests/setup/test-app'
import { aReceiver } from '#tests/simulators/receiver'
import { hostFromRow } from '~/accounts/host'
import { proveAll } from '~/commands/prove'
import { readConnector, saveConnector } from '~/integrations/connectors/save-connector.server'
import { sealAddresses } from '~/integrations/deliveries/seal-addresses.server'
import { readWebhook, sendTestEvent } from '~/integrations/webhooks/save-webhook.server'
import { accountData } from '~/privacy/export-account.server'

const KEY = 'hook-key-0a1b2c3d4e'
const NOW = Date.UTC(2026, 2, 2, 9)

async function open() {
  const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
  const host = await aHost(app, { connected: false })
  const receiver = await aReceiver()
  const url = `${receiver.url.replace(/\/$/, '')}/catch/${KEY}?token=${KEY}`
  const answer = await callApi(app, host, 'POST', '/webhooks', { url, events: ['booking.created'] })
  const { id } = ((await answer.json()) as { data: { id: string } }).data
  const request = { method: 'POST', url, body: '{}' } as const
  const settings = {
    name: 'CRM',
    crmSystem: '',
    recordIdPath: '',
    headers: [],
    requests: { booked: request, moved: null, cancelled: null, outcome: null },
  }
  const saved = await saveConnector(app.services, { hostId: host.id, id: null }, settings, NOW)
  if (!saved.ok) throw new Error(saved.reason)
  return { app, host, receiver, url, id, connectorId: saved.id }
}

async function everyRow(app: Awaited<ReturnType<typeof open>>['app']) {
  const { db } = app.services
  const tables = ['webhooks', 'connectors', 'deliveries', 'delivery_attempts', 'jobs'] as const
  return JSON.stringify(await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute())))
}

describe('the address of a webhook or CRM', () => {
  it('is stored sealed, used whole, and shown to its host; the log shows only its origin', async () => {
    const { app, host, receiver, url, id, connectorId } = await open()
    const { db, keyring, dialect } = app.services
    await sendTestEvent(app.services, { hostId: host.id, id }, Date.now())
    app.services.outbox.wake()
    await app.settled()
    expect(receiver.received).toHaveLength(1)
    expect(await everyRow(app)).not.toContain(KEY)
    expect(await readWebhook(app.services, host.id, id, NOW)).toMatchObject({ url })
    expect((await readConnector(db, keyring, host.id, connectorId))?.requests.booked).toMatchObject({ url })
    const { origin, host: name } = new URL(url)
    const { request } = await db.selectFrom('delivery_attempts').select('request').executeTakeFirstOrThrow()
    expect(request).toContain(`POST ${origin}/hook/catch/…?…\n`)
    expect(await findDeliveries(db, host.id, { webhookId: id, limit: 10 })).toMatchObject([{ webhook_name: name }])
    const findings = await proveAll({ db, dialect }, keyring)
    expect(findings.flatMap(({ breaches }) => breaches)).toEqual([])
  })

  it('is not in the export of an account', async () => {
    const { app, host } = await open()
    const row = await findHostById(app.services.db, host.id)
    if (!row) throw new Error('The host is gone')
    const text = JSON.stringify(await accountData(app.services, hostFromRow(row), NOW))
    expect(text).not.toContain(KEY)
    expect(text).toContain('booking.created')
  })

  it('of an earlier version is sealed once at the next start, and its requests leave the log', async () => {
    const { app, host, url, id, connectorId } = await open()
    const { db, keyring } = app.services
    await sendTestEvent(app.services, { hostId: host.id, id }, Date.now())
    app.services.outbox.wake()
    await app.settled()
    await db.updateTable('webhooks').set({ url, name: '' }).execute()
    const requests = JSON.stringify({
      booked: { method: 'POST', url, body: '{}' },
      moved: null,
      cancelled: null,
      outcome: null,
    })
    await db.updateTable('connectors').set({ requests }).execute()
    await db
      .updateTable('delivery_attempts')
      .set({ request: `POST ${url}` })
      .execute()

    expect(await sealAddresses(db, keyring)).toBe(2)
    expect(await sealAddresses(db, keyring)).toBe(0)
    expect(await everyRow(app)).not.toContain(KEY)
    expect(await readWebhook(app.services, host.id, id, NOW)).toMatchObject({ url })
    expect((await readConnector(db, keyring, host.id, connectorId))?.requests.booked).toMatchObject({ url })
  })
})
