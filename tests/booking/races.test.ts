import { describe, expect, it } from 'vitest'
import {
  AN_ATTENDEE,
  aHost,
  builtPages,
  callApi,
  freeSlots,
  raceForSlot,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'

const RACERS = 100

describe('a contested slot', () => {
  it('makes one booking, one meeting and two mails of 100 API calls; 99 get alternatives (B3)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const [start] = await freeSlots(app, host)
    const answers = await raceForSlot(app, host, start, RACERS)
    const bodies = await Promise.all(answers.map((answer) => answer.json()))
    expect(countOf(answers.map(({ status }) => status))).toEqual({ 201: 1, 409: RACERS - 1 })
    for (const body of bodies.filter(({ status }) => status === 409)) {
      expect(body).toMatchObject({ code: 'slot_unavailable' })
      expect(body.alternatives).toHaveLength(5)
      expect(body.alternatives.map((slot: { start: string }) => slot.start)).not.toContain(start)
    }
    await expectOneOfEverything(app, host)
  })

  it('makes one booking, one meeting and two mails of 100 forms; 99 get a page with alternatives (B3)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const host = await aHost(app)
    const [start = ''] = await freeSlots(app, host)
    const page = `${app.url}/dana/intro-call/book?start=${start}&tz=America/New_York`
    const forms = await Promise.all(Array.from({ length: RACERS }, () => openForm(page)))
    const answers = await Promise.all(
      forms.map((form, racer) => {
        form.set('name', `Racer ${racer}`)
        form.set('email', `racer${racer}@example.com`)
        return fetch(page, { method: 'POST', body: form, redirect: 'manual', headers: { Origin: app.url } })
      }),
    )
    expect(countOf(answers.map(({ status }) => status))).toEqual({ 302: 1, 409: RACERS - 1 })
    const loser = await answers.find(({ status }) => status === 409)?.text()
    expect(loser).toContain('Somebody else has just taken this time')
    expect(loser).toMatch(/name="alternative" value="20/)
    expect(loser).toMatch(/value="racer\d+@example.com"/)
    await expectOneOfEverything(app, host)
  })

  it('gives one booking for the same form sent twice, at once and later (B4)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const host = await aHost(app)
    const [start = ''] = await freeSlots(app, host)
    const page = `${app.url}/dana/intro-call/book?start=${start}&tz=America/New_York`
    const form = await openForm(page)
    form.set('name', 'Ada Example')
    form.set('email', 'ada@example.com')
    const send = () => fetch(page, { method: 'POST', body: form, redirect: 'manual', headers: { Origin: app.url } })
    const [first, second] = await Promise.all([send(), send()])
    const third = await send()
    expect(first.headers.get('location')).toMatch(/^\/booking\/[\w-]{43}$/)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(third.headers.get('location')).toBe(first.headers.get('location'))
    await expectOneOfEverything(app, host)

    form.set('name', 'Somebody Else')
    const other = await send()
    expect(other.status).toBe(422)
    expect(await other.text()).toContain('You have booked with this form already')
  })

  it('never gives away overlapping times of two event types or two lengths (B1)', async () => {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    await callApi(app, host, 'POST', '/event-types', {
      slug: 'long-call',
      title: 'Long call',
      durationMinutes: 90,
      stepMinutes: 30,
    })
    const slots = (await freeSlots(app, host)).slice(0, 6)
    const answers = await Promise.all(
      slots.flatMap((start) =>
        ['intro-call', 'long-call'].map((eventType) =>
          callApi(app, host, 'POST', '/bookings', { eventType, start, attendee: AN_ATTENDEE }),
        ),
      ),
    )
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
    const held = await app.services.db
      .selectFrom('bookings')
      .select(['starts_at', 'ends_at'])
      .orderBy('starts_at')
      .execute()
    expect(held.length).toBeGreaterThan(1)
    held.slice(1).forEach((booking, index) => {
      expect(booking.starts_at).toBeGreaterThanOrEqual(held[index]?.ends_at ?? 0)
    })
  })

  it('is guarded by the database itself against a stray statement (B2)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const [start] = await freeSlots(app, host)
    await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
    const { db } = app.services
    const row = await db.selectFrom('bookings').selectAll().executeTakeFirstOrThrow()
    // Everything else about it is valid: the database can only refuse the overlap.
    const stray = {
      ...row,
      id: 'bkg_stray',
      manage_token_hash: 'stray',
      meeting_id: null,
      starts_at: row.starts_at + 60_000,
    }
    await expect(db.insertInto('bookings').values(stray).execute()).rejects.toThrow('bookings_overlap')
  })

  it('is free for the very next request after a cancellation (B8)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const [start] = await freeSlots(app, host)
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const { data } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
    const cancelled = await callApi(app, host, 'POST', `/bookings/${data.id}/cancellation`, { reason: 'Ill' })
    expect((await cancelled.json()).data).toMatchObject({
      status: 'cancelled',
      cancellation: { by: 'host', reason: 'Ill' },
    })
    expect((await callApi(app, host, 'POST', '/bookings', request)).status).toBe(201)
  })

  it('is changed by one of two simultaneous cancellations, with one mail to each party (B6)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const [start] = await freeSlots(app, host)
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const { data } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
    await app.settled()
    await Promise.all([1, 2].map(() => callApi(app, host, 'POST', `/bookings/${data.id}/cancellation`, {})))
    await app.settled()
    const cancels = app.mail.messages.filter(({ calendar }) => calendar?.method === 'CANCEL')
    expect(cancels.flatMap(({ envelope }) => envelope.to).sort()).toEqual(['ada@example.com', 'dana@example.com'])
    expect(app.goto.meetings()).toHaveLength(0)
  })
})

/** At rest: one booking, one meeting at GoTo, and one mail for each side (E2, E3). */
async function expectOneOfEverything(app: TestApp, host: TestHost): Promise<void> {
  await app.settled()
  const bookings = await app.services.db.selectFrom('bookings').select('id').execute()
  expect(bookings).toHaveLength(1)
  expect(app.goto.meetings()).toHaveLength(1)
  expect(app.goto.creates()).toHaveLength(1)
  expect(app.mail.messages).toHaveLength(2)
  expect(app.mail.to(host.email)).toHaveLength(1)
}

/** The hidden fields of the page, as a browser would send them. */
async function openForm(page: string): Promise<URLSearchParams> {
  const html = await (await fetch(page)).text()
  const hidden = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
  return new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value]))
}

function countOf(values: number[]): Record<number, number> {
  return Object.fromEntries([...new Set(values)].map((value) => [value, values.filter((v) => v === value).length]))
}
