import { describe, expect, it } from 'vitest'
import { startAdmin } from '#tests/admin/start-admin'
import { AN_ATTENDEE, aHost, callApi, freeSlots } from '#tests/setup/test-app'
import { startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { anEvent, REACHES_LOOPBACK, utc } from './calendars'

const PAGE = '/admin/calendars'

describe('the page of calendars', () => {
  it('connects a CalDAV account, chooses its calendars, and disconnects it with its events', async () => {
    const { app, host, get, post } = await startAdmin({ environment: REACHES_LOOPBACK, connected: false })
    const server = await startQuirksServer()
    const [taken = '', , , , slot = ''] = await freeSlots(app, host)
    const end = utc(Date.parse(taken) + 1_800_000)
    server.put('one.ics', anEvent('one', [`DTSTART:${utc(taken)}`, `DTEND:${end}`]))
    const empty = await (await get(PAGE)).text()
    for (const label of ['Server address', 'Username', 'App password', 'Connect CalDAV']) expect(empty).toContain(label)

    const typed = { step: 'caldav', serverAddress: server.url, username: 'dana', password: 'wrong' }
    const refused = await post(PAGE, typed)
    expect(refused.status).toBe(400)
    const shown = await refused.text()
    expect(shown).toContain('The server does not accept this user name and password.')
    expect(shown).not.toContain('value="wrong"')
    const connected = await post(PAGE, { ...typed, password: server.password })
    expect(connected.headers.get('location')).toBe(`${PAGE}?done=connected`)
    // The only calendar for events blocks at once.
    expect(await freeSlots(app, host)).not.toContain(taken)

    const page = await (await get(PAGE)).text()
    const calendar = /name="blocks-(cln_\w+)"/.exec(page)?.[1] ?? ''
    expect(page).toContain('Blocks my time')
    expect(page).toContain('Add my bookings here')
    expect(page).not.toContain('Tasks')
    expect(page).not.toContain(server.password)
    const choices = { receives: calendar, unreadable: 'last_known', [`blocks-${calendar}`]: 'on' }
    expect((await post(`${PAGE}/choices`, choices)).headers.get('location')).toBe(`${PAGE}?done=saved`)
    const body = { eventType: 'intro-call', start: slot, attendee: AN_ATTENDEE }
    const { data } = await (await callApi(app, host, 'POST', '/bookings', body)).json()
    await app.settled()
    expect([...server.objects.keys()]).toContain(`${data.id}.ics`)

    const [{ id: account }] = (await (await callApi(app, host, 'GET', '/calendars')).json()).data
    const asked = await post(`${PAGE}/accounts/${account}`, { step: 'disconnect' })
    expect(asked.headers.get('location')).toBe(`${PAGE}/accounts/${account}/disconnection`)
    const question = await (await get(`${PAGE}/accounts/${account}/disconnection`)).text()
    expect(question).toContain('Take my upcoming booking out of it')
    await post(`${PAGE}/accounts/${account}/disconnection`, { takeEventsOut: 'on' })
    await app.settled()
    expect([...server.objects.keys()]).toEqual(['one.ics'])
    expect(await freeSlots(app, host)).toContain(taken)
    await app.services.calendars.source.readDue()
    expect(await app.services.db.selectFrom('calendar_accounts').selectAll().execute()).toEqual([])
    expect((await (await callApi(app, host, 'GET', '/calendars')).json()).data).toEqual([])
  })

  it('says of an account whether it is read wholly, in part, or not at all', async () => {
    const { app, get, post } = await startAdmin({ environment: REACHES_LOOPBACK, connected: false })
    const server = await startQuirksServer()
    const state = async () => /class="badge[^>]*>(?:<svg.*?<\/svg>)?([^<]+)</.exec(await (await get(PAGE)).text())?.[1]
    await post(PAGE, { step: 'caldav', serverAddress: server.url, username: 'dana', password: server.password })
    expect(await state()).toBe('Connected')
    const { db, calendars } = app.services
    await db.updateTable('calendars').set({ unread_count: 2 }).where('blocks', '=', 1).execute()
    expect(await state()).toBe('Partly read')
    const account = await db.selectFrom('calendar_accounts').selectAll().executeTakeFirstOrThrow()
    const read = () => calendars.source.readNow(account.host_id, account.id)
    server.faults.push({ methods: ['REPORT'], status: 503, times: 1 })
    await read()
    expect(await state()).toBe('Cannot be read')
    server.password = 'another'
    await read()
    expect(await state()).toBe('Has to be connected again')
  })

  it('asks on the page of a booking what an edit in the calendar means, and does it', async () => {
    const { app, host, get, post } = await startAdmin({ environment: REACHES_LOOPBACK, connected: false })
    const server = await startQuirksServer()
    await post(PAGE, { step: 'caldav', serverAddress: server.url, username: 'dana', password: server.password })
    const calendar = /name="blocks-(cln_\w+)"/.exec(await (await get(PAGE)).text())?.[1] ?? ''
    await post(`${PAGE}/choices`, { receives: calendar, unreadable: 'last_known' })
    const [account] = (await (await callApi(app, host, 'GET', '/calendars')).json()).data
    const slots = await freeSlots(app, host)
    const book = async (start: string) => {
      const body = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
      const { data } = await (await callApi(app, host, 'POST', '/bookings', body)).json()
      await app.settled()
      return data.id as string
    }
    const [moved, deleted] = [await book(slots[0] ?? ''), await book(slots[6] ?? '')]
    const there = slots[12] ?? ''
    const text = server.objects.get(`${moved}.ics`)?.text ?? ''
    const end = utc(Date.parse(there) + 1_800_000)
    server.put(
      `${moved}.ics`,
      text.replace(/DTSTART:\S+/, `DTSTART:${utc(there)}`).replace(/DTEND:\S+/, `DTEND:${end}`),
    )
    server.remove(`${deleted}.ics`)
    await post(`${PAGE}/accounts/${account.id}`, { step: 'read' })

    const first = await (await get(`/admin/bookings/${moved}`)).text()
    expect(first).toContain('Moved in your calendar to')
    expect(first).toContain('Put it back')
    expect((await post(`/admin/bookings/${moved}/change`, { change: 'calendar-move' })).status).toBe(302)
    const booking = (await (await callApi(app, host, 'GET', `/bookings/${moved}`)).json()).data
    expect([Date.parse(booking.start), booking.sequence]).toEqual([Date.parse(there), 1])

    const second = await (await get(`/admin/bookings/${deleted}`)).text()
    for (const words of ['Deleted in your calendar', 'Cancel the meeting', 'Keep the meeting', 'Put it back'])
      expect(second).toContain(words)
    await post(`/admin/bookings/${deleted}/change`, { change: 'calendar-keep' })
    await app.settled()
    expect(await (await get(`/admin/bookings/${deleted}`)).text()).not.toContain('Deleted in your calendar')
    expect([...server.objects.keys()]).toEqual([`${moved}.ics`])
  })

  it('gives the same 404 for another host’s account or calendar as for a missing one (S1)', async () => {
    const { app, host, post, get } = await startAdmin({ environment: REACHES_LOOPBACK, connected: false })
    const server = await startQuirksServer()
    const other = await aHost(app, { handle: 'milo', connected: false })
    await post(PAGE, { step: 'caldav', serverAddress: server.url, username: 'dana', password: server.password })
    await app.services.db.updateTable('calendar_accounts').set({ host_id: other.id }).execute()
    await app.services.db.updateTable('calendars').set({ host_id: other.id }).execute()
    const { id: account } = await app.services.db.selectFrom('calendar_accounts').select('id').executeTakeFirstOrThrow()
    const { id: calendar } = await app.services.db.selectFrom('calendars').select('id').executeTakeFirstOrThrow()
    for (const id of [account, 'cac_missing']) {
      expect((await post(`${PAGE}/accounts/${id}`, { step: 'disconnect' })).status).toBe(404)
      expect((await get(`${PAGE}/accounts/${id}/disconnection`)).status).toBe(404)
      expect((await post(`${PAGE}/accounts/${id}/disconnection`, {})).status).toBe(404)
    }
    expect((await post(`${PAGE}/choices`, { receives: calendar, unreadable: 'free' })).status).toBe(404)
    expect((await (await callApi(app, host, 'GET', '/calendars')).json()).data).toEqual([])
  })
})
