import { describe, expect, it } from 'vitest'
import { findEventTypeBySlug } from '#db/queries/event-types'
import { aHost, builtPages, freeSlots, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { listBookingLinks, makeOneTimeLink, renewSecretLink } from '~/event-types/booking-links.server'
import { type EventType, eventTypeFromRow } from '~/event-types/event-type'
import { changeEventType } from '~/event-types/save-event-type.server'

describe('links with a key', () => {
  it('open a secret event type, which is hidden without one, until the link is renewed', async () => {
    const { app, host, settle } = await createApp()
    const eventType = await settle({ secret: true })
    const page = `${app.url}/dana/intro-call`
    expect(await statusOf(page)).toBe(404)
    expect(await statusOf(`${page}?key=guessed`)).toBe(404)
    expect(await (await fetch(`${app.url}/dana`)).text()).not.toContain('intro-call')
    const day = new Date().toISOString().slice(0, 10)
    const slots = `${app.url}/api/v1/slots?host=dana&eventType=intro-call&from=${day}&to=${day}`
    expect(await statusOf(slots)).toBe(404)
    expect(await statusOf(slots, { Authorization: `Bearer ${host.apiToken}` })).toBe(200)
    expect(await statusOf(`${app.url}/api/v1/event-types/${eventType.id}`)).toBe(404)

    const { secretUrl } = await listBookingLinks(app.services, eventType, page)
    const html = await (await fetch(secretUrl ?? '')).text()
    // The key is carried to the form.
    expect(html).toMatch(/href="\/dana\/intro-call\/book\?[^"]*key=/)
    await renewSecretLink(app.services, eventType, Date.now())
    expect(await statusOf(secretUrl ?? '')).toBe(404)
  })

  it('make one booking when one-time, of two requests at once one; the same form again shows it (B4)', async () => {
    const { app, slots, settle } = await createApp()
    const eventType = await settle({})
    await makeOneTimeLink(app.services, eventType, Date.now())
    const { oneTime } = await listBookingLinks(app.services, eventType, `${app.url}/dana/intro-call/book`)
    const forms = await Promise.all([0, 4].map((index) => openForm(`${oneTime[0]?.url}&start=${slots[index]}`)))
    const answers = await Promise.all(forms.map(({ send }) => send()))
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 410])
    expect(await app.services.db.selectFrom('bookings').select('id').execute()).toHaveLength(1)

    const winner = forms[answers.findIndex(({ status }) => status === 302)]
    const again = await winner?.send()
    expect(again?.headers.get('location')).toBe(answers.find(({ status }) => status === 302)?.headers.get('location'))
    const used = await fetch(oneTime[0]?.url.replace('/book', '') ?? '')
    expect(used.status).toBe(410)
    expect(await used.text()).toContain('This link was already used')
    expect((await listBookingLinks(app.services, eventType, '')).oneTime[0]).toMatchObject({
      bookingId: expect.stringContaining('bkg_'),
    })
  })
})

