import ICAL from 'ical.js'
import ical from 'node-ical'
import { describe, expect, it } from 'vitest'
import { NO_PYTHON, readWithPython } from '#tests/setup/python-icalendar'
import {
  AN_ATTENDEE,
  aHost,
  aHouse,
  builtPages,
  callApi,
  freeSlots,
  type TestHost,
  type TestHouse,
} from '#tests/setup/test-app'
import { maskUrl } from '~/http/log.server'
import { renewSubscribeAddress, subscribeAddress } from '~/invites/outgoing-feed.server'

describe('the calendar of a host’s bookings', () => {
  it('follows moves and cancellations, as ical.js and node-ical read it', async () => {
    const { house, host, url } = await aSubscribedHost()
    expect(startsIn(await read(url))).toEqual([])
    const [first = '', , other = ''] = await freeSlots(house, host)
    const { id } = await book(house, host, first)
    const booked = await read(url)
    expect(startsIn(booked)).toEqual([first])
    expect(byNodeIcal(booked)).toEqual([first])
    expect(booked).toContain(`UID:${id}@localhost`)
    await callApi(house, host, 'POST', `/bookings/${id}/reschedule`, { start: other })
    const moved = await read(url)
    expect([startsIn(moved), byNodeIcal(moved)]).toEqual([[other], [other]])
    expect(moved).toMatch(/SEQUENCE:[1-9]/)
    await callApi(house, host, 'POST', `/bookings/${id}/cancellation`, {})
    expect(startsIn(await read(url))).toEqual([])
  })

  it.skipIf(NO_PYTHON)('reads the same to python3-icalendar (skipped where the system has none)', async () => {
    const { house, host, url } = await aSubscribedHost()
    const [first = ''] = await freeSlots(house, host)
    await book(house, host, first)
    expect(readWithPython(await read(url)).map(({ start }) => start)).toEqual([first.replace('Z', '+00:00')])
  })

  it('is not sent again while nothing has changed', async () => {
    const { house, host, url } = await aSubscribedHost()
    const etag = (await fetch(url)).headers.get('etag') ?? ''
    expect((await fetch(url, { headers: { 'If-None-Match': etag } })).status).toBe(304)
    const [first = ''] = await freeSlots(house, host)
    await book(house, host, first)
    expect((await fetch(url, { headers: { 'If-None-Match': etag } })).status).toBe(200)
  })

  it('has an address that can be renewed, is stored sealed, and stays out of the log', async () => {
    const { house, host, url } = await aSubscribedHost()
    const secret = new URL(url).pathname.slice('/feeds/'.length, -'.ics'.length)
    const rows = await house.services.db.selectFrom('subscribe_feeds').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(maskUrl(new URL(url).pathname)).toBe('/feeds/…')
    await renewSubscribeAddress(house.services, host.id, Date.now())
    expect((await fetch(url)).status).toBe(404)
    expect((await fetch(`${house.url}/feeds/nonsense.ics`)).status).toBe(404)
    const renewed = await fetch((await subscribeAddress(house.services, host.id)) ?? '')
    expect(renewed.status).toBe(200)
    expect(renewed.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(renewed.headers.get('set-cookie')).toBeNull()
  })
})

async function aSubscribedHost() {
  const house = await aHouse({ pages: await builtPages() })
  const host = await aHost(house, { connected: false })
  await renewSubscribeAddress(house.services, host.id, Date.now())
  return { house, host, url: (await subscribeAddress(house.services, host.id)) ?? '' }
}

async function book(house: TestHouse, host: TestHost, start: string) {
  const booking = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
  return (await (await callApi(house, host, 'POST', '/bookings', booking)).json()).data as { id: string }
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
