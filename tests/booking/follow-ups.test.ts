import { describe, expect, it } from 'vitest'
import { findBooking } from '#db/queries/bookings'
import { saveAfterMeeting } from '#db/queries/follow-ups'
import { findHeldBack } from '#db/queries/mail-budgets'
import { findSealedValues } from '#db/queries/sealed-values'
import { signedIn } from '#tests/admin/start-admin'
import { findWords } from '#tests/privacy/person'
import { aHost, builtPages, callApi, type TestApp, type TestHost } from '#tests/setup/test-app'
import { newShareToken } from '#tests/simulators/goto/state'
import { aBookedTeam, bookTeam, teamSlots } from '#tests/team/booked-team'
import { sendRecording } from '~/booking/changes/send-recording.server'
import type { AfterMeeting } from '~/event-types/after-meeting'
import { erasePerson } from '~/privacy/erase-person.server'
import { DAY_MS, HOUR_MS, MINUTE_MS, startWithClock } from './held-meetings'

const ALL: AfterMeeting = {
  recordingAfterHours: null,
  followUps: {
    thanks: { outcomes: ['met'], delayMinutes: 120 },
    feedback: { outcomes: ['met'], delayMinutes: 180, url: 'https://forms.example.com/f' },
    book_again: { outcomes: ['not_held', 'unknown'], delayMinutes: 0 },
    missed: { outcomes: ['no_show'], delayMinutes: 60 },
  },
}

