import { describe, expect, it, onTestFinished } from 'vitest'
import { deleteProofsBefore } from '#db/queries/address-proofs'
import { setClock } from '#tests/setup/stepped-clock'
import { aHost, builtPages, callApi, freeSlots, startTestApp, type TestApp } from '#tests/setup/test-app'
import { aVisitor } from './visitor-form'

const MINUTE_MS = 60_000
/** A Monday. */
const BEGIN = Date.UTC(2026, 11, 7, 8, 0, 30)

/** A host whose event type asks for the proof. */
async function startWithProof({ language = 'en' } = {}) {
  const clock = setClock(BEGIN)
  onTestFinished(() => clock.giveBack())
  const app = await startTestApp({ pages: await builtPages() })
  const host = await aHost(app, { connected: false })
  await app.services.db
    .updateTable('event_types')
    .set({ proves_address: 1, language })
    .where('host_id', '=', host.id)
    .execute()
  const slots = await freeSlots(app, host)
  const visitor = aVisitor(app, host)
  /** Sends the form of a time. @returns the page that waits */
  const hold = async (start: string, typed: Record<string, string> = {}) => {
    const sent = await visitor.send(await visitor.open(start), typed)
    expect(sent.status).toBe(302)
    await settle(app)
    return app.url + (sent.headers.get('location') ?? '')
  }
  return { app, host, slots, clock, visitor, hold }
}

async function settle(app: TestApp): Promise<void> {
  app.worker.wake()
  await app.settled()
}

/** The last mail that asks for a proof: mails about bookings may arrive after it. */
function lastMail(app: TestApp, to = 'ada@example.com') {
  const mail = app.mail.messages.findLast(
    ({ envelope, parsed }) => envelope.to.includes(to) && parsed.text?.includes('/confirm/'),
  )
  const text = mail?.parsed.text ?? ''
  const [link = ''] = /http:\S+\/confirm\/\S+/.exec(text) ?? []
  return {
    text,
    link,
    subject: mail?.parsed.subject ?? '',
    code: /\b\d{6}\b/.exec(mail?.parsed.subject ?? '')?.[0] ?? '',
  }
}

const bookings = (app: TestApp) => app.services.db.selectFrom('bookings').selectAll().execute()

