import { describe, expect, it, onTestFinished } from 'vitest'
import { countBusyIntervals } from '#db/queries/busy-intervals'
import { findCalendarNames } from '#db/queries/calendars'
import { setClock } from '#tests/setup/stepped-clock'
import { aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { MAX_BUSY_TIMES_OF_HOST } from '~/busy/intervals'
import { changeCalendarSettings } from '~/calendars/change-calendars.server'
import { anEvent, connectServer, REACHES_LOOPBACK, utc } from './calendars'

const MINUTE_MS = 60_000

describe('a calendar that cannot be read', () => {
  it('means what its host chose after an hour, and what it holds as soon as it can be read', async () => {
    const clock = setClock(Date.UTC(2026, 10, 30, 9))
    onTestFinished(clock.giveBack)
    const server = await startQuirksServer()
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const host = await aHost(app, { connected: false })
    const [start = '', , , other = ''] = await freeSlots(app, host)
    const end = utc(Date.parse(start) + 30 * MINUTE_MS)
    server.put('one.ics', anEvent('one', [`DTSTART:${utc(start)}`, `DTEND:${end}`]))
    const { accountId } = await connectServer(app, host, server)
    const read = () => app.services.calendars.source.readNow(host.id, accountId)
    const choose = (unreadable: 'last_known' | 'block' | 'free') =>
      changeCalendarSettings(app.services, host.id, { unreadable, requests: 0, invites: 1 }, Date.now())
    const free = async () => {
      const slots = await freeSlots(app, host)
      return [slots.includes(start), slots.includes(other)]
    }
    server.faults.push({ methods: ['PROPFIND', 'REPORT'], status: 503, times: 1_000 })
    await read()
    for (const choice of ['last_known', 'block', 'free'] as const) {
      await choose(choice)
      expect([choice, ...(await free())]).toEqual([choice, false, true])
    }
    clock.step(61 * MINUTE_MS)
    await read()
    expect(await free()).toEqual([true, true])
    await choose('block')
    expect(await free()).toEqual([false, false])
    await choose('last_known')
    expect(await free()).toEqual([false, true])
    await app.settled()
    const notices = () =>
      app.mail.to(host.email).filter(({ parsed }) => parsed.subject?.startsWith('We cannot read your calendars'))
    expect(notices()).toHaveLength(1)
    await choose('block')
    clock.step(30 * MINUTE_MS)
    await read()
    await app.settled()
    expect(notices()).toHaveLength(1)

    server.faults.length = 0
    clock.step(30 * MINUTE_MS)
    await read()
    expect(await free()).toEqual([false, true])
    const names = [...(await findCalendarNames(app.services.db, host.id)).values()]
    expect(names).toEqual(['Work'])
    const listed = (await (await callApi(app, host, 'GET', '/calendars')).json()).data
    expect(listed).toMatchObject([
      {
        provider: 'caldav',
        status: 'connected',
        error: null,
        calendars: [{ name: 'Work', blocks: true, receivesBookings: true }],
      },
    ])
  })

  it('with more than a host’s calendars may have together keeps what it had (S21)', async () => {
    const server = await startQuirksServer()
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const host = await aHost(app, { connected: false })
    const [start = ''] = await freeSlots(app, host)
    const end = utc(Date.parse(start) + 30 * MINUTE_MS)
    server.put('one.ics', anEvent('one', [`DTSTART:${utc(start)}`, `DTEND:${end}`]))
    const { accountId } = await connectServer(app, host, server)
    const read = () => app.services.calendars.source.readNow(host.id, accountId)
    const count = () => countBusyIntervals(app.services.db, host.id)
    const everyHour = (uid: string) => anEvent(uid, [`DTSTART:${utc(start)}`, `DTEND:${end}`, 'RRULE:FREQ=HOURLY'])
    for (const name of ['two', 'three', 'four']) {
      server.put(`${name}.ics`, everyHour(name))
      await read()
    }
    const most = await count()
    expect(most).toBeGreaterThan(MAX_BUSY_TIMES_OF_HOST * 0.9)
    server.put('five.ics', everyHour('five'))
    await read()
    expect(await count()).toBe(most)
    const accounts = async () => (await (await callApi(app, host, 'GET', '/calendars')).json()).data
    expect(await accounts()).toMatchObject([{ error: 'unreadable' }])
    expect(await freeSlots(app, host)).not.toContain(start)
  })
})
