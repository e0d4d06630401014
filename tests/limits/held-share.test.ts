import { describe, expect, it } from 'vitest'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { startAdmin } from '#tests/admin/start-admin'
import { aHost, freeSlots, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { createBooking } from '~/booking/changes/create-booking.server'
import { eventTypeFromRow } from '~/event-types/event-type'
import { findRush, findShareProblem, type Holding } from '~/limits/held-share'

/** Hours of an offer that one network could once take nearly whole. */
const OFFER_MINUTES = 352 * 60

/** How many bookings of an hour each network gets when all of them try repeatedly, in turns. */
function takeAll(networks: string[], { offer = OFFER_MINUTES, percent = 4, minutes = 60 } = {}): Holding[] {
  const held: Holding[] = []
  for (let round = 0; round < 300; round++)
    for (const network of networks) {
      const wanted = { network, wideNetwork: network, mailbox: `${round}@${network}`, minutes }
      if (findShareProblem(wanted, held, offer, percent) === null) held.push(wanted)
    }
  return held
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `198.51.${index}.7`)

describe('what one network may hold of a host’s offer (S23)', () => {
  it('is less than a twentieth for one, and less than a fifth for twenty', () => {
    expect(takeAll(names(1)).length).toBeLessThanOrEqual(17)
    expect(takeAll(names(20)).length).toBeLessThanOrEqual(70)
  })

  it('is enough for a dozen colleagues in one office, and two for everybody else meanwhile', () => {
    expect(takeAll(['office'], { minutes: 30 }).length).toBeGreaterThanOrEqual(12)
    const held = takeAll(names(20))
    const visitor = { network: 'home', wideNetwork: 'home', mailbox: 'ada', minutes: 60 }
    expect(findShareProblem(visitor, held, OFFER_MINUTES, 4)).toBeNull()
    expect(findShareProblem(visitor, [...held, visitor], OFFER_MINUTES, 4)).toBeNull()
  })

  it('is no more than a fifth for a whole block of addresses', () => {
    const held: Holding[] = []
    for (let address = 0; address < 256; address++)
      for (let time = 0; time < 2; time++) {
        const wanted = { network: `${address}`, wideNetwork: 'block', mailbox: `${address}-${time}`, minutes: 60 }
        if (findShareProblem(wanted, held, OFFER_MINUTES, 4) === null) held.push(wanted)
      }
    expect(held.length).toBeLessThanOrEqual(70)
  })

  it('is what the host chooses', () => {
    expect(takeAll(names(1), { percent: 25 }).length).toBeGreaterThan(60)
    expect(takeAll(names(1), { percent: 100 })).toHaveLength(300)
  })

  it('is ten open bookings for one mailbox', () => {
    const wanted = (network: string) => ({ network, wideNetwork: network, mailbox: 'ada', minutes: 30 })
    const held = names(10).map(wanted)
    expect(findShareProblem(wanted('another'), held, OFFER_MINUTES, 4)).toBe('mailbox')
    expect(findShareProblem(wanted('another'), held.slice(1), OFFER_MINUTES, 4)).toBeNull()
  })
})

describe('findRush', () => {
  const booked = (network: string, minute: number) => ({
    id: `${network} ${minute}`,
    network,
    bookedAt: minute * 60_000,
  })

  it('finds many bookings of one network within an hour, and no single ones', () => {
    const crowd = [0, 5, 10, 15, 20].map((minute) => booked('crowd', minute))
    const others = [booked('a', 3), booked('b', 12), booked('b', 300)]
    const all = [...crowd, ...others].sort((a, b) => a.bookedAt - b.bookedAt)
    expect(findRush(all)).toEqual(crowd.map(({ id }) => id))
    expect(findRush([0, 30, 70, 130, 200].map((minute) => booked('slow', minute)))).toEqual([])
  })

  it('finds several networks that book repeatedly within an hour', () => {
    const many = Array.from({ length: 16 }, (_, index) => booked(`n${index % 8}`, index))
    expect(findRush(many)).toHaveLength(16)
    expect(findRush(Array.from({ length: 16 }, (_, index) => booked(`n${index}`, index)))).toEqual([])
  })
})

/** Tries to book one time from an address, as the page does. */
async function book(app: TestApp, host: TestHost, start: string, from: { address: string; email: string }) {
  const { db, dialect, keyring } = app.services
  const [row] = await findEventTypesOfHost(db, host.id)
  if (!row) throw new Error('There is no event type')
  const eventType = eventTypeFromRow(row)
  const result = await createBooking(
    { db, dialect, keyring, env: { APP_URL: app.url } },
    {
      ...{
        host: { id: host.id, timeZone: 'Europe/Zurich', email: host.email },
        eventType,
        durationMinutes: 30,
        start: Date.parse(start),
      },
      attendee: { name: 'Ada Example', email: from.email, timeZone: 'UTC', locale: 'en' },
      ...{ guests: [], answers: [], notes: '', tracking: {}, metadata: {}, crm: null, visitorAddress: from.address },
      // What is left when every browser works for its bookings.
      work: { key: `${host.id} ${from.email}`, endsAt: Date.now() + 60_000 },
    },
    Date.now(),
  )
  return result.ok ? 'booked' : result.reason
}

describe('a rush on one host (S23)', () => {
  it('leaves 95 % of the offer free from one network and 80 % from twenty', async () => {
    const app = await startTestApp()
    for (const [handle, networks, free] of [
      ['dana', 1, 0.95],
      ['emil', 20, 0.8],
    ] as const) {
      const host = await aHost(app, { handle, connected: false })
      const slots = await freeSlots(app, host, 60)
      let booked = 0
      const tries = slots.slice(0, 160).map(async (start, index) => {
        const address = `198.51.${index % networks}.${networks === 1 ? 7 : 9}`
        if ((await book(app, host, start, { address, email: `x${index}@example.org` })) === 'booked') booked++
      })
      const startedAt = performance.now()
      const honest = book(app, host, slots.at(-1) ?? '', { address: '203.0.113.5', email: 'ada@example.com' })
      expect(await honest).toBe('booked')
      // Last in the queue, and still soon.
      expect(performance.now() - startedAt).toBeLessThan(20_000)
      await Promise.all(tries)
      expect(booked).toBeGreaterThan(1)
      expect(1 - booked / slots.length).toBeGreaterThanOrEqual(free)
    }
  }, 120_000)

  it('counts an IPv6 network by its /48, and an IPv4 address in both spellings', async () => {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    const slots = await freeSlots(app, host, 60)
    let booked = 0
    for (const [index, start] of slots.slice(0, 60).entries())
      if (
        (await book(app, host, start, { address: `2001:db8:7:${index}::1`, email: `y${index}@example.org` })) ===
        'booked'
      )
        booked++
    expect(1 - booked / slots.length).toBeGreaterThanOrEqual(0.95)
    const rows = await app.services.db.selectFrom('booking_networks').select('network').execute()
    expect(new Set(rows.map(({ network }) => network)).size).toBe(1)
    await book(app, host, slots[70] ?? '', { address: '::ffff:203.0.113.5', email: 'a@example.com' })
    await book(app, host, slots[71] ?? '', { address: '203.0.113.5', email: 'b@example.com' })
    const networks = await app.services.db.selectFrom('booking_networks').select('network').distinct().execute()
    expect(networks).toHaveLength(2)
  }, 60_000)

  it('is shown to the host and undone in one step: the times are free again', async () => {
    const { app, host, get, send } = await startAdmin({ connected: false })
    const slots = await freeSlots(app, host, 60)
    for (let index = 0; index < 6; index++)
      await book(app, host, slots[index] ?? '', { address: '198.51.100.7', email: `z${index}@example.org` })
    await book(app, host, slots[20] ?? '', { address: '203.0.113.5', email: 'ada@example.com' })
    expect(await (await get('/admin')).text()).toContain('6 bookings came at once')
    const page = await (await get('/admin/bookings/rush')).text()
    expect(page).toContain('Cancel these 6 bookings')
    const ids = [...page.matchAll(/name="booking"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="booking"/g)].map(
      ([, first, second]) => first ?? second ?? '',
    )
    const form = new URLSearchParams(ids.map((id) => ['booking', id]))
    expect((await send('/admin/bookings/rush', form)).status).toBe(302)
    const left = await app.services.db
      .selectFrom('bookings')
      .select('attendee_email')
      .where('status', '=', 'confirmed')
      .execute()
    expect(left).toEqual([{ attendee_email: 'ada@example.com' }])
    expect((await freeSlots(app, host, 60)).slice(0, 6)).toEqual(slots.slice(0, 6))
  })
})
