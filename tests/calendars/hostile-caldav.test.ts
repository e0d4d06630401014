import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { callDav } from '~/calendars/caldav/dav-client.server'
import { readCaldavChanges } from '~/calendars/caldav/read-objects.server'
import { parseXml } from '~/calendars/caldav/xml'
import { connectCaldav } from '~/calendars/connect-account.server'
import { caldavWriteQueue } from '~/calendars/write-booking-event.server'
import { systemElapsed } from '~/time/system-time'
import { anEvent, connectServer, eventsWritten, REACHES_LOOPBACK } from './calendars'

const NOW = Date.UTC(2026, 10, 30, 9)
const DAY_MS = 86_400_000
const ACCESS = { username: 'dana', password: 'secret' }
const TOOLS = { allowPrivate: true, elapsed: systemElapsed, ourHost: 'book.example.com' }

/** A server under the control of a stranger. @param answer the inside of its multistatus */
async function aServer(answer: (request: string) => string) {
  const requests: string[] = []
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    requests.push(body)
    outgoing.writeHead(207, { 'Content-Type': 'application/xml', 'Content-Encoding': 'gzip' })
    outgoing.end(
      gzipSync(`<multistatus xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">${answer(body)}</multistatus>`),
    )
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => void server.close().closeAllConnections())
  return { requests, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/home/` }
}

function changesOf(url: string, syncState: string | null = null) {
  const host = { hostId: 'hst_1', timeZone: 'UTC', ownAddresses: [] }
  const window = { from: NOW - DAY_MS, until: NOW + 400 * DAY_MS }
  return readCaldavChanges(TOOLS, ACCESS, {
    calendar: { remoteId: url, timeZone: null },
    host,
    syncState,
    window,
    now: NOW,
  })
}

const resource = (path: string, etag = '1') =>
  `<response><href>${path}</href><propstat><prop><getetag>${etag}</getetag></prop></propstat></response>`

describe('a CalDAV server under the control of a stranger', () => {
  it.each([
    ['a million addresses of one resource', `<response>${'<href>/</href>'.repeat(500_000)}</response>`],
    ['a million resources', '<response/>'.repeat(500_000)],
    [
      'a million properties',
      `<response><href>/</href><propstat><prop>${'<a/>'.repeat(500_000)}</prop></propstat></response>`,
    ],
    ['thousands of attributes', `<response ${Array.from({ length: 5_000 }, (_, n) => `a${n}=""`).join(' ')}/>`],
    ['more resources than any calendar', '<response><href>/</href></response>'.repeat(30_000)],
    ['an endless address', `<response><href>/${'a'.repeat(100_000)}</href></response>`],
    ['an endless sync token', `<sync-token>${'a'.repeat(100_000)}</sync-token>`],
  ])('is refused with %s', async (_name, answer) => {
    const { url } = await aServer(() => answer)
    expect(await changesOf(url)).toMatchObject({ ok: false, reason: 'unreadable' })
  })

  it('is refused when its list of changes has no end', async () => {
    let count = 0
    const { url, requests } = await aServer(() => {
      const changed = Array.from({ length: 9_000 }, () => resource(`/home/${count++}.ics`)).join('')
      return `${changed}<response><href>/home/</href><status>HTTP/1.1 507 More</status></response><sync-token>${count}</sync-token>`
    })
    expect(await changesOf(url)).toMatchObject({ ok: false, reason: 'unreadable' })
    expect(requests).toHaveLength(3)
  })

  it('is refused when its events have more busy times than a year', async () => {
    const event = anEvent('one', ['DTSTART:20261201T000000Z', 'DURATION:PT1M', 'RRULE:FREQ=HOURLY;COUNT=4000'])
    const list = [1, 2, 3].map((n) => resource(`/home/${n}.ics`)).join('')
    const { url } = await aServer((request) =>
      request.includes('multiget')
        ? list.replaceAll('</getetag>', `</getetag><c:calendar-data>${event}</c:calendar-data>`)
        : `${list}<sync-token>1</sync-token>`,
    )
    expect(await changesOf(url)).toMatchObject({ ok: false, reason: 'unreadable' })
  })

  it('has no ETag stored that is longer than any', async () => {
    const event = anEvent('one', ['DTSTART:20261201T000000Z', 'DURATION:PT1M'])
    const one = resource('/home/1.ics', 'e'.repeat(100_000))
    const { url } = await aServer((request) =>
      request.includes('multiget')
        ? one.replace('</getetag>', `</getetag><c:calendar-data>${event}</c:calendar-data>`)
        : `${one}<sync-token>1</sync-token>`,
    )
    const changes = await changesOf(url)
    expect(changes).toMatchObject({ ok: true, value: { events: [{ remoteId: '/home/1.ics', etag: null }] } })
  })

  it('gets no request after the time for all of them', async () => {
    const { url, requests } = await aServer(() => '')
    const late = { ...TOOLS, until: systemElapsed() - 1 }
    const answer = await callDav(late, ACCESS, { method: 'GET', url })
    expect(answer).toMatchObject({ ok: false, reason: 'unreachable' })
    expect(requests).toEqual([])
  })

  it('lets other work run while its answer is read', async () => {
    const text = `<a>${'<b/>'.repeat(150_000)}</a>`
    let turns = 0
    let isRead = false
    const turn = () => {
      turns++
      if (!isRead) setImmediate(turn)
    }
    setImmediate(turn)
    expect((await parseXml(text))?.children).toHaveLength(150_000)
    isRead = true
    expect(turns).toBeGreaterThanOrEqual(Math.floor(text.length / 32_768))
  })

  it('that hangs holds up no mail, however many hosts have one', async () => {
    const server = await startQuirksServer()
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const host = await aHost(app, { connected: false })
    const [start] = await freeSlots(app, host)
    await connectServer(app, host, server)
    const ends = await Promise.all(Array.from({ length: 8 }, (_, n) => caldavWriteQueue.enter(`hst_${n}`)))
    onTestFinished(() => {
      for (const end of ends) end()
    })
    const body = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const headers = { 'Idempotency-Key': crypto.randomUUID() }
    expect((await callApi(app, host, 'POST', '/bookings', body, headers)).status).toBe(201)
    await app.settled()
    const written = () => [...server.objects.keys()].filter((name) => name.startsWith('bkg_'))
    const jobs = () => app.services.db.selectFrom('jobs').where('kind', '=', 'calendar-event')
    expect(await jobs().select(['state', 'attempts']).execute()).toEqual([{ state: 'queued', attempts: 0 }])
    expect(written()).toEqual([])
    expect(app.mail.to(AN_ATTENDEE.email)).not.toEqual([])
    for (const end of ends) end()
    await eventsWritten(app)
    expect(written()).toHaveLength(1)
  })

  it('is not connected after the host has waited long enough', async () => {
    const { url, requests } = await aServer(() => '')
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const host = await aHost(app, { connected: false })
    let elapsed = 0
    // Each look at the clock is 30 seconds later.
    const tools = { ...app.services, allowPrivate: true, elapsed: () => (elapsed += 30_000) }
    const connected = await connectCaldav(tools, host.id, { serverAddress: url, ...ACCESS }, NOW)
    expect(connected).toMatchObject({ ok: false })
    expect(requests.length).toBeLessThanOrEqual(1)
  })
})
