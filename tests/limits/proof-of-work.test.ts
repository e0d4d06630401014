import { describe, expect, it, onTestFinished } from 'vitest'
import { aVisitor, readForm, solved } from '#tests/booking/visitor-form'
import { type SteppedClock, setClock } from '#tests/setup/stepped-clock'
import { aHost, builtPages, freeSlots, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { createBooking } from '~/booking/changes/create-booking.server'
import { eventTypeFromRow } from '~/event-types/event-type'
import { isPressure } from '~/limits/booking-pressure'

const MINUTE_MS = 60_000
/** A Monday. */
const BEGIN = Date.UTC(2026, 11, 7, 8)

async function startLimited() {
  const clock = setClock(BEGIN)
  onTestFinished(() => clock.giveBack())
  const app = await startTestApp({
    pages: await builtPages(),
    environment: { RATE_LIMIT: 'on', TRUST_PROXY: '1' },
  })
  const host = await aHost(app, { connected: false })
  return { app, host, clock, slots: await freeSlots(app, host, 40) }
}

/** Five bookings from one network, after which it is asked for more. */
async function pressFrom(app: TestApp, host: TestHost, clock: SteppedClock, slots: string[], network: string) {
  const visitor = aVisitor(app, host, network)
  for (let made = 0; made < 5; made++) {
    const form = await visitor.open(slots.pop() ?? '')
    expect(form.challenge).toBeNull()
    clock.step(2_000)
    expect((await visitor.send(form, { email: `x${made}@${network}.example` })).status).toBe(302)
  }
  return visitor
}

describe('isPressure', () => {
  const quiet = { host: { lastHour: 0, usualDay: 0 }, network: { withHost: 0, inAll: 0 }, mailbox: 0 }

  it('compares with the host’s usual day, and asks no network or address that books as people do', () => {
    expect(isPressure({ ...quiet, network: { withHost: 4, inAll: 19 }, mailbox: 2 })).toBe(false)
    expect(isPressure({ ...quiet, host: { lastHour: 9, usualDay: 0 } })).toBe(false)
    expect(isPressure({ ...quiet, host: { lastHour: 10, usualDay: 0 } })).toBe(true)
    expect(isPressure({ ...quiet, host: { lastHour: 29, usualDay: 30 } })).toBe(false)
    expect(isPressure({ ...quiet, network: { withHost: 5, inAll: 5 } })).toBe(true)
    expect(isPressure({ ...quiet, mailbox: 3 })).toBe(true)
  })
})

describe('a form under pressure', () => {
  it('books with its challenge solved, and shows it again with everything typed without', async () => {
    const { app, host, clock, slots } = await startLimited()
    const visitor = await pressFrom(app, host, clock, slots, '198.51.100.7')
    const form = await visitor.open(slots.pop() ?? '')
    expect(form.html).toContain('<noscript><p class="field-hint">Many bookings are coming in')
    clock.step(2_000)
    const refused = await visitor.send(form, { notes: 'About the roof' })
    expect(refused.status).toBe(429)
    const asked = readForm(form.address, await refused.text())
    expect(asked.html).toContain('About the roof')
    expect(asked.html).toMatch(/data-solver="\/assets\/solve-challenge-[\w-]+\.js" data-continues=""/)
    expect((await visitor.send(asked, await solved(asked))).status).toBe(302)
    // Another network of the same hour is asked nothing.
    expect((await aVisitor(app, host, '203.0.113.5').open(slots.pop() ?? '')).challenge).toBeNull()
    // An hour later neither is this one.
    clock.step(61 * MINUTE_MS)
    expect((await visitor.open(slots.pop() ?? '')).challenge).toBeNull()
  })

  it('takes no solution that is used, old, wrong, altered, or of another form or host', async () => {
    const { app, host, clock, slots } = await startLimited()
    const other = await aHost(app, { handle: 'emil', connected: false })
    const network = '198.51.100.7'
    const visitor = await pressFrom(app, host, clock, slots, network)
    await pressFrom(app, other, clock, [...slots], network)
    const atOther = aVisitor(app, other, network)
    const [first, second, third] = [
      await visitor.open(slots.pop() ?? ''),
      await visitor.open(slots.pop() ?? ''),
      await atOther.open(slots[0] ?? ''),
    ]
    clock.step(2_000)
    const solution = await solved(first)
    const decoded = JSON.parse(atob(solution.altcha ?? ''))
    const encode = (changes: object) => ({ altcha: btoa(JSON.stringify({ ...decoded, ...changes })) })
    const statusOf = async (sending: Promise<Response>) => (await sending).status
    expect(await statusOf(visitor.send(second, solution))).toBe(429)
    expect(await statusOf(atOther.send(third, solution))).toBe(429)
    for (const changes of [
      { number: decoded.number + 1 },
      { signature: 'a'.repeat(64) },
      { salt: decoded.salt.replace(/expires=\d+/, 'expires=9999999999') },
      { algorithm: 'SHA-1' },
      { salt: 7 },
    ])
      expect(await statusOf(visitor.send(first, encode(changes)))).toBe(429)
    expect(await statusOf(visitor.send(first, { altcha: '%%%' }))).toBe(429)
    expect(await statusOf(visitor.send(first, solution))).toBe(302)
    // The same form again is the same booking (B4); a later one is too old.
    expect(await statusOf(visitor.send(first, solution))).toBe(302)
    const late = await solved(second)
    clock.step(21 * MINUTE_MS)
    expect(await statusOf(visitor.send(second, late))).toBe(429)
    expect(await app.services.db.selectFrom('bookings').select('id').execute()).toHaveLength(11)
  })

  it('counts one solution once, whichever process gets it', async () => {
    const { app, host, slots } = await startLimited()
    const { db, dialect, keyring } = app.services
    const row = await db.selectFrom('event_types').selectAll().executeTakeFirstOrThrow()
    const eventType = eventTypeFromRow(row)
    const work = { key: 'one', endsAt: BEGIN + MINUTE_MS }
    const tries = slots.slice(0, 6).map((start, index) =>
      createBooking(
        { db, dialect, keyring, env: { APP_URL: app.url } },
        {
          ...{
            host: { id: host.id, timeZone: 'Europe/Zurich', email: host.email },
            eventType,
            durationMinutes: 30,
            work,
          },
          ...{ start: Date.parse(start), visitorAddress: `198.51.${index}.7` },
          attendee: { name: 'Ada', email: `x${index}@example.org`, timeZone: 'UTC', locale: 'en' },
          ...{ guests: [], answers: [], notes: '', tracking: {}, metadata: {}, crm: null },
        },
        Date.now(),
      ),
    )
    const results = await Promise.all(tries)
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.flatMap((result) => (result.ok ? [] : [result.reason]))).toEqual(Array(5).fill('proof_needed'))
  })

  it('offers the mail without scripts: the time is held, and booked by the mailed button', async () => {
    const { app, host, clock, slots } = await startLimited()
    const visitor = await pressFrom(app, host, clock, slots, '198.51.100.7')
    const form = await visitor.open(slots.pop() ?? '')
    clock.step(2_000)
    const held = await visitor.send(form, { proof: 'mail' })
    expect(held.headers.get('location')).toMatch(/^\/dana\/intro-call\/confirm\//)
    app.worker.wake()
    await app.settled()
    const text = app.mail.messages.findLast(({ envelope }) => envelope.to.includes('ada@example.com'))?.parsed.text
    const [link = ''] = /http:\S+\/confirm\/\S+/.exec(text ?? '') ?? []
    expect((await visitor.post(link, {})).headers.get('location')).toMatch(/^\/booking\//)
  })

  it('asks for an address that got three bookings within an hour, from whichever networks', async () => {
    const { app, host, clock, slots } = await startLimited()
    const statuses = []
    for (let network = 1; network <= 4; network++) {
      const visitor = aVisitor(app, host, `198.51.${network}.7`)
      const form = await visitor.open(slots.pop() ?? '')
      clock.step(2_000)
      statuses.push((await visitor.send(form, { email: 'victim+1@example.org' })).status)
    }
    expect(statuses).toEqual([302, 302, 302, 429])
  })
})

describe('a form that no person filled in', () => {
  it('is shown once more with everything typed when it comes within a second', async () => {
    const { app, host, slots } = await startLimited()
    const visitor = aVisitor(app, host)
    const form = await visitor.open(slots[0] ?? '')
    const refused = await visitor.send(form, { notes: 'About the roof' })
    expect(refused.status).toBe(400)
    const asked = readForm(form.address, await refused.text())
    expect(asked.html).toContain('Please press the button once more')
    expect(asked.html).toContain('About the roof')
    expect(asked.html).not.toContain('name="homepage"')
    expect((await visitor.send(asked, {})).status).toBe(302)
  })

  it('is shown once more when its hidden field is filled in, in a frame and in German as well', async () => {
    const { app, host, clock, slots } = await startLimited()
    const visitor = aVisitor(app, host)
    const form = await visitor.open(slots[0] ?? '', { frame: '/embed' })
    expect(form.html).toMatch(/<p class="not-for-people"><label>.*name="homepage"/)
    clock.step(5_000)
    const address = `${form.address}&lang=de`
    const refused = await visitor.send({ ...form, address }, { homepage: 'https://spam.example' })
    expect(refused.status).toBe(400)
    const asked = readForm(address, await refused.text())
    expect(asked.html).toContain('Bitte drücken Sie den Knopf noch einmal')
    expect((await visitor.send(asked, {})).status).toBe(302)
  })
})
