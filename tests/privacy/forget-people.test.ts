import { expect, it } from 'vitest'
import { insertBookingEvent } from '#db/queries/booking-events'
import { DAY_MS, plantBooking, startAdmin } from '#tests/admin/start-admin'
import { aHost } from '#tests/setup/test-app'
import { proveAll } from '~/commands/prove'
import { forgetPeople } from '~/privacy/forget-people.server'
import { findWords } from './person'

const PAGE = '/admin/settings/person'

it('people of old meetings are erased after the time that their host has set, and no others (S20)', async () => {
  const { app, host, get, post } = await startAdmin({ connected: false })
  const { db, dialect, keyring } = app.services
  const plant = async (hostId: string, daysAgo: number, name: string) => {
    const startsAt = Date.now() - daysAgo * DAY_MS
    const who = { attendee_name: name, attendee_email: `${name.toLowerCase()}@example.com` }
    const id = await plantBooking(db, hostId, { startsAt, ...who, meeting_status: 'removed', join_url: null })
    const entry = { booking_id: id, host_id: hostId, at: startsAt - DAY_MS, kind: 'created', sequence: 0, data: '{}' }
    await insertBookingEvent(db, { ...entry, actor_kind: 'attendee', actor_id: null, actor_name: name })
  }
  const other = await aHost(app, { handle: 'other', connected: false })
  await plant(host.id, 400, 'Quillold')
  await plant(host.id, 300, 'Quillnew')
  await plant(other.id, 400, 'Quillother')
  const left = async () => {
    await forgetPeople(app.services, Date.now())
    const rows = await db.selectFrom('bookings').select('attendee_name').orderBy('attendee_name').execute()
    return rows.map(({ attendee_name }) => attendee_name)
  }
  expect(await left()).toEqual(['Quillnew', 'Quillold', 'Quillother'])

  const question = await (await get(`${PAGE}/retention?days=365`)).text()
  expect(question).toContain('Erase people 1 year after their meeting?')
  expect(question).toContain('One past booking is older')
  expect(await left()).toHaveLength(3)
  expect((await get(`${PAGE}/retention?days=1`)).status).toBe(404)
  expect((await post(`${PAGE}/retention?days=365`, {})).headers.get('location')).toBe(`${PAGE}?saved=1`)
  expect(await (await get(`${PAGE}?saved=1`)).text()).toContain('What is older is erased within the hour.')

  expect(await left()).toEqual(['', 'Quillnew', 'Quillother'])
  expect(await findWords(db, ['quillold'])).toEqual([])
  const audit = await db.selectFrom('booking_events').selectAll().where('kind', '=', 'person_erased').execute()
  expect(audit).toMatchObject([{ actor_kind: 'system', data: '{}' }])

  await post(`${PAGE}/retention?days=`, {})
  await plant(host.id, 3000, 'Quillancient')
  expect(await left()).toContain('Quillancient')
  const found = await proveAll({ db, dialect }, keyring)
  const breaches = found.flatMap(({ rule, breaches }) => breaches.map((breach) => `${rule}: ${breach}`))
  // Planted bookings have neither mails nor sealed links.
  expect(breaches.filter((breach) => !/has mailed both sides|every sealed text/.test(breach))).toEqual([])
})
