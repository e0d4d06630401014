import { describe, expect, it } from 'vitest'
import {
  AN_ATTENDEE,
  aHost,
  builtPages,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'

const QUESTIONS = [
  {
    id: 'colours',
    label: 'Colours',
    kind: 'several_choices',
    required: false,
    choices: ['Red', 'Blue', 'Green, dark'],
  },
  { id: 'first', label: 'First time?', kind: 'yes_no', required: false },
  { id: 'size', label: 'Size', kind: 'one_choice', required: false, choices: ['Small', 'Large'] },
  { id: 'phone', label: 'Phone', kind: 'phone', required: false },
]

describe('a booking by API', () => {
  it('invites each person once: no guest twice, and neither attendee nor host as a guest (E3)', async () => {
    const { app, host } = await createApp()
    const guests = [
      'x@e.example',
      'X@e.example',
      'ADA@example.com',
      'Dana@Example.com',
      'y.z@gmail.com',
      'yz+a@googlemail.com',
    ]
    const { status, data } = await book(app, host, { guests })
    expect([status, data.guests]).toEqual([201, ['x@e.example', 'y.z@gmail.com']])
    await app.settled()
    const receivers = app.mail.messages.map(({ envelope }) => envelope.to[0]).sort()
    expect(receivers).toEqual(['ada@example.com', 'dana@example.com', 'x@e.example', 'y.z@gmail.com'])
    const attendees = [...(app.mail.messages[0]?.calendar?.content ?? '').matchAll(/^ATTENDEE/gm)]
    expect(attendees.length).toBeLessThanOrEqual(4)
  })

  it('keeps each person once when the attendee changes the guests, however they are spelled', async () => {
    const { app, host } = await createApp(await builtPages())
    const { data } = await book(app, host, { guests: ['g@e.example'] })
    const path = new URL(data.manageUrl).pathname
    await app.settled()
    const before = app.mail.messages.length
    const guests = 'X@e.example, x@E.example; ADA@example.com; Dana <DANA@example.com>; g@e.example'
    const response = await fetch(`${app.url}${path}/edit`, {
      method: 'POST',
      headers: { Origin: app.url },
      redirect: 'manual',
      body: new URLSearchParams({ name: 'Ada\u00a0 Example', guests }),
    })
    expect(response.status).toBe(302)
    const after = (await (await callApi(app, host, 'GET', `/bookings/${data.id}`)).json()).data
    expect([after.attendee.name, after.guests]).toEqual(['Ada Example', ['X@e.example', 'g@e.example']])
    await app.settled()
    const receivers = app.mail.messages.slice(before).map(({ envelope }) => envelope.to[0])
    expect(receivers).toContain('X@e.example')
    expect(new Set(receivers).size).toBe(receivers.length)
  })

  it('stores an international address as mail servers know it, and refuses an invalid one', async () => {
    const { app, host } = await createApp()
    const attendee = { ...AN_ATTENDEE, email: ' mailto:info@müller.example ' }
    expect((await book(app, host, { attendee })).data.attendee.email).toBe('info@xn--mller-kva.example')
    for (const email of [
      'ada..b@example.com',
      '.ada@example.com',
      'ada.@example.com',
      'jürgen@example.com',
      'a@x.example, b@x.example',
    ])
      expect((await book(app, host, { attendee: { ...AN_ATTENDEE, email } })).status).toBe(422)
  })

  it('cleans answers as the page does', async () => {
    const { app, host } = await createApp()
    const answers = [
      { question: 'phone', answer: '\u202d+41\u00a044\u00a0668\u00a018\u00a000\u202c' },
      { question: 'colours', answer: 'red, GREEN, dark' },
      { question: 'first', answer: 'Yes' },
    ]
    expect((await book(app, host, { answers })).status).toBe(422)
    answers[1] = { question: 'colours', answer: 'red\ngreen, dark' }
    expect((await book(app, host, { answers })).data.answers).toEqual([
      { question: 'Colours', answer: 'Red\nGreen, dark' },
      { question: 'First time?', answer: 'yes' },
      { question: 'Phone', answer: '+41 44 668 18 00' },
    ])
  })

  it('takes any language tag, keeps it, and answers in the nearest language', async () => {
    const { app, host } = await createApp()
    for (const [locale, kept, subject] of [
      ['sv', 'sv', 'Booked'],
      ['fr', 'fr', 'Réservé\u202f'],
      ['de-ch', 'de-CH', 'Gebucht'],
      ['zh-Hant-TW', 'zh-Hant-TW', 'Booked'],
    ] as const) {
      const since = app.mail.messages.length
      const { status, data } = await book(app, host, { attendee: { ...AN_ATTENDEE, locale } })
      expect([status, data.attendee.locale]).toEqual([201, kept])
      await app.settled()
      const mail = app.mail.messages.slice(since).find(({ envelope }) => envelope.to[0] === AN_ATTENDEE.email)
      expect(mail?.parsed.subject).toMatch(new RegExp(`^${subject}:`))
    }
    for (const locale of ['', 'x', 'de_CH', 'english please', 'e'.repeat(300)])
      expect((await book(app, host, { attendee: { ...AN_ATTENDEE, locale } })).status).toBe(422)
  })
})

describe('the list of bookings', () => {
  it('includes both ends of a range of dates in the host’s zone, and ends before an instant', async () => {
    const { app, host } = await createApp()
    const { data } = await book(app, host, {})
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Zurich' }).format(new Date(data.start))
    const before = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
    const count = async (query: string) => {
      const response = await callApi(app, host, 'GET', `/bookings?${query}`)
      expect(response.status).toBe(200)
      return (await response.json()).data.length
    }
    expect(await count(`from=${day}&to=${day}`)).toBe(1)
    expect(await count(`from=${before}&to=${before}`)).toBe(0)
    expect(await count(`to=9999-12-31`)).toBe(1)
    expect(await count(`from=${data.start}&to=${data.start}`)).toBe(0)
    expect(await count(`to=${data.start}`)).toBe(0)
    expect(await count(`from=${data.start}`)).toBe(1)
  })

  it('reads a bare plus in an instant as a plus, not as a space', async () => {
    const { app, host } = await createApp()
    const { data } = await book(app, host, {})
    const local = `${new Date(Date.parse(data.start) + 3_600_000).toISOString().slice(0, 19)}+01:00`
    for (const written of [local, encodeURIComponent(local)]) {
      const response = await callApi(app, host, 'GET', `/bookings?from=${written}`)
      expect([response.status, (await response.json()).data.length]).toEqual([200, 1])
    }
    expect((await callApi(app, host, 'GET', '/bookings?from=2026-12-03T00:00:00%20x01:00')).status).toBe(422)
  })
})

describe('the details page', () => {
  it('shows the values of a link as they were meant', async () => {
    const { app, host } = await createApp(await builtPages())
    const [start = ''] = await freeSlots(app, host)
    const page = async (query: string) =>
      (await fetch(`${app.url}/dana/intro-call/book?start=${encodeURIComponent(start)}&${query}`)).text()
    const checked = (html: string) =>
      [...html.matchAll(/<input[^>]+>/g)]
        .map(([tag]) => tag)
        .filter((tag) => tag.includes('checked=""'))
        .map((tag) => /value="([^"]*)"/.exec(tag)?.[1])
    expect(checked(await page('a1=Red&a1=Blue'))).toEqual(['Red', 'Blue'])
    expect(checked(await page('a1=red,BLUE&a2=Yes&a3=large'))).toEqual(['Red', 'Blue', 'yes', 'Large'])
    expect(checked(await page('a1=Green,%20dark&a2=nein'))).toEqual(['Green, dark', 'no'])
    expect(checked(await page('a1=Pink&a3=Medium&a2=perhaps'))).toEqual([])
    expect(checked(await page('a1=Red,,Blue,Purple'))).toEqual(['Red', 'Blue'])
    const prefilled = await page('name=Ada%0ALovelace&email=Ada%20%3Cada@Example.com%3E&a4=tel:+41446681800')
    for (const value of ['Ada Lovelace', 'ada@example.com', '+41446681800'])
      expect(prefilled).toContain(`value="${value}"`)
    const html = await page('email=foo+bar@example.com&guests=a+b@x.example,c@x.example&a4=+41446681800')
    expect(html).toContain('value="foo+bar@example.com"')
    expect(html).toContain('>a+b@x.example,c@x.example</textarea>')
    expect(html).toContain('value="+41446681800"')
  })

  it('accepts guests as mail programs write them, and phone numbers as address books do', async () => {
    const { app, host } = await createApp(await builtPages())
    const { location } = await bookOnPage(app, host, {
      email: ' <ada@example.com> ',
      guests: 'Anna Muster <anna@example.org>; "Muster, Ben" <ben@example.org>\nAda@example.com',
      'answer-phone': '\u202d608-271-9000\u202c x11',
    })
    expect(location).toMatch(/^\/booking\//)
    const [booking] = (await (await callApi(app, host, 'GET', '/bookings')).json()).data
    expect(booking).toMatchObject({
      attendee: { email: 'ada@example.com' },
      guests: ['anna@example.org', 'ben@example.org'],
      answers: [{ question: 'Phone', answer: '608-271-9000 x11' }],
    })
  })

  it('says what is wrong with an answer, and keeps what was typed', async () => {
    const { app, host } = await createApp(await builtPages())
    const { status, html } = await bookOnPage(app, host, {
      guests: 'Anna, ben@example.org',
      'answer-phone': 'call me maybe',
    })
    expect(status).toBe(400)
    expect(html).toContain('This is not a phone number: use digits')
    expect(html).toContain('Please enter email addresses, separated by commas')
    expect(html).toContain('call me maybe')
    expect(html).not.toContain('Please shorten this answer')
  })

  it('remembers the visitor’s language, region and clock', async () => {
    const { app, host } = await createApp(await builtPages())
    const localeAfter = async (query: string, acceptLanguage: string) => {
      const email = `reader${Math.random()}@example.com`
      await bookOnPage(app, host, { email }, { query, acceptLanguage })
      const { data } = await (await callApi(app, host, 'GET', '/bookings')).json()
      return data.find((one: { attendee: { email: string } }) => one.attendee.email === email)?.attendee.locale
    }
    expect(await localeAfter('', 'en-US,en;q=0.9')).toBe('en-US')
    expect(await localeAfter('lang=de', 'en-US,en;q=0.9')).toBe('de')
    expect(await localeAfter('clock=12', 'de-CH')).toBe('de-CH-u-hc-h12')
    expect(await localeAfter('lang=en', 'en-CA,en;q=0.9')).toBe('en-CA')
    expect(await localeAfter('lang=fr-ca', '')).toBe('fr-CA')
    expect(await localeAfter('lang=%20nonsense', '')).toBe('en')
  })
})

async function createApp(pages?: Awaited<ReturnType<typeof builtPages>>) {
  const app = await startTestApp(pages ? { pages } : {})
  const host = await aHost(app)
  const { data } = await (await callApi(app, host, 'GET', '/event-types?host=dana')).json()
  await callApi(app, host, 'PATCH', `/event-types/${data[0].id}`, { questions: QUESTIONS, guestsAllowed: true })
  return { app, host }
}

async function book(app: TestApp, host: TestHost, body: object) {
  const [start] = await freeSlots(app, host)
  const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE, ...body }
  const response = await callApi(app, host, 'POST', '/bookings', request)
  return { status: response.status, data: (await response.json()).data }
}

/** As a browser without scripts does. */
async function bookOnPage(
  app: TestApp,
  host: TestHost,
  typed: Record<string, string>,
  { query = '', acceptLanguage = '' } = {},
) {
  const [start = ''] = await freeSlots(app, host)
  const address = `${app.url}/dana/intro-call/book?start=${encodeURIComponent(start)}&${query}`
  const headers = { 'Accept-Language': acceptLanguage }
  const html = await (await fetch(address, { headers })).text()
  const formToken = /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const shown = /name="shown" value="([^"]*)"/.exec(html)?.[1] ?? ''
  const response = await fetch(address, {
    method: 'POST',
    headers: { ...headers, Origin: app.url },
    redirect: 'manual',
    body: new URLSearchParams({
      formToken,
      start,
      shown,
      tz: 'UTC',
      name: 'Ada Example',
      email: 'ada@example.com',
      ...typed,
    }),
  })
  return { status: response.status, location: response.headers.get('location'), html: await response.text() }
}
