import { describe, expect, it } from 'vitest'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { type QuirksServer, startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { findCalendarEdit } from '~/calendars/answer-edit.server'
import { connectCaldav } from '~/calendars/connect-account.server'
import { proveAll } from '~/commands/prove'
import { anEvent, connectServer, eventsWritten, REACHES_LOOPBACK, utc } from './calendars'

const HALF_HOUR_MS = 30 * 60_000

function busyAt(server: QuirksServer, name: string, start: string): void {
  const end = Date.parse(start) + HALF_HOUR_MS
  server.put(`${name}.ics`, anEvent(name, [`DTSTART:${utc(start)}`, `DTEND:${utc(end)}`]))
}

async function start(quirks: Parameters<typeof startQuirksServer>[0] = {}) {
  const server = await startQuirksServer(quirks)
  const app = await startTestApp({ environment: REACHES_LOOPBACK })
  const host = await aHost(app, { connected: false })
  const slots = await freeSlots(app, host)
  return { server, app, host, slots }
}

async function book(app: TestApp, host: TestHost, start: string): Promise<string> {
  const body = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
  const response = await callApi(app, host, 'POST', '/bookings', body, { 'Idempotency-Key': crypto.randomUUID() })
  const { data } = await response.json()
  await app.settled()
  return data.id
}

const remoteIdOf = ({ calendarPath }: QuirksServer, name: string) => `${calendarPath}${name}`
const ours = (server: QuirksServer) => [...server.objects].filter(([name]) => name.startsWith('bkg_'))
const read = (app: TestApp, host: TestHost, accountId: string) =>
  app.services.calendars.source.readNow(host.id, accountId)

async function violations(app: TestApp): Promise<string[]> {
  const { db, dialect, keyring } = app.services
  const findings = await proveAll({ db, dialect }, keyring)
  return findings.flatMap(({ rule, breaches }) => breaches.map((breach) => `${rule}: ${breach}`))
}

describe('a CalDAV server', () => {
  it.each([
    ['with its principal on another host', { principalElsewhere: true }],
    ['without a list of changes', { noSync: true }],
    ['that leaves out objects in its answers', { shortMultiget: true }],
  ])('%s is found and followed', async (_name, quirks) => {
    const { server, app, host, slots } = await start(quirks)
    const [first = '', second = ''] = [slots[0], slots[4]]
    busyAt(server, 'one', first)
    const { accountId } = await connectServer(app, host, server)
    expect(await freeSlots(app, host)).not.toContain(first)
    server.remove('one.ics')
    busyAt(server, 'two', second)
    await read(app, host, accountId)
    const free = await freeSlots(app, host)
    expect([free.includes(first), free.includes(second)]).toEqual([true, false])
    expect(server.requests.filter(({ path }) => path.startsWith('/home/dana/tasks'))).toEqual([])
    expect(await violations(app)).toEqual([])
  })

  it('whose sync token is lost is read as a whole, and blocks all the time', async () => {
    const { server, app, host, slots } = await start()
    const [first = '', second = ''] = [slots[0], slots[4]]
    busyAt(server, 'one', first)
    const { accountId } = await connectServer(app, host, server)
    server.forgetTokens()
    busyAt(server, 'two', second)
    await read(app, host, accountId)
    const free = await freeSlots(app, host)
    expect([free.includes(first), free.includes(second)]).toEqual([false, false])
  })

  it.each([
    ['with a list of changes', {}],
    ['without one', { noSync: true }],
  ])('%s blocks nothing for an event that came and went while one of ours was written', async (_name, quirks) => {
    const { server, app, host, slots } = await start(quirks)
    const { accountId } = await connectServer(app, host, server)
    const id = await book(app, host, slots[8] ?? '')
    await read(app, host, accountId)
    const ofBooking = app.services.db.updateTable('booking_calendar_events').where('booking_id', '=', id)
    // As if its writing went on: what a read finds of it then says nothing.
    const { written } = await app.services.db
      .selectFrom('booking_calendar_events')
      .selectAll()
      .executeTakeFirstOrThrow()
    await ofBooking.set({ written: null, written_at: Date.now() }).execute()
    const [[name = '', { text }] = ['', { text: '' }]] = ours(server)
    server.put(name, text)
    busyAt(server, 'brief', slots[0] ?? '')
    await read(app, host, accountId)
    expect(await freeSlots(app, host)).not.toContain(slots[0])
    server.remove('brief.ics')
    await ofBooking.set({ written, written_at: Date.now() - 60_000 }).execute()
    await read(app, host, accountId)
    expect(await freeSlots(app, host)).toContain(slots[0])
    expect(await violations(app)).toEqual([])
  })

  it.each([
    ['with a list of changes', {}],
    ['without one', { noSync: true }],
  ])('%s blocks nothing for an event that only an overtaken read of everything has seen', async (_name, quirks) => {
    const { server, app, host, slots } = await start(quirks)
    const { accountId } = await connectServer(app, host, server)
    const id = await book(app, host, slots[8] ?? '')
    await read(app, host, accountId)
    const ofBooking = app.services.db.updateTable('booking_calendar_events').where('booking_id', '=', id)
    const [[name = '', { text }] = ['', { text: '' }]] = ours(server)
    // The list of changes says nothing of our event, so everything is read, and meanwhile another process writes it.
    server.remove(name)
    await read(app, host, accountId)
    await ofBooking.set({ remote_id: remoteIdOf(server, name), found: null, written_at: Date.now() + 5_000 }).execute()
    busyAt(server, 'brief', slots[0] ?? '')
    await read(app, host, accountId)
    expect(await freeSlots(app, host)).not.toContain(slots[0])
    server.put(name, text)
    server.remove('brief.ics')
    await ofBooking.set({ written_at: Date.now() - 60_000 }).execute()
    await read(app, host, accountId)
    expect(await freeSlots(app, host)).toContain(slots[0])
  })

  it.each([
    ['with a list of changes', {}],
    ['without one', { noSync: true }],
  ])('%s shows that our event was deleted before any list mentioned it (K4)', async (_name, quirks) => {
    const { server, app, host, slots } = await start(quirks)
    const { accountId } = await connectServer(app, host, server)
    await read(app, host, accountId)
    const id = await book(app, host, slots[0] ?? '')
    const [[name = ''] = []] = ours(server)
    server.remove(name)
    await read(app, host, accountId)
    const event = await app.services.db
      .selectFrom('booking_calendar_events')
      .select(['booking_id', 'found'])
      .executeTakeFirstOrThrow()
    expect(event).toEqual({ booking_id: id, found: 'deleted' })
  })

  it('that stores something else than was sent is written to again without a conflict', async () => {
    const { server, app, host, slots } = await start({ rewrites: true })
    await connectServer(app, host, server)
    const id = await book(app, host, slots[0] ?? '')
    await callApi(app, host, 'POST', `/bookings/${id}/reschedule`, { start: slots[8] })
    await app.settled()
    expect(ours(server).map(([, { text }]) => text)).toEqual([expect.stringContaining(utc(slots[8] ?? ''))])
    expect(ours(server)[0]?.[1].text.match(/X-STORED/g)).toHaveLength(2)
  })

  it.each([
    ['marks the ETags of compressed answers', { marksCompressed: true }],
    ['states other ETags in its lists than with the objects', { listsOtherEtags: true }],
  ])('that %s is written to again, and edits there are seen', async (_name, quirks) => {
    const { server, app, host, slots } = await start(quirks)
    const { accountId } = await connectServer(app, host, server)
    const id = await book(app, host, slots[0] ?? '')
    await read(app, host, accountId)
    await callApi(app, host, 'POST', `/bookings/${id}/reschedule`, { start: slots[8] })
    await eventsWritten(app)
    expect(ours(server).map(([, { text }]) => text)).toEqual([expect.stringContaining(utc(slots[8] ?? ''))])

    const [name = '', { text }] = ours(server)[0]!
    server.put(
      name,
      text.replace(`DTSTART:${utc(slots[8] ?? '')}`, `DTSTART:${utc(Date.parse(slots[8] ?? '') - 60_000)}`),
    )
    await read(app, host, accountId)
    expect(await findCalendarEdit(app.services.db, host.id, id)).toMatchObject({ found: 'moved' })
    expect(await violations(app)).toEqual([])
  })

  it('that carries out a write whose answer is lost holds one event', async () => {
    const { server, app, host, slots } = await start()
    await connectServer(app, host, server)
    server.faults.push({ methods: ['PUT'], status: 0, lostAnswer: true, times: 1 })
    const id = await book(app, host, slots[0] ?? '')
    await expect.poll(() => app.settled().then(() => ours(server).length)).toBe(1)
    await expect
      .poll(async () => {
        const row = await app.services.db.selectFrom('booking_calendar_events').selectAll().executeTakeFirst()
        return row?.remote_id
      })
      .toContain(id)
    server.faults.push({ methods: ['DELETE'], status: 0, lostAnswer: true, times: 1 })
    await callApi(app, host, 'POST', `/bookings/${id}/cancellation`, {})
    await expect.poll(() => app.settled().then(() => ours(server).length)).toBe(0)
    await expect.poll(() => app.services.db.selectFrom('booking_calendar_events').selectAll().execute()).toEqual([])
    expect(await violations(app)).toEqual([])
  })

  it.each([202, 207])('that answers %i to a write has not done it for sure, so it is repeated', async (status) => {
    const { server, app, host, slots } = await start()
    await connectServer(app, host, server)
    server.faults.push({ methods: ['PUT'], status, times: 1 })
    const id = await book(app, host, slots[0] ?? '')
    await eventsWritten(app)
    expect(ours(server)).toHaveLength(1)
    server.faults.push({ methods: ['DELETE'], status, times: 1 })
    await callApi(app, host, 'POST', `/bookings/${id}/cancellation`, {})
    await eventsWritten(app)
    expect(ours(server)).toEqual([])
  })

  it('that asks to wait is left alone until then, and keeps blocking', async () => {
    const { server, app, host, slots } = await start()
    busyAt(server, 'one', slots[0] ?? '')
    const { accountId } = await connectServer(app, host, server)
    server.faults.push({ methods: ['REPORT', 'PROPFIND'], status: 429, headers: { 'Retry-After': '600' }, times: 1 })
    await read(app, host, accountId)
    const row = await app.services.db.selectFrom('calendar_accounts').selectAll().executeTakeFirstOrThrow()
    expect(row.error).toBe('rate_limited')
    expect(row.paused_until - Date.now()).toBeGreaterThan(500_000)
    expect(await freeSlots(app, host)).not.toContain(slots[0])
    const before = server.requests.length
    await app.services.busy.refreshBeforeBooking(host.id)
    expect(server.requests.length).toBe(before)
  })

  it('that withdraws the password is said to need its host, once, and goes on after reconnecting', async () => {
    const { server, app, host, slots } = await start()
    busyAt(server, 'one', slots[0] ?? '')
    const { accountId } = await connectServer(app, host, server)
    server.password = 'app-password-2'
    await read(app, host, accountId)
    await read(app, host, accountId)
    const id = await book(app, host, slots[6] ?? '')
    expect(ours(server)).toEqual([])
    const subjects = app.mail.to(host.email).map(({ parsed }) => parsed.subject)
    expect(subjects.filter((subject) => subject?.startsWith('Connect your calendar again'))).toHaveLength(1)
    expect(await freeSlots(app, host)).not.toContain(slots[0])

    const again = await connectServer(app, host, server)
    expect(again.accountId).toBe(accountId)
    await app.settled()
    expect(ours(server).map(([name]) => name)).toEqual([`${id}.ics`])
    expect(await violations(app)).toEqual([])
  })

  it('is not connected with a wrong password or at a wrong address, and nothing is stored', async () => {
    const { server, app, host } = await start()
    const tools = { ...app.services, allowPrivate: true }
    const attempt = (serverAddress: string, password: string) =>
      connectCaldav(tools, host.id, { serverAddress, username: 'dana', password }, Date.now())
    expect(await attempt(server.url, 'wrong')).toEqual({ ok: false, reason: 'reconnect_needed' })
    expect(await attempt(`${app.goto.url}/`, server.password)).toMatchObject({ ok: false })
    expect(await attempt('not an address', server.password)).toMatchObject({ ok: false })
    expect(
      await connectCaldav(
        { ...tools, allowPrivate: false },
        host.id,
        { serverAddress: server.url, username: 'dana', password: server.password },
        Date.now(),
      ),
    ).toEqual({ ok: false, reason: 'refused' })
    expect(await app.services.db.selectFrom('calendar_accounts').selectAll().execute()).toEqual([])
  })

  it('keeps what its host added to an event of ours when the booking moves', async () => {
    const { server, app, host, slots } = await start()
    const { accountId } = await connectServer(app, host, server)
    const id = await book(app, host, slots[0] ?? '')
    const text = server.objects.get(`${id}.ics`)?.text ?? ''
    const alarm =
      'BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT5M\r\nDESCRIPTION:Soon\r\nEND:VALARM\r\nCATEGORIES:Clients'
    server.put(`${id}.ics`, text.replace('END:VEVENT', `${alarm}\r\nEND:VEVENT`))
    await read(app, host, accountId)
    await callApi(app, host, 'POST', `/bookings/${id}/reschedule`, { start: slots[8] })
    await app.settled()
    const after = server.objects.get(`${id}.ics`)?.text ?? ''
    expect(after).toContain(`DTSTART:${utc(slots[8] ?? '')}`)
    expect(after).toContain(alarm)
  })
})

describe('an event of ours that its host changes in the calendar', () => {
  it('asks once what should follow, and comes back when it is put back (K4)', async () => {
    const { server, app, host, slots } = await start()
    const { accountId } = await connectServer(app, host, server)
    const id = await book(app, host, slots[0] ?? '')
    const mails = () =>
      app.mail.to(host.email).filter(({ parsed }) => parsed.subject?.startsWith('Deleted in your calendar'))
    server.remove(`${id}.ics`)
    await read(app, host, accountId)
    await read(app, host, accountId)
    await app.settled()
    expect(mails()).toHaveLength(1)
    const booking = (await (await callApi(app, host, 'GET', `/bookings/${id}`)).json()).data
    expect(booking.status).toBe('confirmed')

    const { answerCalendarEdit, findCalendarEdit } = await import('~/calendars/answer-edit.server')
    expect(await findCalendarEdit(app.services.db, host.id, id)).toMatchObject({ found: 'deleted', calendar: 'Work' })
    expect(await answerCalendarEdit(app.services, host.id, id, 'put_back', Date.now())).toBe(true)
    app.services.outbox.wake()
    await app.settled()
    expect(ours(server).map(([name]) => name)).toEqual([`${id}.ics`])
    expect(await findCalendarEdit(app.services.db, host.id, id)).toBeNull()
    expect(await violations(app)).toEqual([])
  })

  it('is taken out with its booking when it was deleted and then written anew with a lost answer (K1)', async () => {
    const { server, app, host, slots } = await start()
    const { accountId } = await connectServer(app, host, server)
    const id = await book(app, host, slots[0] ?? '')
    server.remove(`${id}.ics`)
    await read(app, host, accountId)
    expect(await findCalendarEdit(app.services.db, host.id, id)).toMatchObject({ found: 'deleted' })
    server.faults.push({ methods: ['PUT'], status: 0, lostAnswer: true, times: 1 })
    await callApi(app, host, 'POST', `/bookings/${id}/reschedule`, { start: slots[4] })
    await app.settled()
    expect(ours(server)).toHaveLength(1)
    await callApi(app, host, 'POST', `/bookings/${id}/cancellation`, {})
    await eventsWritten(app)
    expect(ours(server)).toEqual([])
    expect(await violations(app)).toEqual([])
  })

  it('to another time blocks nothing else, moves nothing, and follows a new time of the booking', async () => {
    const { server, app, host, slots } = await start()
    const { accountId } = await connectServer(app, host, server)
    const id = await book(app, host, slots[0] ?? '')
    const [there = '', later = ''] = [slots[8], slots[14]]
    const text = server.objects.get(`${id}.ics`)?.text ?? ''
    const end = utc(Date.parse(there) + HALF_HOUR_MS)
    server.put(`${id}.ics`, text.replace(/DTSTART:\S+/, `DTSTART:${utc(there)}`).replace(/DTEND:\S+/, `DTEND:${end}`))
    await read(app, host, accountId)
    await app.settled()
    const { findCalendarEdit } = await import('~/calendars/answer-edit.server')
    expect(await findCalendarEdit(app.services.db, host.id, id)).toMatchObject({
      found: 'moved',
      start: Date.parse(there),
    })
    const booking = (await (await callApi(app, host, 'GET', `/bookings/${id}`)).json()).data
    expect([booking.status, booking.start]).toEqual(['confirmed', slots[0]])
    expect(await freeSlots(app, host)).toContain(there)
    expect(app.mail.to(host.email).filter(({ parsed }) => parsed.subject?.startsWith('Moved in your'))).toHaveLength(1)

    await callApi(app, host, 'POST', `/bookings/${id}/reschedule`, { start: later })
    await app.settled()
    expect(server.objects.get(`${id}.ics`)?.text).toContain(`DTSTART:${utc(later)}`)
    expect(await findCalendarEdit(app.services.db, host.id, id)).toBeNull()
  })
})
