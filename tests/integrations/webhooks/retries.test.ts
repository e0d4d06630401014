import { expect, it } from 'vitest'
import { aHost, callApi, startTestApp } from '#tests/setup/test-app'
import { aReceiver } from '#tests/simulators/receiver'
import { runDelivery } from '~/integrations/deliveries/deliver.server'
import { queueDelivery } from '~/integrations/deliveries/queue-deliveries.server'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

it('a failing webhook is retried after 5 s, 5 min, 30 min, 2, 5, 10 and 14 h, then given up', async () => {
  const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
  await app.worker.stop(1_000)
  const host = await aHost(app, { connected: false })
  // A redirect counts as a failure, as an error does.
  const receiver = await aReceiver(() => ({ status: 307, body: '', headers: { Location: '/elsewhere' } }))
  const made = await callApi(app, host, 'POST', '/webhooks', { url: receiver.url, events: ['booking.created'] })
  const webhookId = (await made.json()).data.id
  const { db, keyring, env, elapsed } = app.services
  let now = Date.now()
  const tools = { db, keyring, env: { ...env, OUTBOUND_ALLOW_PRIVATE: true }, clock: () => now, elapsed }
  const event = { hostId: host.id, webhookId, bookingId: null, event: 'goto.reconnected', snapshot: {} }
  const id = await db.transaction().execute((tx) => queueDelivery(tx, event, now))
  const waits: number[] = []
  for (;;) {
    const outcome = await runDelivery(tools, id)
    if (outcome.result !== 'retry') break
    waits.push(outcome.afterMs ?? 0)
    now += outcome.afterMs ?? 0
  }
  const after = [5_000, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 5 * HOUR_MS, 10 * HOUR_MS, 14 * HOUR_MS]
  expect(waits).toEqual(after)
  expect(receiver.received).toHaveLength(8)
  expect(receiver.received.map(({ path }) => path)).not.toContain('/elsewhere')
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  const { state } = await db.selectFrom('deliveries').select('state').executeTakeFirstOrThrow()
  expect(state).toBe('failed')
})
