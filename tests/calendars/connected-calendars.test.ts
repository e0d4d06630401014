import { describe, expect, it } from 'vitest'
import { inTransaction } from '#db/in-transaction'
import { findBooking } from '#db/queries/bookings'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { findBusyElsewhere } from '~/availability/slots/busy-times.server'
import { changeCalendarSettings } from '~/calendars/change-calendars.server'
import { eraseAttendee } from '~/privacy/erase-attendee.server'
import { anEvent, connectServer, REACHES_LOOPBACK, utc } from './calendars'

const HALF_HOUR_MS = 30 * 60_000

async function book(app: TestApp, host: TestHost, start: string) {
  const body = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
  const response = await callApi(app, host, 'POST', '/bookings', body, { 'Idempotency-Key': crypto.randomUUID() })
  return { status: response.status, booking: (await response.json()).data }
}

describe('connected calendars', () => {
  it('names the calendar in the explanation of a time, never the title', async () => {
    const server = await startQuirksServer()
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const host = await aHost(app, { connected: false })
    const [start = ''] = await freeSlots(app, host)
    const end = utc(Date.parse(start) + HALF_HOUR_MS)
    server.put('one.ics', anEvent('one', [`DTSTART:${utc(start)}`, `DTEND:${end}`]))
    await connectServer(app, host, server)
    const busy = await findBusyElsewhere(app.services.db, host.id, {
      from: Date.parse(start),
      until: Date.parse(start) + 1,
    })
    expect(busy.map(({ source }) => source)).toEqual([
      { kind: 'calendar', id: expect.stringMatching(/^cln_/), name: 'Work' },
    ])
    for (const table of ['busy_intervals', 'calendar_objects', 'calendars'] as const)
      expect(JSON.stringify(await app.services.db.selectFrom(table).selectAll().execute())).not.toContain('Dentist')
  })

  it('shows requests as tentative if the host wants, and takes them out when they are declined', async () => {
    const server = await startQuirksServer()
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const host = await aHost(app, { connected: false })
    await connectServer(app, host, server)
    await app.services.db.updateTable('event_types').set({ confirmation: 'manual' }).execute()
    const slots = await freeSlots(app, host)
    await book(app, host, slots[0] ?? '')
    await app.settled()
    expect(server.objects.size).toBe(0)
    const settings = { unreadable: 'last_known', requests: 1, invites: 1 } as const
    await changeCalendarSettings(app.services, host.id, settings, Date.now())
    const { booking } = await book(app, host, slots[6] ?? '')
    await app.settled()
    const texts = () => [...server.objects.values()].map(({ text }) => text)
    expect(texts().map((text) => /STATUS:(\w+)/.exec(text)?.[1])).toEqual(['TENTATIVE', 'TENTATIVE'])
    await callApi(app, host, 'POST', `/bookings/${booking.id}/approval`, {})
    await app.settled()
    expect(
      texts()
        .map((text) => /STATUS:(\w+)/.exec(text)?.[1])
        .toSorted(),
    ).toEqual(['CONFIRMED', 'TENTATIVE'])
    const [first] = (await (await callApi(app, host, 'GET', '/bookings')).json()).data
    await callApi(app, host, 'POST', `/bookings/${first.id}/decline`, {})
    await app.settled()
    expect(texts()).toHaveLength(1)
  })

  it('follows a new choice of calendar, and keeps hosts apart who share an account', async () => {
    const [one, other] = [await startQuirksServer(), await startQuirksServer()]
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const host = await aHost(app, { connected: false })
    const colleague = await aHost(app, { handle: 'milo', connected: false })
    await connectServer(app, host, one)
    const shared = await connectServer(app, colleague, one)
    const slots = await freeSlots(app, host)
    const { booking } = await book(app, host, slots[0] ?? '')
    await app.settled()
    await app.services.calendars.source.readNow(colleague.id, shared.accountId)
    // For the colleague it is an event like any other.
    expect(await freeSlots(app, colleague)).not.toContain(slots[0])
    await connectServer(app, host, other)
    await app.settled()
    expect([[...one.objects.keys()], [...other.objects.keys()]]).toEqual([[], [`${booking.id}.ics`]])
    await app.services.calendars.source.readNow(colleague.id, shared.accountId)
    expect(await freeSlots(app, colleague)).toContain(slots[0])
  })

  it('has the join link in the event, and mails no invite to a host who wants none (K5)', async () => {
    const server = await startQuirksServer()
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const host = await aHost(app)
    await connectServer(app, host, server)
    const settings = { unreadable: 'last_known', requests: 0, invites: 0 } as const
    await changeCalendarSettings(app.services, host.id, settings, Date.now())
    const slots = await freeSlots(app, host)
    const { booking } = await book(app, host, slots[0] ?? '')
    await app.settled()
    const [{ text } = { text: '' }] = [...server.objects.values()]
    expect(text.replace(/\r\n[ \t]/g, '')).toMatch(/LOCATION:https:/)
    const attachments = (address: string) =>
      app.mail.to(address).flatMap(({ parsed }) => parsed.attachments.flatMap(({ filename }) => filename ?? []))
    expect([attachments(host.email), attachments(AN_ATTENDEE.email)]).toEqual([[], ['invite.ics']])
    await callApi(app, host, 'POST', `/bookings/${booking.id}/cancellation`, {})
    await app.settled()
    expect(server.objects.size).toBe(0)
  })

  it('no longer name an attendee who was erased, in coming and past events', async () => {
    const server = await startQuirksServer()
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const host = await aHost(app, { connected: false })
    await connectServer(app, host, server)
    const slots = await freeSlots(app, host)
    const [first, second] = [await book(app, host, slots[0] ?? ''), await book(app, host, slots[6] ?? '')]
    await app.settled()
    const past = { starts_at: Date.now() - 2 * HALF_HOUR_MS, ends_at: Date.now() - HALF_HOUR_MS }
    const { db } = app.services
    await db.updateTable('bookings').set(past).where('id', '=', second.booking.id).execute()
    expect([...server.objects.values()].filter(({ text }) => text.includes(AN_ATTENDEE.email))).toHaveLength(2)
    for (const { booking } of [first, second]) {
      const row = await findBooking(db, booking.id)
      if (row) await inTransaction(db, (tx) => eraseAttendee(tx, app.services.keyring, row, Date.now()))
    }
    app.services.outbox.wake()
    await app.settled()
    expect([...server.objects.keys()]).toEqual([`${first.booking.id}.ics`])
    expect(JSON.stringify([...server.objects.values()])).not.toMatch(/ada/i)
  })
})