describe('follow-ups', () => {
  it.each([
    ['a meeting with two', 2, null, ['Thank you', 'How was it?']],
    ['a meeting with one', 1, null, []],
    ['a no-show, as the host says', 1, 'no_show', ['Sorry we missed you']],
    ['a meeting with one to which the attendee came, as the host says', 1, 'attended', ['Thank you', 'How was it?']],
    ['a meeting that nobody opened', 0, null, ['Another meeting?']],
  ] as const)('of %s go by its outcome, once', async (_title, people, said, subjects) => {
    const { app, host, book, hold, goTo, sent } = await startWithFollowUps()
    const booking = await book()
    if (people > 0) hold(booking, 0, 30, { participants: people })
    await goTo(booking.end + 2 * MINUTE_MS)
    if (said) await say(app, host, booking.id, said)
    for (const after of [11 * MINUTE_MS, HOUR_MS, 2 * HOUR_MS, 4 * HOUR_MS, 6 * HOUR_MS, DAY_MS, 2 * DAY_MS])
      await goTo(booking.end + after)
    expect(sent()).toEqual(subjects)
  })

  it.each([
    ['another site', 'dana@consulting.example', ['Thank you']],
    ['its own domain', 'dana@example.com', ['Thank you', 'How was it?']],
  ])('of a new account that ask for feedback at %s, with what its host sees', async (_title, email, subjects) => {
    const { app, host, book, hold, goTo, sent } = await startWithFollowUps(ALL, { pages: await builtPages() })
    const booking = await book()
    const verified = { email, email_verified_at: booking.end - DAY_MS }
    await app.services.db.updateTable('hosts').set(verified).where('id', '=', host.id).execute()
    hold(booking, 0, 30)
    await goTo(booking.end + 2 * HOUR_MS + MINUTE_MS)
    await goTo(booking.end + 4 * HOUR_MS)
    expect(sent()).toEqual(subjects)
    const { get } = await signedIn(app, host)
    const { id } = await app.services.db.selectFrom('event_types').select('id').executeTakeFirstOrThrow()
    const texts = await Promise.all(
      [`/admin/event-types/${id}/after`, `/admin/bookings/${booking.id}`].map(async (page) => (await get(page)).text()),
    )
    const isLeftOut = subjects.length === 1
    expect(texts.map((html) => html.includes('These mails are not sent yet'))).toEqual([isLeftOut, false])
    expect(texts.map((html) => html.includes('to your own domain only. Please send the link yourself'))).toEqual([
      false,
      isLeftOut,
    ])
  })

  it('of a team leave out the link of its new members alone, and name these to the team', async () => {
    const { app, hold, goTo } = await startWithFollowUps(null, { pages: await builtPages() })
    const { db } = app.services
    const { members, eventTypeId } = await aBookedTeam(app, { connected: true, handles: ['ann', 'ben'] })
    const value = JSON.stringify(ALL)
    const { host_id: hostId } = await db
      .selectFrom('event_types')
      .select('host_id')
      .where('id', '=', eventTypeId)
      .executeTakeFirstOrThrow()
    await saveAfterMeeting(db, { hostId, eventTypeId, value }, Date.now())
    for (const [index, name] of ['Ann Old', 'Ben New'].entries()) {
      const known = { name, email: `${name.slice(0, 3).toLowerCase()}@firm.example`, email_verified_at: Date.now() }
      if (index === 0) known.email_verified_at -= 60 * DAY_MS
      await db
        .updateTable('hosts')
        .set(known)
        .where('id', '=', members[index]?.id ?? '')
        .execute()
    }
    const owner = members[0]!
    const page = await (await signedIn(app, owner)).get(`/admin/team/event-types/${eventTypeId}/after`)
    const html = await page.text()
    expect(html).toContain('These mails are not sent yet')
    expect(html).toContain('The accounts of these members are new: Ben New.')

    const bookings = []
    for (const name of ['one', 'two']) {
      const attendee = { name, email: `${name}@example.com`, timeZone: 'UTC' }
      const [start] = await teamSlots(app, 'demo', 3)
      const { data } = await (await bookTeam(app, owner, start, { attendee })).json()
      await app.settled()
      const row = await findBooking(db, data.id)
      if (!row) throw new Error('no booking')
      hold({ meetingId: row.meeting_id ?? '', start: row.starts_at }, 0, 30)
      bookings.push(row)
    }
    expect(new Set(bookings.map(({ host_id }) => host_id))).toEqual(new Set(members.map(({ id }) => id)))
    const last = Math.max(...bookings.map(({ ends_at }) => ends_at))
    for (const hours of [0.1, 2.5, 4]) await goTo(last + hours * HOUR_MS)
    for (const { id, host_id, attendee_email: email } of bookings) {
      const host = members.find((member) => member.id === host_id)!
      const isNew = host.handle === 'ben'
      expect([host.handle, followUpsTo(app, email)]).toEqual([
        host.handle,
        isNew ? ['Thank you'] : ['Thank you', 'How was it?'],
      ])
      const shown = await (await (await signedIn(app, host)).get(`/admin/bookings/${id}`)).text()
      expect([host.handle, shown.includes('to your own domain only. Please send the link yourself')]).toEqual([
        host.handle,
        isNew,
      ])
    }
  })

  it('wait until nothing more can become known, where they are for an unknown outcome', async () => {
    const { app, book, goTo, sent } = await startWithFollowUps()
    const [account] = app.goto.state.accounts
    if (account) account.readsHistory = false
    const booking = await book()
    await goTo(booking.end + 6 * HOUR_MS)
    expect(sent()).toEqual([])
    await goTo(booking.end + DAY_MS + MINUTE_MS)
    expect(sent()).toEqual(['Another meeting?'])
  })

  it('for a meeting by telephone go only where the host has chosen "nobody knows"', async () => {
    const { app, book, goTo, sent } = await startWithFollowUps()
    await app.services.db
      .updateTable('event_types')
      .set({ location_kind: 'address', location_detail: 'Example Street 1' })
      .execute()
    const booking = await book()
    await goTo(booking.end + MINUTE_MS)
    expect(sent()).toEqual(['Another meeting?'])
  })

  it('are never sent for two outcomes, whatever the host says later', async () => {
    const { app, host, book, hold, goTo, sent } = await startWithFollowUps()
    const booking = await book()
    hold(booking, 0, 30)
    await goTo(booking.end + 2 * HOUR_MS + MINUTE_MS)
    expect(sent()).toEqual(['Thank you'])
    await say(app, host, booking.id, 'no_show')
    await goTo(booking.end + DAY_MS)
    expect(sent()).toEqual(['Thank you'])
    await say(app, host, booking.id, 'unknown')
    await goTo(booking.end + 2 * DAY_MS)
    expect(sent()).toEqual(['Thank you', 'How was it?'])
  })

  it('follow what the host takes back', async () => {
    const { app, host, book, hold, goTo, sent } = await startWithFollowUps()
    const booking = await book()
    hold(booking, 0, 30)
    await goTo(booking.end + 2 * MINUTE_MS)
    await say(app, host, booking.id, 'no_show')
    await say(app, host, booking.id, 'attended')
    await goTo(booking.end + DAY_MS)
    // Both are due now, in whichever order.
    expect(sent().sort()).toEqual(['How was it?', 'Thank you'])
  })

  it('are queued once and use no budget, however often the host changes their mind', async () => {
    const limited = { environment: { RATE_LIMIT: 'on' } }
    const { app, host, book, hold, goTo, sent } = await startWithFollowUps(ALL, limited)
    const booking = await book()
    hold(booking, 0, 30)
    await goTo(booking.end + 2 * MINUTE_MS)
    await app.services.db.updateTable('mail_recipients').set({ agreed_at: booking.end }).execute()
    const recipient = () => app.services.db.selectFrom('mail_recipients').selectAll().execute()
    const before = await recipient()
    const answers = new Set<number>()
    for (let time = 0; time < 40; time++)
      for (const state of ['no_show', 'attended'])
        answers.add((await callApi(app, host, 'POST', `/bookings/${booking.id}/attendance`, { state })).status)
    // As other changes of a booking, and no more of them.
    expect([...answers]).toEqual([200, 429])
    const jobs = await app.services.db
      .selectFrom('jobs')
      .select(['state', 'lane'])
      .where('kind', '=', 'follow-up')
      .where('state', '=', 'queued')
      .execute()
    expect(jobs).toHaveLength(2)
    expect(await recipient()).toEqual(before)
    await goTo(booking.end + DAY_MS)
    expect(sent().sort()).toEqual(['How was it?', 'Thank you'])
    for (const state of ['no_show', 'attended', 'unknown']) await say(app, host, booking.id, state)
    await goTo(booking.end + 2 * DAY_MS)
    expect(sent()).toHaveLength(2)
    const queued = await app.services.db
      .selectFrom('jobs')
      .select('id')
      .where('kind', '=', 'follow-up')
      .where('state', 'in', ['queued', 'failed'])
      .execute()
    expect(queued).toEqual([])
  })

  it('for an unknown outcome come back when the host takes back what they said', async () => {
    const { app, host, book, goTo, sent } = await startWithFollowUps({
      recordingAfterHours: null,
      followUps: { book_again: { outcomes: ['unknown'], delayMinutes: 24 * 60 } },
    })
    await app.services.db
      .updateTable('event_types')
      .set({ location_kind: 'address', location_detail: 'Example Street 1' })
      .execute()
    const booking = await book()
    await goTo(booking.end + MINUTE_MS)
    await say(app, host, booking.id, 'attended')
    await say(app, host, booking.id, 'unknown')
    await goTo(booking.end + DAY_MS + MINUTE_MS)
    expect(sent()).toEqual(['Another meeting?'])
  })

  it('that their reader’s budget refuses are shown to the host, once', async () => {
    const limited = { environment: { RATE_LIMIT: 'on' } }
    const { app, host, book, hold, goTo, sent } = await startWithFollowUps(ALL, limited)
    const booking = await book()
    hold(booking, 0, 30)
    await goTo(booking.end + 2 * MINUTE_MS)
    const used = booking.end + 2 * HOUR_MS
    await app.services.db
      .updateTable('mail_recipients')
      .set({ mail_1: used, mail_2: used, mail_3: used, host_1: used, host_2: used, host_3: used, agreed_at: null })
      .execute()
    await goTo(booking.end + 2 * HOUR_MS + MINUTE_MS)
    for (const state of ['no_show', 'attended', 'no_show', 'attended']) await say(app, host, booking.id, state)
    await goTo(booking.end + 4 * HOUR_MS)
    expect(sent()).toEqual([])
    const events = await app.services.db
      .selectFrom('booking_events')
      .select('data')
      .where('kind', '=', 'mail_held_back')
      .execute()
    // The attendee's page does not say that the invitation was not sent.
    expect(await findHeldBack(app.services.db, booking.id, 0)).toEqual([])
    const mails = events.map(({ data }) => JSON.parse(data).mail)
    expect(mails.filter((mail) => mail === 'follow-up-thanks')).toHaveLength(1)
  })

  it('are not sent weeks later, when the host says then who came', async () => {
    const { app, host, book, goTo, sent } = await startWithFollowUps()
    const booking = await book()
    await goTo(booking.end + 20 * DAY_MS)
    const before = sent().length
    await say(app, host, booking.id, 'attended')
    await goTo(booking.end + 21 * DAY_MS)
    expect(sent()).toHaveLength(before)
  })

  it('are never sent after an erasure, and their reader can be erased while they wait', async () => {
    const { app, host, book, hold, goTo, sent } = await startWithFollowUps()
    const booking = await book()
    hold(booking, 0, 30, { recording: { token: newShareToken(), listedFrom: booking.end } })
    await goTo(booking.end + 2 * MINUTE_MS)
    const actor = { kind: 'host', id: host.id, name: 'Dana' } as const
    const person = { hostId: host.id, address: 'ada@example.com' }
    expect(await erasePerson(app.services, person, actor, Date.now())).toMatchObject({ ok: true })
    await goTo(booking.end + 2 * DAY_MS)
    expect(sent()).toEqual([])
    const [outcome] = await app.services.db.selectFrom('meeting_outcomes').selectAll().execute()
    expect(outcome).toMatchObject({ state: 'held', participants: 2, recording: null, recording_found_at: null })
  })

  it('can be ended by one POST of a mail program, or by the button of a page, and begun again (RFC 8058)', async () => {
    const { app, host, book, hold, goTo, sent } = await startWithFollowUps(ALL, { pages: await builtPages() })
    const booking = await book()
    hold(booking, 0, 30)
    await goTo(booking.end + 2 * HOUR_MS + MINUTE_MS)
    const thanks = app.mail.to('ada@example.com').at(-1)
    expect(thanks?.parsed.text).toContain(`/${host.handle}/intro-call`)
    const raw = String(thanks?.raw).replace(/\r\n[ \t]/g, '')
    const url = /^List-Unsubscribe: ?<([^>]+)>\r$/m.exec(raw)?.[1] ?? ''
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n')
    expect(thanks?.parsed.text).toContain(url)
    const page = await fetch(url)
    expect([page.status, page.headers.get('set-cookie')]).toEqual([200, null])
    expect(await page.text()).toContain('Unsubscribe</')
    const post = (body: Record<string, string>) =>
      fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(body) })
    expect((await fetch(`${url.slice(0, -3)}AAA`)).status).toBe(404)

    const ended = await post({ 'List-Unsubscribe': 'One-Click' })
    expect([ended.status, (await ended.text()).includes('sends you no more mails')]).toEqual([200, true])
    await goTo(booking.end + 4 * HOUR_MS)
    expect(sent()).toEqual(['Thank you'])
    expect((await post({ again: 'on' })).status).toBe(200)
    const other = await book(3)
    hold(other, 0, 30)
    await goTo(other.end + DAY_MS)
    expect(sent().sort()).toEqual(['How was it?', 'Thank you', 'Thank you'])
    expect((await post({})).status).toBe(200)
    expect(await app.services.db.selectFrom('unsubscribes').selectAll().execute()).toHaveLength(1)
  })

  it('have the host’s own words and sender, where there are some', async () => {
    const { app, host, book, hold, goTo } = await startWithFollowUps()
    const eventType = await app.services.db.selectFrom('event_types').select('id').executeTakeFirstOrThrow()
    await app.services.db
      .insertInto('mail_texts')
      .values({
        ...{ event_type_id: eventType.id, host_id: host.id, moment: 'follow-up', variant: '', locale: 'en' },
        ...{ subject: 'Hi {{attendee.first_name}}', body: 'It was a pleasure, {{attendee.name}}.', updated_at: 0 },
      })
      .execute()
    const sender = {
      host_id: host.id,
      name: 'Dana of Example',
      reply_to: 'office@example.com',
      signature: 'Yours, Dana',
    }
    await app.services.db
      .insertInto('senders')
      .values({ ...sender, updated_at: 0 })
      .execute()
    const booking = await book()
    hold(booking, 0, 30)
    await goTo(booking.end + 2 * HOUR_MS + MINUTE_MS)
    const mail = app.mail.to('ada@example.com').at(-1)
    expect(mail?.parsed.from?.value[0]?.name).toBe('Dana of Example (Foyer)')
    expect(mail?.parsed.replyTo?.value[0]?.address).toBe('office@example.com')
    expect(mail?.parsed.text).toContain('Yours, Dana')
    expect(mail?.parsed.subject).toBe('Hi Ada')
    expect(mail?.parsed.text).toContain('It was a pleasure, Ada Example.')
    expect(mail?.parsed.text).not.toContain('was glad to meet you')
  })
})

