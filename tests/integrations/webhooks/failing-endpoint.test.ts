import { pino } from 'pino'
import { Webhook } from 'standardwebhooks'
import { expect, it } from 'vitest'
import { FULL } from '#tests/proofs/fleet'
import { AGAIN_ON_POSTGRES } from '#tests/setup/again-on-postgres'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { aReceiver } from '#tests/simulators/receiver'
import { runDelivery } from '~/integrations/deliveries/deliver.server'
import { queueDelivery } from '~/integrations/deliveries/queue-deliveries.server'
import { createWorker } from '~/outbox/outbox.server'

const EVENTS = FULL ? 1_000 : AGAIN_ON_POSTGRES ? 200 : 400
const AT_ONCE = 100
const BOOKINGS = 20
const NO_DELAYS = Array.from({ length: 20 }, () => 0)

it(`an endpoint that fails 30 % of the time accepts ${EVENTS} events once, in order per booking`, async () => {
  const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
  // Our own worker does the deliveries, with a schedule without waiting.
  await app.worker.stop(1_000)
  const host = await aHost(app, { connected: false })
  let seed = 7
  const accepted: { booking: string; number: number }[] = []
  let secret = ''
  const receiver = await aReceiver(({ body, headers }) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    if (seed / 2 ** 31 < 0.3) return seed % 2 === 0 ? 500 : 429
    const { data } = new Webhook(secret).verify(body, headers as Record<string, string>) as {
      data: { id: string; number: number }
    }
    accepted.push({ booking: data.id, number: data.number })
    return 204
  })
  const created = await callApi(app, host, 'POST', '/webhooks', { url: receiver.url, events: ['booking.created'] })
  const { id: webhookId, secret: given } = (await created.json()).data
  secret = given
  const { db, dialect, keyring, env, clock, elapsed } = app.services
  const slots = await freeSlots(app, host)
  const bookings: string[] = []
  for (const start of slots.slice(0, BOOKINGS)) {
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    bookings.push((await (await callApi(app, host, 'POST', '/bookings', request)).json()).data.id)
  }
  await db.deleteFrom('jobs').execute()
  await db.deleteFrom('deliveries').execute()
  const tools = { db, keyring, env: { ...env, OUTBOUND_ALLOW_PRIVATE: true }, clock, elapsed, retryDelaysMs: NO_DELAYS }
  const worker = createWorker({
    ...{ db, dialect, log: pino({ level: 'silent' }), random: () => 0, share: 'deliveries', clock, elapsed },
    run: async (job) => runDelivery(tools, job.kind === 'delivery' ? job.payload.deliveryId : ''),
  })
  worker.start()
  for (let from = 0; from < EVENTS; from += AT_ONCE) {
    await db.transaction().execute(async (tx) => {
      for (let number = from; number < from + AT_ONCE; number++) {
        const bookingId = bookings[number % BOOKINGS] ?? ''
        const snapshot = { id: bookingId, number }
        await queueDelivery(
          tx,
          { hostId: host.id, webhookId, bookingId, event: 'booking.created', snapshot },
          Date.now(),
        )
      }
    })
    worker.wake()
    await worker.settled()
  }
  await worker.stop(1_000)

  expect(accepted).toHaveLength(EVENTS)
  expect(receiver.received.length).toBeGreaterThan(EVENTS * 1.3)
  for (const id of bookings) {
    const numbers = accepted.filter(({ booking }) => booking === id).map(({ number }) => number)
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
  }
  const left = await db.selectFrom('deliveries').select('id').where('state', '<>', 'delivered').execute()
  expect(left).toEqual([])
})