describe('after a booking', () => {
  it('redirects to the saved address with the booking’s id only, allowed by the page’s policy (S12)', async () => {
    const { app, slots, settle } = await createApp()
    await settle({ redirectUrl: 'https://example.com/thanks?from=foyer' })
    const page = `${app.url}/dana/intro-call/book?start=${slots[0]}&redirect=https://evil.example&name=Ada`
    expect((await fetch(page)).headers.get('content-security-policy')).toContain(
      "form-action 'self' https://example.com;",
    )
    const form = await openForm(page)
    const { location } = Object.fromEntries((await form.send()).headers) as { location: string }
    expect(location).toMatch(/^https:\/\/example\.com\/thanks\?from=foyer&booking_id=bkg_\w+$/)
  })

  it('a telephone meeting needs a number, keeps it as the place, and makes no GoTo meeting (E2)', async () => {
    const { app, slots, settle } = await createApp()
    await settle({ location: { kind: 'host_calls', detail: '' }, meetingInstructions: 'Have your figures ready.' })
    const form = await openForm(`${app.url}/dana/intro-call/book?start=${slots[0]}`)
    expect((await form.send()).status).toBe(400)
    form.fields.set('answer-attendee-phone', '+41 44 555 01 99')
    const booked = await form.send()
    expect(booked.status).toBe(302)
    await settle({ location: { kind: 'goto', detail: '' } })
    await app.settled()
    expect(app.goto.meetings()).toHaveLength(0)
    const html = await (await fetch(app.url + booked.headers.get('location'))).text()
    expect(html).toContain('Dana Example calls Ada Example: +41 44 555 01 99')
    const [mail] = app.mail.to('ada@example.com')
    expect(mail?.parsed.text).toContain('Have your figures ready.')
    expect(mail?.parsed.text).toContain('+41 44 555 01 99')
    expect(mail?.parsed.text).not.toContain('link to join')
  })

  it('asks for consent when the host does, and for dependent questions without scripts before booking', async () => {
    const { app, slots, settle } = await createApp()
    await settle({
      consentText: 'I agree to the terms',
      questions: [
        { id: 'met', label: 'Have we met?', kind: 'yes_no', required: true, showIf: null },
        {
          id: 'where',
          label: 'Where was that?',
          kind: 'short_text',
          required: false,
          showIf: { question: 'met', answers: ['yes'] },
        },
      ],
    })
    const form = await openForm(`${app.url}/dana/intro-call/book?start=${slots[0]}`)
    // It waits in a template for the answer, where no browser shows it.
    expect(form.html.replace(/<template.*?<\/template>/gs, '')).not.toContain('>Where was that?<')
    form.fields.set('answer-met', 'yes')
    const asked = await (await form.send()).text()
    expect(asked).toContain('>Where was that?<')
    expect(asked).toContain('leads to one more question')
    expect(asked).toContain('Please tick this box')
    expect(asked).toContain('value="Ada Example"')
    form.fields.set('shown', 'met where')
    form.fields.set('answer-where', 'In Bern')
    form.fields.set('consent', 'on')
    expect((await form.send()).status).toBe(302)
    const { answers } = await app.services.db.selectFrom('bookings').select('answers').executeTakeFirstOrThrow()
    await settle({ questions: [] })
    expect(JSON.parse(answers)).toEqual([
      { question: 'Have we met?', answer: 'yes' },
      { question: 'Where was that?', answer: 'In Bern' },
      { question: 'I agree to the terms', answer: 'yes' },
    ])
    // Editing the questions has not changed earlier answers.
    expect(await app.services.db.selectFrom('bookings').select('answers').executeTakeFirst()).toEqual({ answers })
  })
})

async function createApp() {
  const app = await startTestApp({ pages: await builtPages() })
  const host = await aHost(app)
  return { app, host, slots: await freeSlots(app, host), settle: settler(app, host) }
}

function settler(app: TestApp, host: TestHost) {
  return async (changes: Partial<EventType>): Promise<EventType> => {
    const row = await findEventTypeBySlug(app.services.db, host.id, 'intro-call')
    if (!row) throw new Error('A new host has no event type')
    const result = await changeEventType(app.services, { hostId: host.id, id: row.id }, changes, Date.now())
    if (!result.ok) throw new Error(result.reason)
    return { ...eventTypeFromRow(row), ...result.eventType }
  }
}

async function statusOf(url: string, headers = {}): Promise<number> {
  const response = await fetch(url, { headers, redirect: 'manual' })
  await response.arrayBuffer()
  return response.status
}

/** The details page as a browser without scripts has it, filled in. */
async function openForm(page: string) {
  const html = await (await fetch(page)).text()
  const hidden = [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
  const fields = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value]))
  fields.set('name', 'Ada Example')
  fields.set('email', 'ada@example.com')
  const headers = { Origin: new URL(page).origin }
  return { html, fields, send: () => fetch(page, { method: 'POST', body: fields, redirect: 'manual', headers }) }
}