describe('a recording', () => {
  it('is the host’s until it is sent, and then goes to the attendee and guests once (F3)', async () => {
    const { app, host, book, hold, goTo, read } = await startWithFollowUps(null)
    const eventType = await app.services.db.selectFrom('event_types').select('id').executeTakeFirstOrThrow()
    await callApi(app, host, 'PATCH', `/event-types/${eventType.id}`, { guestsAllowed: true })
    const booking = await book(0, { guests: ['grace@example.com'] })
    const token = newShareToken()
    hold(booking, 0, 30, { recording: { token, listedFrom: booking.end + 5 * MINUTE_MS } })
    await goTo(booking.end + 2 * MINUTE_MS)
    expect((await read(booking.id)).recording).toBeNull()
    await goTo(booking.end + 11 * MINUTE_MS)
    const url = `https://transcripts.gotomeeting.com/#/s/${token}`
    expect((await read(booking.id)).recording).toEqual({ url })
    expect(await wordsInDatabase(app, token)).toEqual([])
    let opened: string | undefined
    for await (const { place, sealed, context } of findSealedValues(app.services.db))
      if (place === `recording of ${booking.id}`) opened = app.services.keyring.open(sealed, context)
    expect(opened).toBe(url)
    await goTo(booking.end + 3 * DAY_MS)
    expect(app.mail.messages.filter(({ parsed }) => parsed.text?.includes(token))).toEqual([])

    const row = await findBooking(app.services.db, booking.id)
    if (!row) throw new Error('no booking')
    const actor = { kind: 'host', id: host.id, name: 'Dana' } as const
    expect(await sendRecording(app.services, row, actor, Date.now())).toBe(true)
    expect(await sendRecording(app.services, row, actor, Date.now())).toBe(false)
    await app.settled()
    const got = app.mail.messages.filter(({ parsed }) => parsed.text?.includes(token))
    expect(got.flatMap(({ parsed }) => [parsed.to].flat().map((to) => to?.text)).sort()).toEqual([
      expect.stringContaining('ada@example.com'),
      expect.stringContaining('grace@example.com'),
    ])
  })

  it('is shown to the host, mailed by one click once, and erased with the person, also while mails wait', async () => {
    const { app, host, book, hold, goTo, sent, read } = await startWithFollowUps(ALL, { pages: await builtPages() })
    const { db } = app.services
    const { id } = await db.selectFrom('event_types').select('id').executeTakeFirstOrThrow()
    await callApi(app, host, 'PATCH', `/event-types/${id}`, { guestsAllowed: true })
    const booking = await book(0, { guests: ['grace@example.com'] })
    const token = newShareToken()
    hold(booking, 0, 30, { recording: { token, listedFrom: booking.end } })
    await goTo(booking.end + 2 * MINUTE_MS)
    const { get, post } = await signedIn(app, host)
    const page = `/admin/bookings/${booking.id}`
    expect(await (await get(page)).text()).toContain(token)
    const stranger = await signedIn(app, await aHost(app, { handle: 'emil', connected: false }))
    const send = { change: 'send-recording' }
    expect([(await stranger.get(page)).status, (await stranger.post(`${page}/change`, send)).status]).toEqual([
      404, 404,
    ])
    // Two clicks at once.
    const clicks = await Promise.all([post(`${page}/change`, send), post(`${page}/change`, send)])
    expect(clicks.map(({ headers }) => headers.get('location')).sort()).toEqual([
      `${page}?done=refused`,
      `${page}?done=sent`,
    ])
    await app.settled()
    const mails = () => app.mail.messages.filter(({ parsed }) => parsed.text?.includes(token))
    expect(
      mails()
        .map(({ envelope }) => envelope.to[0])
        .sort(),
    ).toEqual(['ada@example.com', 'grace@example.com'])
    expect(await (await get(page)).text()).not.toContain('value="send-recording"')

    const waiting = db.selectFrom('jobs').select('id').where('kind', '=', 'follow-up').where('state', '=', 'queued')
    expect(await waiting.execute()).toHaveLength(2)
    const person = { address: 'ada@example.com', confirmation: 'ada@example.com' }
    expect((await post('/admin/settings/person', person)).headers.get('location')).toContain('erased=1')
    const shown = await (await get(page)).text()
    expect([shown.includes(token), shown.includes('send-recording')]).toEqual([false, false])
    expect((await read(booking.id)).recording).toBeNull()
    expect(await waiting.execute()).toEqual([])
    // The host's word and later readings of the history bring nothing back.
    for (const state of ['no_show', 'attended', 'unknown']) await say(app, host, booking.id, state)
    await goTo(booking.end + 2 * DAY_MS)
    expect((await post(`${page}/change`, send)).headers.get('location')).toBe(`${page}?done=refused`)
    expect([sent(), mails().length, await findWords(db, [token, 'ada@example.com'])]).toEqual([[], 2, []])
  })

  it('without its token is none', async () => {
    const { book, hold, goTo, read } = await startWithFollowUps(null)
    const booking = await book()
    hold(booking, 0, 30, { recording: { token: null, listedFrom: booking.end } })
    await goTo(booking.end + 2 * DAY_MS)
    expect((await read(booking.id)).recording).toBeNull()
  })

  it('is sent by itself after the host’s time to look at it, where the event type says so', async () => {
    const { app, book, hold, goTo } = await startWithFollowUps({ recordingAfterHours: 5, followUps: {} })
    const booking = await book()
    const token = newShareToken()
    hold(booking, 0, 30, { recording: { token, listedFrom: booking.end } })
    await goTo(booking.end + 2 * MINUTE_MS)
    await goTo(booking.end + 4 * HOUR_MS)
    const mails = () => app.mail.messages.filter(({ parsed }) => parsed.text?.includes(token))
    expect(mails()).toEqual([])
    await goTo(booking.end + 5 * HOUR_MS + 3 * MINUTE_MS)
    expect(mails()).toHaveLength(1)
  })
})

