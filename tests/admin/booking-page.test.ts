import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, aHost, callApi, freeSlots, type TestApp, type TestHost } from '#tests/setup/test-app'
import { dateOfDay, instantText } from '~/time/instants'
import { dateInZone, dayNumber, isoWeekday } from '~/time/wall-time'
import { DAY_MS, HOUR_MS, plantBooking, signedIn, startAdmin } from './start-admin'

async function book(app: TestApp, host: TestHost): Promise<{ id: string; start: string; later: string[] }> {
  const [start = '', ...later] = await freeSlots(app, host)
  const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
  const { data } = await (await callApi(app, host, 'POST', '/bookings', request)).json()
  await app.settled()
  return { id: data.id, start, later }
}

describe('the page of a booking', () => {
  it('shows the whole history, and sends a mail again', async () => {
    const { app, host, get, post } = await startAdmin()
    const { id } = await book(app, host)
    const html = await (await get(`/admin/bookings/${id}`)).text()
    expect(html).toContain('History')
    expect(html).toContain('Mail “Invite” to ada@example.com')
    expect(html).toMatch(/Mail server: 250/)
    expect(html).toMatch(/GoTo meeting \d{9}/)
    const delivery = /name="delivery" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const answer = await post(`/admin/bookings/${id}/change`, { change: 'send-again', delivery })
    expect(answer.headers.get('location')).toBe(`/admin/bookings/${id}?done=sent`)
    const before = app.mail.messages.length
    await app.settled()
    expect(app.mail.messages.length).toBe(before + 1)
  })

  it('moves to an offered or any typed time, but never onto another booking or into the past (B1)', async () => {
    const { app, host, get, post } = await startAdmin()
    const { id, start, later } = await book(app, host)
    const path = `/admin/bookings/${id}/move`
    const page = await (await get(path)).text()
    expect(page).toContain(`value="${later[0]}"`)
    const moved = await post(path, { seen: start, start: later[0] ?? '' })
    expect([moved.status, moved.headers.get('location')]).toEqual([302, `/admin/bookings/${id}`])
    // A Sunday night is outside all hours.
    const sunday = { date: '2031-03-09', time: '23:10' }
    expect((await post(path, { seen: later[0] ?? '', ...sunday })).status).toBe(302)
    const row = await app.services.db.selectFrom('bookings').select('starts_at').executeTakeFirstOrThrow()
    expect(new Date(row.starts_at).toISOString()).toBe('2031-03-09T22:10:00.000Z')

    const seen = '2031-03-09T22:10:00Z'
    await plantBooking(app.services.db, host.id, { startsAt: Date.parse('2031-03-10T10:00:00Z') })
    const onto = await post(path, { seen, date: '2031-03-10', time: '11:15' })
    expect(onto.status).toBe(409)
    expect(await onto.text()).toContain('Another booking is at this time.')
    const past = await post(path, { seen, date: '2020-03-10', time: '11:15' })
    expect([past.status, (await past.text()).includes('This time has passed.')]).toEqual([400, true])
    for (const odd of [
      { date: '2031-02-30', time: '11:00' },
      { date: 'x', time: '' },
      { date: '2031-03-10', time: '25:00' },
    ])
      expect((await post(path, { seen, ...odd })).status).toBe(400)
    expect((await post(path, { seen: start, date: '2031-03-12', time: '11:15' })).status).toBe(409)
  })

  it('approves a request, and declines one with a reason that its attendee reads', async () => {
    const { app, host, get, post } = await startAdmin()
    const { db } = app.services
    const soon = Date.now() + 3 * DAY_MS
    const { id: first } = await book(app, host)
    await db.updateTable('bookings').set({ status: 'pending' }).where('id', '=', first).execute()
    expect(await (await get(`/admin/bookings/${first}`)).text()).toMatch(/value="approve"[\s\S]*Decline/)
    const list = await (await get('/admin/bookings?status=pending')).text()
    expect(list).toContain(`action="/admin/bookings/${first}/change"`)
    await post(`/admin/bookings/${first}/change`, { change: 'approve' })
    const second = await plantBooking(db, host.id, {
      startsAt: soon + 300 * DAY_MS,
      status: 'pending',
      meeting_status: 'pending',
      join_url: null,
      manage_token: (await db.selectFrom('bookings').select('manage_token').executeTakeFirstOrThrow()).manage_token,
    })
    const declined = await post(`/admin/bookings/${second}/decline`, { reason: 'On holiday' })
    expect(declined.headers.get('location')).toBe(`/admin/bookings/${second}`)
    const rows = await db.selectFrom('bookings').select(['id', 'status', 'cancellation_reason']).execute()
    expect(rows.find(({ id }) => id === first)).toMatchObject({ status: 'confirmed' })
    expect(rows.find(({ id }) => id === second)).toMatchObject({
      status: 'declined',
      cancellation_reason: 'On holiday',
    })
    const again = await post(`/admin/bookings/${first}/decline`, { reason: '' })
    expect(again.status).toBe(409)
  })

  it('keeps a private note, records a no-show, takes a pasted link and asks for a new time', async () => {
    const { app, host, get, post } = await startAdmin()
    const { id } = await book(app, host)
    const path = `/admin/bookings/${id}`
    expect((await post(path, { note: 'Likes tea.' })).status).toBe(302)
    expect((await post(path, { note: 'bad\u0007' })).status).toBe(400)
    expect(await (await get(path)).text()).toContain('Likes tea.')
    const unfit = await post(`${path}/link`, { link: 'javascript:alert(1)' })
    expect([unfit.status, (await unfit.text()).includes('javascript:alert(1)')]).toEqual([400, true])
    expect((await post(`${path}/link`, { link: 'https://meet.example.com/room' })).status).toBe(302)
    expect(await (await get(path)).text()).toContain('https://meet.example.com/room')
    const asked = await post(`${path}/new-time`, { message: 'I am away that day.' })
    expect(asked.headers.get('location')).toBe(`${path}?done=asked`)
    await app.settled()
    expect(app.mail.to('ada@example.com').at(-1)?.parsed.text).toContain('I am away that day.')
    await app.services.db
      .updateTable('bookings')
      .set({ starts_at: Date.now() - HOUR_MS })
      .execute()
    await post(`${path}/change`, { change: 'no-show' })
    expect(await (await get(path)).text()).toContain('The attendee did not come.')
  })

  it('treats another host’s booking exactly as a missing one (S1)', async () => {
    const { app, host } = await startAdmin()
    const { id, start } = await book(app, host)
    const other = await signedIn(app, await aHost(app, { handle: 'other', connected: false }))
    const before = await app.services.db.selectFrom('bookings').selectAll().executeTakeFirstOrThrow()
    for (const booking of [id, 'bkg_nothing']) {
      const path = `/admin/bookings/${booking}`
      const actions = [
        other.get(path),
        other.get(`${path}/move`),
        other.post(path, { note: 'x' }),
        other.post(`${path}/move`, { seen: start, date: '2031-03-10', time: '11:15' }),
        other.post(`${path}/cancellation`, { reason: '' }),
        other.post(`${path}/decline`, { reason: '' }),
        other.post(`${path}/link`, { link: 'https://evil.example/' }),
        other.post(`${path}/new-time`, { message: '' }),
        other.post(`${path}/change`, { change: 'no-show' }),
      ]
      for (const response of actions) expect((await response).status).toBe(404)
    }
    expect(await app.services.db.selectFrom('bookings').selectAll().executeTakeFirstOrThrow()).toEqual(before)
  })
})

