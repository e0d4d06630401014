import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { NO_PYTHON, readWithPython } from '#tests/setup/python-icalendar'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { type CaldavServer, missing, type RealServer, startCaldavServer } from '#tests/simulators/caldav/real-servers'
import { anEvent, connectServer, REACHES_LOOPBACK, utc } from './calendars'

const HALF_HOUR_MS = 30 * 60_000

async function book(app: TestApp, host: TestHost, start: string) {
  const body = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
  const response = await callApi(app, host, 'POST', '/bookings', body, { 'Idempotency-Key': crypto.randomUUID() })
  return { status: response.status, booking: (await response.json()).data }
}

/** The objects of a calendar as the server has them now. */
async function objectsOf(server: CaldavServer, calendar: string): Promise<Map<string, string>> {
  const listed = await server.request('PROPFIND', calendar, undefined, { Depth: '1' })
  const hrefs = [...(await listed.text()).matchAll(/href>([^<]*\.ics)</g)].map(([, href = '']) => href)
  const texts = await Promise.all(hrefs.map(async (href) => (await server.request('GET', href)).text()))
  return new Map(hrefs.map((href, index) => [href, texts[index]!.replace(/\r?\n[ \t]/g, '')]))
}

describe.each<RealServer>(['radicale', 'xandikos'])('a calendar on %s', (name) => {
  const reason = missing(name)
  it.skipIf(reason !== null)(`blocks time and receives bookings${reason === null ? '' : `: ${reason}`}`, async () => {
    const server = await startCaldavServer(name)
    const calendar = await server.calendar('work')
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const host = await aHost(app, { connected: false })
    const [first = '', second = '', third = '', ...others] = await freeSlots(app, host)
    const put = await server.request(
      'PUT',
      `${calendar}dentist.ics`,
      anEvent('dentist', [`DTSTART:${utc(first)}`, `DTEND:${utc(Date.parse(first) + HALF_HOUR_MS)}`]),
      { 'Content-Type': 'text/calendar' },
    )
    expect(put.status).toBeLessThan(300)
    const { accountId } = await connectServer(app, host, server, { calendar: 'work' })
    const free = await freeSlots(app, host)
    expect(free).not.toContain(first)
    expect(free).toContain(others.at(-1))

    const slot = free.find((start) => start > third) ?? ''
    const { status, booking } = await book(app, host, slot)
    expect(status).toBe(201)
    await app.settled()
    const [, text = ''] = [...(await objectsOf(server, calendar))].find(([href]) => href.includes(booking.id)) ?? []
    expect(text).toContain(`DTSTART:${utc(slot)}`)
    expect(text).toContain(`/admin/bookings/${booking.id}`)
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|METHOD/)
    const uid = `${booking.id}.calendar@localhost`
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
    expect([event?.uid, event?.startDate.toJSDate().toISOString()]).toEqual([uid, new Date(slot).toISOString()])
    if (!NO_PYTHON)
      expect(readWithPython(text)).toEqual([
        { start: slot.replace('Z', '+00:00'), sequence: booking.sequence, status: 'CONFIRMED', uid },
      ])

    // Our own event is no foreign one: the same time can be taken again once the booking has left it.
    await app.services.calendars.source.readNow(host.id, accountId)
    const moved = (await freeSlots(app, host)).at(-1) ?? ''
    expect((await callApi(app, host, 'POST', `/bookings/${booking.id}/reschedule`, { start: moved })).status).toBe(200)
    expect(await freeSlots(app, host)).toContain(slot)
    await app.settled()
    const after = await objectsOf(server, calendar)
    expect([...after.values()].filter((text) => text.includes(booking.id))).toEqual([
      expect.stringContaining(`DTSTART:${utc(moved)}`),
    ])

    await callApi(app, host, 'POST', `/bookings/${booking.id}/cancellation`, {})
    await app.settled()
    expect([...(await objectsOf(server, calendar)).keys()].filter((href) => href.includes(booking.id))).toEqual([])
    expect((await objectsOf(server, calendar)).size).toBe(1)

    await server.request('DELETE', `${calendar}dentist.ics`)
    await app.services.calendars.source.readNow(host.id, accountId)
    expect(await freeSlots(app, host)).toContain(first)
    expect(second).not.toBe('')
  })
})
