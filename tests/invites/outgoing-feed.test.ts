import ICAL from 'ical.js'
import ical from 'node-ical'
import { describe, expect, it } from 'vitest'
import { NO_PYTHON, readWithPython } from '#tests/setup/python-icalendar'
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
import { maskUrl } from '~/http/log.server'
import { renewSubscribeAddress, subscribeAddress } from '~/invites/outgoing-feed.server'

describe('the calendar of a host’s bookings', () => {
  it('follows moves and cancellations, as ical.js and node-ical read it', async () => {
    const { app, host, url } = await aSubscribedHost()
    expect(startsIn(await read(url))).toEqual([])
    const [first = '', , other = ''] = await freeSlots(app, host)
    const { id } = await book(app, host, first)
    const booked = await read(url)
    expect(startsIn(booked)).toEqual([first])
    expect(byNodeIcal(booked)).toEqual([first])
    expect(booked).toContain(`UID:${id}@localhost`)
    await callApi(app, host, 'POST', `/bookings/${id}/reschedule`, { start: other })
    const moved = await read(url)
    expect([startsIn(moved), byNodeIcal(moved)]).toEqual([[other], [other]])
    expect(moved).toMatch(/SEQUENCE:[1-9]/)
    await callApi(app, host, 'POST', `/bookings/${id}/cancellation`, {})
    expect(startsIn(await read(url))).toEqual([])
  })

  it.skipIf(NO_PYTHON)('reads the same to python3-icalendar (skipped where the system has none)', async () => {
    const { app, host, url } = await aSubscribedHost()
    const [first = ''] = await freeSlots(app, host)
    await book(app, host, first)
    expect(readWithPython(await read(url)).map(({ start }) => start)).toEqual([first.replace('Z', '+00:00')])
  })

  it('is not sent again while nothing has changed', async () => {
    const { app, host, url } = await aSubscribedHost()
    const etag = (await fetch(url)).headers.get('etag') ?? ''
    expect((await fetch(url, { headers: { 'If-None-Match': etag } })).status).toBe(304)
    const [first = ''] = await freeSlots(app, host)
    await book(app, host, first)
    expect((await fetch(url, { headers: { 'If-None-Match': etag } })).status).toBe(200)
  })

  it('has an address that can be renewed, is stored sealed, and stays out of the log', async () => {
    const { app, host, url } = await aSubscribedHost()
    const secret = new URL(url).pathname.slice('/feeds/'.length, -'.ics'.length)
    const rows = await app.services.db.selectFrom('subscribe_feeds').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(maskUrl(new URL(url).pathname)).toBe('/feeds/…')
    await renewSubscribeAddress(app.services, host.id, Date.now())
    expect((await fetch(url)).status).toBe(404)
    expect((await fetch(`${app.url}/feeds/nonsense.ics`)).status).toBe(404)
    const renewed = await fetch((await subscribeAddress(app.services, host.id)) ?? '')
    expect(renewed.status).toBe(200)
    expect(renewed.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(renewed.headers.get('set-cookie')).toBeNull()
  })
})

async function aSubscribedHost() {
  const app = await startTestApp({ pages: await builtPages() })
  const host = await aHost(app, { connected: false })
  await renewSubscribeAddress(app.services, host.id, Date.now())
  return { app, host, url: (await subscribeAddress(app.services, host.id)) ?? '' }
}

async function book(app: TestApp, host: TestHost, start: string) {
  const booking = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
  return (await (await callApi(app, host, 'POST', '/bookings', booking)).json()).data as { id: string }
}

async function read(url: string): Promise<string> {
  const response = await fetch(url)
  expect(response.status).toBe(200)
  return response.text()
}

function startsIn(calendar: string): string[] {
  const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
  return events.map((event) => inSeconds(new ICAL.Event(event).startDate.toJSDate()))
}

function byNodeIcal(calendar: string): string[] {
  return Object.values(ical.sync.parseICS(calendar)).flatMap((part) =>
    part?.type === 'VEVENT' ? [inSeconds(part.start)] : [],
  )
}

function inSeconds(date: Date): string {
  return date.toISOString().replace('.000Z', 'Z')
}