describe('quick booking', () => {
  it('books from a contact record in one click, as "Meeting with {name}", and keeps the record', async () => {
    const { app, host, get, post } = await startAdmin()
    const record = 'name=Ada+Example&email=ada%40example.com&crm_system=hubspot&crm_type=contact&crm_id=42'
    const page = await (await get(`/admin/bookings/new?${record}`)).text()
    expect(page).toMatch(/value="Ada Example"/)
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
    const [, start = ''] = /name="start" value="([^"]+)"|value="(20[^"]+Z)"/.exec(page)?.filter(Boolean) ?? []
    const type = /<option value="(evt_[^"]+)"/.exec(page)?.[1] ?? ''
    const form = {
      name: 'Ada Example',
      email: 'ada@example.com',
      tz: 'Asia/Kolkata',
      type,
      start,
      once: hidden('once'),
    }
    const send = () => post(`/admin/bookings/new?${record}`, form)
    const [first, second] = await Promise.all([send(), send()])
    expect(first.headers.get('location')).toMatch(/^\/admin\/bookings\/bkg_\w+\?booked/)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    await app.settled()
    const row = await app.services.db.selectFrom('bookings').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      title: 'Meeting with Ada Example',
      crm_system: 'hubspot',
      crm_id: '42',
      host_id: host.id,
      attendee_time_zone: 'Asia/Kolkata',
    })
    expect(app.goto.meetings()).toMatchObject([{ subject: expect.stringMatching(/^Meeting with Ada Example/) }])
    const after = await (await get(first.headers.get('location') ?? '')).text()
    expect(after).toContain('gets the invite with this link.')
    expect(after).toContain(row.join_url)

    const late = await post(`/admin/bookings/new?${record}`, { ...form, once: 'another' })
    expect([late.status, (await late.text()).includes('This time has just been taken.')]).toEqual([409, true])
    const unfit = await post('/admin/bookings/new', { ...form, name: '', email: 'a@b,c@d' })
    const html = await unfit.text()
    expect([unfit.status, html.includes('value="a@b,c@d"')]).toEqual([400, true])
  })
  it('offers all times of a day, of the next seven with some, and of any date', async () => {
    const { app, host, get } = await startAdmin({ connected: false })
    const all = await freeSlots(app, host, 28)
    const dayOf = (start: string) => dateInZone(Date.parse(start), 'Europe/Zurich')
    const days = [...new Set(all.map(dayOf))]
    const shownAt = async (query: string) => {
      const page = await (await get(`/admin/bookings/new?name=Ada+Example&${query}`)).text()
      const values = (name: string) =>
        [...page.matchAll(/<button[^>]*>/g)]
          .filter(([tag]) => tag.includes(`name="${name}"`))
          .map(([tag]) => /value="([^"]*)"/.exec(tag)?.[1] ?? '')
      expect(page).toContain('value="Ada Example"')
      return { days: values('day'), starts: values('start'), page }
    }
    const timesOf = (day: string | undefined) =>
      all.filter((start) => dayOf(start) === day).map((start) => instantText(Date.parse(start)))
    const first = await shownAt(`date=${days[0]}`)
    expect(first.days).toEqual(days.slice(0, 7))
    expect(first.starts).toEqual(timesOf(days[0]))
    const later = await shownAt(`date=${days[0]}&day=${days[3]}`)
    expect(later.days).toEqual(days.slice(3, 10))
    expect(later.starts).toEqual(timesOf(days[3]))
    // A Saturday: the next days with free times follow.
    const saturday = dateOfDay(dayNumber(days[0] ?? '') + ((6 - isoWeekday(days[0] ?? '') + 7) % 7))
    const none = await shownAt(`date=${saturday}`)
    expect(none.starts).toEqual([])
    expect(none.page).toContain('There are no free times on Saturday')
    expect(none.days).toEqual(days.filter((day) => day > saturday).slice(0, 7))
    const { starts } = await shownAt('')
    expect(starts).not.toEqual([])
    for (const unfit of ['2020-01-01', '2026-02-30', 'soon'])
      expect((await shownAt(`date=${unfit}`)).starts).toEqual(starts)
  })
  it('takes two forms without an idempotency key as two bookings (B4)', async () => {
    const { app, host, post } = await startAdmin({ connected: false })
    const [first = '', , , second = ''] = await freeSlots(app, host)
    const { id: type } = await app.services.db.selectFrom('event_types').select('id').executeTakeFirstOrThrow()
    const form = { tz: 'UTC', type, once: '' }
    const answers = [
      await post('/admin/bookings/new', { ...form, name: 'Ada Example', email: 'ada@example.com', start: first }),
      await post('/admin/bookings/new', { ...form, name: 'Grace Example', email: 'grace@example.com', start: second }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([302, 302])
    const rows = await app.services.db.selectFrom('bookings').select('attendee_name').orderBy('starts_at').execute()
    expect(rows.map((row) => row.attendee_name)).toEqual(['Ada Example', 'Grace Example'])
  })
})
