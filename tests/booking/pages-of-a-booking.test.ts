import { describe, expect, it, onTestFinished } from 'vitest'
import { linksOf } from '#tests/http/page-forms'
import { setClock } from '#tests/setup/stepped-clock'
import { AN_ATTENDEE, aHost, builtPages, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'

const HOUR_MS = 3_600_000
const QUESTION = { id: 'topic', label: 'What should we decide?', kind: 'short_text', required: true }
const HEADCOUNT = { id: 'people', label: 'How many are you?', kind: 'number', required: false }

describe('the form of the details', () => {
  it('names the question that was not answered, in both languages', async () => {
    const { send } = await aPage({ questions: [QUESTION, HEADCOUNT] })
    const refused = await send({ name: 'Ada Example', email: 'ada@example.com', 'answer-people': 'some' })
    expect(refused.status).toBe(400)
    expect(refused.html).toContain('>Answer ‘What should we decide?’</a>')
    expect(refused.html).toContain('>‘How many are you?’: Please enter a number, such as 12 or 1.5.</a>')
    expect((await send({ name: 'Ada', email: 'ada@example.com' }, 'lang=de')).html).toContain(
      '>Bitte beantworten: „What should we decide?“</a>',
    )
  })

  it('sends a request where the host approves, and books elsewhere', async () => {
    const { send, change } = await aPage()
    const buttonsOf = (html: string) =>
      [...html.matchAll(/<button[^>]*data-variant="primary"[^>]*>(?:<[^>]+>)*([^<]+)/g)].map(([, text]) => text)
    expect(buttonsOf((await send({ name: '', email: '' })).html)).toEqual(['Confirm booking'])
    await change({ confirmation: 'manual' })
    expect(buttonsOf((await send({ name: '', email: '' })).html)).toEqual(['Send request'])
    expect(buttonsOf((await send({ name: '', email: '' }, 'lang=de')).html)).toEqual(['Anfrage senden'])
  })
})

describe('an address that is surely a slip', () => {
  it('is asked about before anything is booked, and the suggested one can be taken', async () => {
    const { send, booked } = await aPage()
    const asked = await send({ name: 'Ada Example', email: 'ada@gmial.com' })
    expect(asked.status).toBe(400)
    expect(titleOf(asked.html)).toBe('Error: Your details · Intro call · Dana Example')
    expect(asked.html).toContain('Did you mean ada@gmail.com?')
    expect(asked.html).toContain('value="ada@gmial.com"')
    expect(await booked()).toEqual([])
    const sent = { ...asked.fields, addressChosen: 'ada@gmail.com' }
    expect((await send(sent)).status).toBe(302)
    expect(await booked()).toEqual(['ada@gmail.com'])
  })

  it.each([
    ['by its button', { addressChosen: 'ada@gmial.com' }],
    ['by sending the form once more', {}],
  ])('is taken as it is when the visitor keeps it, %s', async (_, choice) => {
    const { send, booked } = await aPage()
    const asked = await send({ name: 'Ada Example', email: 'ada@gmial.com' })
    expect((await send({ ...asked.fields, ...choice })).status).toBe(302)
    expect(await booked()).toEqual(['ada@gmial.com'])
  })

  it('is asked about beside what else is wrong, and no second time', async () => {
    const { send, booked } = await aPage()
    const asked = await send({ name: '', email: 'ada@gmail.con' }, 'lang=de')
    expect(asked.html).toContain('Meinten Sie ada@gmail.com?')
    expect(asked.html).toContain('Bitte geben Sie Ihren Namen ein.')
    const again = await send({ ...asked.fields, name: '' }, 'lang=de')
    expect(again.html).not.toContain('Meinten Sie')
    expect((await send({ ...again.fields, name: 'Ada' })).status).toBe(302)
    expect(await booked()).toEqual(['ada@gmail.con'])
  })
})

describe('the page of a booking', () => {
  it('leads to the calendars first, and to the meeting when it is near', async () => {
    const { page, start } = await aBookedPage()
    const actions = async () => {
      const known =
        /^https:\/\/(calendar\.google\.com|outlook\.live\.com|outlook\.office\.com|meet\.goto\.com)|(invite\.ics)$/
      return linksOf(await page()).flatMap((href) => known.exec(href)?.slice(1).find(Boolean) ?? [])
    }
    const calendars = ['calendar.google.com', 'outlook.live.com', 'outlook.office.com', 'invite.ics']
    expect(await actions()).toEqual([...calendars, 'meet.goto.com'])
    const clock = setClock(start - 2 * HOUR_MS)
    onTestFinished(() => clock.giveBack())
    expect(await actions()).toEqual(['meet.goto.com', ...calendars])
    clock.step(3 * HOUR_MS)
    expect(await actions()).toEqual([])
  })

  it('shows attendee, guests and answers, of which nothing becomes a link, and no notes (S16)', async () => {
    const { page } = await aBookedPage({
      settings: { questions: [QUESTION], guestsAllowed: true },
      more: {
        guests: ['grace@example.com'],
        answers: [{ question: 'What should we decide?', answer: 'The <b>budget</b>, call +41 79 555 01 99' }],
        notes: 'Bring numbers',
      },
    })
    const html = await page()
    for (const text of ['Ada Example', 'ada@example.com', 'grace@example.com', 'What should we decide?'])
      expect(html).toContain(text)
    expect(html).toContain('The &lt;b&gt;budget&lt;/b&gt;, call +41 79 555 01 99')
    expect(html).not.toContain('Bring numbers')
    expect(html).not.toContain('tel:+41795550199')
    // The meeting's own numbers can be dialled; its access code is none.
    expect(html).toContain('<a href="tel:+15550100199" class="phone">+1 (555) 010-0199</a>')
    expect(html).toMatch(/Access Code: [\d-]+</)
  })

  it('says moved with both times, and cancelled with what was cancelled struck through', async () => {
    const { app, host, page, id, later } = await aBookedPage()
    await callApi(app, host, 'POST', `/bookings/${id}/reschedule`, { start: later })
    const moved = await page()
    expect(moved).toContain('Moved: you are booked at the new time')
    expect(struckIn(moved)).toHaveLength(1)
    await callApi(app, host, 'POST', `/bookings/${id}/cancellation`, {})
    const cancelled = struckIn(await page())
    expect(cancelled).toHaveLength(2)
    expect(cancelled[0]).toContain('Intro call')
    expect(cancelled[1]).toContain(`dateTime="${new Date(later ?? '').toISOString()}"`)
  })

  it('has a title of its own in every state, and one that says so when a form was refused', async () => {
    const { app, host, id, path, page, later } = await aBookedPage()
    const titles = async (...pages: string[]) => Promise.all(pages.map(async (one) => titleOf(await page(one))))
    const post = async (at: string, fields: Record<string, string>) => {
      const body = new URLSearchParams(fields)
      return titleOf(
        await (await fetch(`${app.url}${path}${at}`, { method: 'POST', headers: { Origin: app.url }, body })).text(),
      )
    }
    const shown = await titles('', '/cancel', '/edit', '/reschedule', `/reschedule?start=${later}`)
    expect(new Set(shown).size).toBe(5)
    for (const title of shown) expect(title).toMatch(/^[^·]+ · Intro call · Dana Example$/)
    const refused = [
      await post('/cancel', { reason: 'x'.repeat(2_000) }),
      await post('/edit', { name: '', guests: '' }),
      await post('/reschedule', { start: '2026-01-01T09:00:00Z', seen: later ?? '' }),
      await post('/reschedule', { start: later ?? '', seen: later ?? '', reason: 'x'.repeat(2_000) }),
    ]
    for (const title of refused) expect(title).toMatch(/^Error: [^·]+ · Intro call · Dana Example$/)
    await callApi(app, host, 'POST', `/bookings/${id}/cancellation`, {})
    expect(await titles('')).toEqual(['Booking cancelled · Intro call · Dana Example'])
  })

  it('is moved from its own month and day, where its time is marked', async () => {
    const { page, start } = await aBookedPage({ daysAhead: 40 })
    const html = await page('/reschedule')
    const inWords = (parts: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('en-GB', { ...parts, timeZone: 'America/New_York' }).format(start).replaceAll(',', '')
    expect(html).toContain(`>${inWords({ month: 'long', year: 'numeric' })}</h2>`)
    const day = inWords({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    expect(html).toMatch(new RegExp(`aria-label="${day}, [^"]+" aria-current="date"[^>]*data-booked="true"`))
    const time = inWords({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    expect(html).toMatch(
      new RegExp(`aria-describedby="time-booked"[^>]*>${time}</a><span id="time-booked">Booked</span>`),
    )
  })
})

describe('the preview of a link', () => {
  it('says what can be booked, with whom, how long and with which picture', async () => {
    const { app, change } = await aPage({ title: 'Intro <call>', durationChoicesMinutes: [30, 60] })
    const tags = async (path: string) => {
      const html = await (await fetch(app.url + path)).text()
      return Object.fromEntries(
        [...html.matchAll(/<meta (?:name|property)="(description|og:\w+)" content="([^"]*)"/g)].map(([, k, v]) => [
          k,
          v,
        ]),
      )
    }
    const page = await tags('/dana/intro-call?tz=UTC')
    expect(page).toMatchObject({
      description: '30 or 60 minutes · Book a time with Dana Example',
      'og:title': 'Intro &lt;call&gt; · Dana Example',
      'og:description': '30 or 60 minutes · Book a time with Dana Example',
      'og:url': `${app.url}/dana/intro-call`,
    })
    const image = page['og:image'] ?? ''
    expect((await fetch(image)).headers.get('content-type')).toBe('image/png')
    expect(new URL(image).origin).toBe(app.url)
    expect(await tags('/dana/intro-call/embed?tz=UTC')).toEqual({})
    await change({ description: 'A long talk. '.repeat(40) })
    expect((await tags('/dana/intro-call?lang=de')).description).toMatch(/^30 oder 60 Minuten · A long talk\..{100,}…$/)
    expect(await tags('/dana')).toMatchObject({
      'og:title': 'Book a time with Dana Example',
      description: 'Intro &lt;call&gt; (30 or 60 minutes)',
    })
  })
})

async function anApp(settings: object = {}) {
  const app = await startTestApp({ pages: await builtPages() })
  const host = await aHost(app)
  const [eventType] = (await (await callApi(app, host, 'GET', '/event-types')).json()).data
  const change = async (changes: object) =>
    expect((await callApi(app, host, 'PATCH', `/event-types/${eventType.id}`, changes)).status).toBe(200)
  await change(settings)
  return { app, host, change }
}

/** A form of the details that can be sent as a browser without scripts sends it. */
async function aPage(settings: object = {}) {
  const { app, host, change } = await anApp(settings)
  const [start = ''] = await freeSlots(app, host)
  const send = async (fields: Record<string, string>, query = '') => {
    const address = `${app.url}/dana/intro-call/book?start=${start}&${query}`
    const formToken = fieldsOf(await (await fetch(address)).text()).formToken ?? ''
    const body = new URLSearchParams({ formToken, start, tz: 'UTC', ...fields })
    const response = await fetch(address, { method: 'POST', redirect: 'manual', headers: { Origin: app.url }, body })
    const html = (await response.text()).replaceAll('<!-- -->', '')
    return { status: response.status, html, fields: fieldsOf(html) }
  }
  const booked = async () =>
    (await app.services.db.selectFrom('bookings').select('attendee_email').execute()).map((row) => row.attendee_email)
  return { app, host, change, send, booked }
}

/** The page of a booking that was made by the API. */
async function aBookedPage({
  settings = {},
  more = {},
  daysAhead = 14,
}: {
  settings?: object
  more?: object
  daysAhead?: number
} = {}) {
  const { app, host } = await anApp(settings)
  const slots = (await freeSlots(app, host, daysAhead)).slice(-20)
  const [start = '', later] = slots
  const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE, ...more }
  const created = await callApi(app, host, 'POST', '/bookings', request)
  expect(created.status).toBe(201)
  const { id, manageUrl } = (await created.json()).data
  await app.settled()
  const path = new URL(manageUrl).pathname
  const page = async (at = '') => (await (await fetch(`${app.url}${path}${at}`)).text()).replaceAll('<!-- -->', '')
  return { app, host, id, path, page, start: Date.parse(start), later }
}

/** What stands in the fields of a page, by their names. */
function fieldsOf(html: string): Record<string, string> {
  return Object.fromEntries(
    [...html.matchAll(/<input[^>]*>/g)].flatMap(([input]) => {
      const name = /name="([^"]+)"/.exec(input)?.[1]
      return name === undefined ? [] : [[name, /value="([^"]*)"/.exec(input)?.[1] ?? '']]
    }),
  )
}

function struckIn(html: string): string[] {
  return [...html.matchAll(/<del>(.*?)<\/del>/gs)].map(([, text = '']) => text)
}

function titleOf(html: string): string {
  return /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
}