async function startWithFollowUps(
  after: AfterMeeting | null = ALL,
  options: Parameters<typeof startWithClock>[0] = {},
) {
  const world = await startWithClock(options)
  const { db } = world.app.services
  const { id } = await db.selectFrom('event_types').select('id').executeTakeFirstOrThrow()
  if (after)
    await saveAfterMeeting(db, { hostId: world.host.id, eventTypeId: id, value: JSON.stringify(after) }, Date.now())
  /** The subjects of the follow-ups to the attendee, up to their colon. */
  const sent = () => followUpsTo(world.app, 'ada@example.com')
  return { ...world, sent }
}

function followUpsTo(app: TestApp, address: string): string[] {
  return app.mail
    .to(address)
    .map(({ parsed }) => parsed.subject ?? '')
    .filter((subject) => /^(Thank you|How was it|Another meeting|Sorry we)/.test(subject))
    .map((subject) => /^[^:?]*\??/.exec(subject)?.[0] ?? '')
}

async function say(app: TestApp, host: TestHost, id: string, state: string) {
  const answer = await callApi(app, host, 'POST', `/bookings/${id}/attendance`, { state })
  expect(answer.status).toBe(200)
}

/** Tables that hold a text in the clear. */
async function wordsInDatabase(app: TestApp, word: string): Promise<string[]> {
  return findWords(app.services.db, [word])
}
