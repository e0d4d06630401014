import { describe, expect, it, onTestFinished } from 'vitest'
import { aVisitor } from '#tests/booking/visitor-form'
import { setClock } from '#tests/setup/stepped-clock'
import { aHost, builtPages, freeSlots, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { FULL } from './fleet'

/** A Monday. */
const BEGIN = Date.UTC(2026, 11, 7, 8)
const NETWORKS = 200
const ATTEMPTS = FULL ? 10_000 : 200
const ADDRESSES = FULL ? 500 : 80
const HANDLES = ['dana', 'emil', 'fay', 'gus', 'hana']
const VICTIM = 'victim@stranger.example'

async function startUnderAttack() {
  const clock = setClock(BEGIN)
  onTestFinished(() => clock.giveBack())
  const app = await startTestApp({ pages: await builtPages(), environment: { RATE_LIMIT: 'on', TRUST_PROXY: '1' } })
  const hosts: TestHost[] = []
  for (const handle of HANDLES) hosts.push(await aHost(app, { handle, connected: false }))
  const offers = new Map<string, string[]>()
  for (const host of hosts) offers.set(host.handle, await freeSlots(app, host, 60))
  /** Opens the form of a time as a person does, and sends it without solving anything. */
  const attempt = async (index: number, typed: Record<string, string>, network: string) => {
    const host = hosts[index % hosts.length] as TestHost
    const offer = offers.get(host.handle) ?? []
    const visitor = aVisitor(app, host, network)
    const form = await visitor.open(offer[Math.floor(index / hosts.length) % offer.length] ?? '')
    clock.step(2_000)
    const sent = await visitor.send(form, typed)
    return sent.status === 302 ? (sent.headers.get('location') ?? '') : ''
  }
  return { app, hosts, offers, attempt }
}

async function settle(app: TestApp): Promise<void> {
  app.worker.wake()
  await app.settled()
}

describe('strangers who book', () => {
  it(`send one victim at most three mails a day by ${ATTEMPTS} attempts from ${NETWORKS} networks (S16)`, async () => {
    const { app, attempt } = await startUnderAttack()
    let made = 0
    for (let index = 0; index < ATTEMPTS; index++) {
      // Every third way is the one by mail.
      const typed = { email: VICTIM, ...(index % 3 === 0 && { proof: 'mail' }) }
      if (await attempt(index, typed, `198.51.${index % NETWORKS}.7`)) made++
      if (index % 100 === 99) await settle(app)
    }
    await settle(app)
    const mails = app.mail.messages.filter(({ envelope }) => envelope.to.includes(VICTIM))
    console.info(`${made} of ${ATTEMPTS} attempts got through, and ${mails.length} mails were sent`)
    expect(mails.length).toBeGreaterThan(0)
    expect(mails.length).toBeLessThanOrEqual(3)
  }, 1_200_000)

  it(`make at most 20 bookings an hour without a proof, by ${ADDRESSES} addresses of one network`, async () => {
    const { app, attempt } = await startUnderAttack()
    for (let index = 0; index < ADDRESSES; index++)
      await attempt(index, { email: `x${index}@example.org` }, '198.51.100.7')
    const booked = await app.services.db.selectFrom('bookings').select('id').execute()
    expect(booked.length).toBeGreaterThan(10)
    expect(booked.length).toBeLessThanOrEqual(20)
  }, 600_000)

  it('cannot hold a host’s times from one network, though each time waits for a proof only (S23)', async () => {
    const { app, hosts, offers, attempt } = await startUnderAttack()
    const [host] = hosts as [TestHost]
    const offered = offers.get(host.handle)?.length ?? 0
    for (let index = 0; index < ADDRESSES; index++)
      await attempt(index * HANDLES.length, { email: `x${index}@example.org`, proof: 'mail' }, '198.51.100.7')
    const free = (await freeSlots(app, host, 60)).length
    expect(free).toBeLessThan(offered)
    expect((offered - free) / offered).toBeLessThan(0.05)
  }, 600_000)
})