describe('a time that waits for the proof of an address', () => {
  it('is held for 15 minutes, and a booking only by the button behind the mailed link', async () => {
    const { app, host, slots, clock, visitor, hold } = await startWithProof()
    const [start = ''] = slots
    const page = await hold(start)
    expect(await (await visitor.get(page)).text()).toContain('Check your mail')
    expect(await freeSlots(app, host)).not.toContain(start)
    expect(app.mail.messages.map(({ envelope }) => envelope.to)).toEqual([['ada@example.com']])
    const { link, text } = lastMail(app)
    expect(text).toContain('/report/')
    // A mail scanner opens it; nothing happens.
    for (let opened = 0; opened < 2; opened++) expect((await visitor.get(link)).status).toBe(200)
    expect(await bookings(app)).toEqual([])
    const confirmed = await visitor.post(link, {})
    expect(confirmed.headers.get('location')).toMatch(/^\/booking\//)
    await settle(app)
    expect(await bookings(app)).toMatchObject([{ status: 'confirmed', attendee_email: 'ada@example.com' }])
    // Again, in either place: the same booking.
    for (const address of [link, page]) {
      const again = await visitor.get(address)
      expect([again.status, again.headers.get('location')]).toEqual([302, confirmed.headers.get('location')])
    }
    expect(app.mail.messages.map(({ envelope }) => envelope.to[0])).toEqual(
      expect.arrayContaining(['ada@example.com', host.email]),
    )
    // A day later nothing of the proof is left.
    clock.step(25 * 60 * MINUTE_MS)
    await deleteProofsBefore(app.services.db, clock.now() - 24 * 60 * MINUTE_MS)
    expect(await app.services.db.selectFrom('address_proofs').select('id').execute()).toEqual([])
  })

  it('is booked by the code where the form was sent, also in a frame, with five tries', async () => {
    const { app, slots, visitor } = await startWithProof()
    const form = await visitor.open(slots[0] ?? '', { frame: '/embed' })
    const sent = await visitor.send(form, {})
    const page = app.url + (sent.headers.get('location') ?? '')
    expect(page).toMatch(/\/confirm\/[^/]+\/embed/)
    await settle(app)
    const { code, link } = lastMail(app)
    // The mailed link's page is for no frame.
    expect((await visitor.get(`${link}/embed`)).status).toBe(404)
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
    const refused = await visitor.post(page, { code: wrong })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('This is not the code of the last mail')
    const booked = await visitor.post(page, { code: ` ${code.slice(0, 3)} ${code.slice(3)}` })
    expect(booked.headers.get('location')).toMatch(/^\/booking\/.+\/embed\?done=booked$/)

    const other = app.url + (await visitor.send(await visitor.open(slots[1] ?? ''), {})).headers.get('location')
    await settle(app)
    const second = lastMail(app)
    for (let tried = 0; tried < 5; tried++) await visitor.post(other, { code: 'abc' })
    expect(await (await visitor.post(other, { code: second.code })).text()).toContain('Too many wrong codes')
    expect((await visitor.post(second.link, {})).status).toBe(302)
    expect(await bookings(app)).toHaveLength(2)
  })

  it('is free after 15 minutes, can be tried again, and the late link says what happened', async () => {
    const { app, host, slots, clock, visitor, hold } = await startWithProof()
    const [start = '', other = ''] = slots
    const page = await hold(start)
    const { link } = lastMail(app)
    clock.step(14 * MINUTE_MS - 31_000)
    expect(await freeSlots(app, host)).not.toContain(start)
    clock.step(1.6 * MINUTE_MS)
    expect(await freeSlots(app, host)).toContain(start)
    expect(await (await visitor.get(page)).text()).toContain('The time is not held any more')
    expect((await visitor.post(page, { act: 'again' })).status).toBe(200)
    expect(await freeSlots(app, host)).not.toContain(start)
    await settle(app)
    expect(app.mail.messages).toHaveLength(2)
    clock.step(16 * MINUTE_MS)
    const attendee = { name: 'Bea', email: 'bea@example.com', timeZone: 'UTC' }
    expect((await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee })).status).toBe(
      201,
    )
    const late = await visitor.post(link, {})
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('Somebody else has taken this time')
    // One that nobody took is booked by a late press.
    await hold(other)
    const second = lastMail(app)
    clock.step(20 * MINUTE_MS)
    expect((await visitor.post(second.link, {})).status).toBe(302)
    expect(await bookings(app)).toHaveLength(2)
  })

  it('keeps what was typed when the details are changed, and its first mail then books nothing', async () => {
    const { app, slots, visitor, hold } = await startWithProof()
    const page = await hold(slots[0] ?? '', { email: 'aad@example.com', notes: 'About the roof' })
    const first = lastMail(app, 'aad@example.com')
    const back = await visitor.post(page, { act: 'change' })
    const address = app.url + (back.headers.get('location') ?? '')
    const html = await (await visitor.get(address)).text()
    expect(html).toContain('value="aad@example.com"')
    expect(html).toContain('About the roof')
    expect(html).not.toContain('is not free any more')
    expect((await visitor.post(first.link, {})).status).toBe(409)
    // Nor does its page hold the time again, or send another mail whose link would book nothing.
    const again = await visitor.post(page, { act: 'again' })
    expect(again.status).toBe(409)
    expect((await visitor.post(page, { code: first.code })).status).toBe(409)
    await settle(app)
    expect(app.mail.messages).toHaveLength(1)
    expect(await app.services.db.selectFrom('held_times').selectAll().execute()).toEqual([])
    expect(await bookings(app)).toEqual([])
  })

  it('makes one row and one mail of a form that is sent twice at once', async () => {
    const { app, slots, visitor } = await startWithProof()
    const form = await visitor.open(slots[0] ?? '')
    const [one, two] = await Promise.all([visitor.send(form, {}), visitor.send(form, {})])
    expect([one?.status, two?.status]).toEqual([302, 302])
    expect(one?.headers.get('location')).toBe(two?.headers.get('location'))
    await settle(app)
    expect(app.mail.messages).toHaveLength(1)
    const { link } = lastMail(app)
    const pressed = await Promise.all(Array.from({ length: 5 }, () => visitor.post(link, {})))
    expect(pressed.map(({ status }) => status)).toEqual(Array(5).fill(302))
    expect(await bookings(app)).toHaveLength(1)
  })

  it('speaks German, and foreign or altered links open nothing', async () => {
    const { app, slots, visitor, hold } = await startWithProof({ language: 'de' })
    const page = await hold(slots[0] ?? '')
    expect(await (await visitor.get(page)).text()).toContain('Sehen Sie in Ihre Mails')
    const { text, link } = lastMail(app)
    expect(text).toContain('bestätigen')
    for (const altered of [`${link}x`, link.replace(/confirm\/\w+/, 'confirm/prf_none'), page.replace(/\.\w/, '.')])
      expect((await visitor.get(altered)).status).toBe(404)
  })
})
