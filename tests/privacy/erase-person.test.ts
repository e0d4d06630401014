import { describe, expect, it } from 'vitest'
import { aHost, callApi, freeSlots } from '#tests/setup/test-app'
import { proveAll } from '~/commands/prove'
import { erasePerson } from '~/privacy/erase-person.server'
import { findWords, GUEST, PERSON, startAdminWithPerson, TRACES } from './person'

const PAGE = '/admin/settings/person'

describe('erasing a person (S20)', () => {
  it('leaves no trace in any column of any table, and keeps time and state of the bookings', async () => {
    const { app, host, post, get, past, cancelled, cancel } = await startAdminWithPerson()
    const { db, keyring, dialect } = app.services
    await cancel()
    const rows = () =>
      db.selectFrom('bookings').selectAll().where('id', 'in', [past, cancelled]).orderBy('id').execute()
    const before = await rows()
    // The words are in many places, or finding none later would prove nothing.
    expect(await findWords(db, TRACES)).toEqual(
      expect.arrayContaining([
        ...['bookings.attendee_key', 'bookings.attendee_name', 'bookings.private_note', 'bookings.title'],
        ...[
          'bookings.location_detail',
          'bookings.cancellation_reason',
          'bookings.crm_id',
          'bookings.meeting_synced_body',
        ],
        ...['booking_events.data', 'sent_mails.address', 'jobs.lane', 'jobs.payload'],
        ...['deliveries.snapshot', 'delivery_attempts.request', 'delivery_attempts.answer'],
      ]),
    )
    const form = { address: PERSON.email, confirmation: PERSON.email.toLowerCase() }
    const answer = await post(PAGE, form)
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${PAGE}?erased=2`])

    expect(await findWords(db, TRACES)).toEqual([])
    for (const [index, row] of (await rows()).entries()) {
      const { id, status, starts_at, ends_at, event_type_id, sequence, meeting_status } = before[index]!
      expect(row).toMatchObject({ id, status, starts_at, ends_at, event_type_id, sequence, meeting_status })
    }
    // The sealed response to the program that booked is gone as well, and its key books nothing again.
    const kept = await db.selectFrom('idempotency_keys').select('answer').where('booking_id', '=', cancelled).execute()
    expect(kept).toEqual([{ answer: null }])
    // Who did it and when is kept, to whom is not.
    const audit = await db.selectFrom('booking_events').selectAll().where('kind', '=', 'person_erased').execute()
    expect(audit).toMatchObject([
      { actor_kind: 'host', actor_id: host.id, data: '{}' },
      { actor_kind: 'host', actor_id: host.id, data: '{}' },
    ])
    const findings = await proveAll({ db, dialect }, keyring)
    expect(findings.flatMap(({ rule, breaches }) => breaches.map((breach) => `${rule}: ${breach}`))).toEqual([])
    // The admin says so, in the list, on the page and in the timeline.
    expect(await (await get('/admin/bookings?status=all')).text()).toContain('Erased')
    const page = await (await get(`/admin/bookings/${cancelled}`)).text()
    expect(page).toContain('Person erased')
    expect(page).not.toContain('Export or erase')
    expect(page).not.toContain('Send again')
  })

  it('waits until future meetings are cancelled, and names them', async () => {
    const { app, get, post, cancelled } = await startAdminWithPerson()
    const page = await (await get(`${PAGE}?address=${encodeURIComponent(PERSON.email)}`)).text()
    expect(page).toContain('One meeting with them is still to come.')
    expect(page).toContain(`/admin/bookings/${cancelled}`)
    const refused = await post(PAGE, { address: PERSON.email, confirmation: PERSON.email })
    expect(refused.status).toBe(409)
    expect(await findWords(app.services.db, ['adalbert'])).toContain('bookings.attendee_name')
  })

  it('needs the address typed once more, and nothing else', async () => {
    const { app, post, cancel } = await startAdminWithPerson()
    await cancel()
    const refused = await post(`${PAGE}?address=${encodeURIComponent(PERSON.email)}`, {
      ...{ address: PERSON.email, confirmation: 'yes' },
    })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('This is not the address above.')
    expect(await findWords(app.services.db, ['adalbert'])).toContain('bookings.attendee_name')
  })

  it('removes a guest from the bookings of others, which stay as they are', async () => {
    const { app, host, post, others } = await startAdminWithPerson()
    const { db } = app.services
    expect(await findWords(db, ['hopkins'])).toEqual(
      expect.arrayContaining(['bookings.guests', 'sent_mails.address', 'jobs.lane', 'deliveries.snapshot']),
    )
    // An underscore is literal, not a wildcard.
    const alike = GUEST.replace('.', '_')
    expect((await post(PAGE, { address: alike, confirmation: alike })).status).toBe(409)
    expect((await post(PAGE, { address: GUEST, confirmation: GUEST })).status).toBe(302)
    expect(await findWords(db, ['hopkins'])).toEqual([])
    const { data } = await (await callApi(app, host, 'GET', `/bookings/${others}`)).json()
    expect(data).toMatchObject({ status: 'confirmed', guests: ['other@example.com'], attendee: { name: 'Bob Other' } })
  })

  it('never touches the bookings of other hosts (S1)', async () => {
    const { app, host, post, get, cancel } = await startAdminWithPerson()
    await cancel()
    const other = await aHost(app, { handle: 'other', connected: false })
    const [start] = await freeSlots(app, other)
    const request = { eventType: 'intro-call', start, attendee: PERSON }
    expect((await callApi(app, other, 'POST', '/bookings', request)).status).toBe(201)
    await app.settled()
    expect((await post(PAGE, { address: PERSON.email, confirmation: PERSON.email })).status).toBe(302)
    const left = await app.services.db
      .selectFrom('bookings')
      .select('host_id')
      .where('attendee_name', '=', PERSON.name)
      .execute()
    expect(left).toEqual([{ host_id: other.id }])
    const page = await (await get(`${PAGE}?address=${encodeURIComponent(PERSON.email)}`)).text()
    expect(page).toContain('Your bookings hold nothing about')
    expect(host.id).not.toBe(other.id)
  })

  it('does nothing while a mail to the person is being sent', async () => {
    const { app, host, cancelled, cancel } = await startAdminWithPerson()
    const { db } = app.services
    await cancel()
    const lease = { lease_owner: 'wrk_other', lease_until: Date.now() + 30_000, state: 'queued' } as const
    const mail = await db
      .selectFrom('jobs')
      .select('id')
      .where('booking_id', '=', cancelled)
      .where('kind', '=', 'booking-mail')
      .executeTakeFirstOrThrow()
    await db.updateTable('jobs').set(lease).where('id', '=', mail.id).execute()
    const actor = { kind: 'host', id: host.id, name: 'Dana' } as const
    const place = { hostId: host.id, address: PERSON.email }
    expect(await erasePerson(app.services, place, actor, Date.now())).toEqual({ ok: false, reason: 'being_sent' })
    expect(await findWords(db, ['adalbert'])).toContain('bookings.attendee_name')
  })
})

describe('exporting a person (S20)', () => {
  it('returns all their data as JSON and CSV, without keys and without others', async () => {
    const { get, past, cancelled, others } = await startAdminWithPerson()
    const file = (format: string, address: string) => get(`${PAGE}/export?${new URLSearchParams({ address, format })}`)
    const json = await (await file('json', PERSON.email)).json()
    expect(json.bookings.map(({ id }: { id: string }) => id)).toEqual([past, cancelled])
    expect(json.bookings[0]).toMatchObject({ telephone: '+41 79 123 45 67', privateNote: 'Likes persimmons' })
    expect(json.bookings[1]).toMatchObject({
      attendee: { name: PERSON.name, email: PERSON.email },
      guests: ['kumquat@fruit.example'],
      notes: 'persimmon',
      answers: [{ answer: 'persimmon' }],
      metadata: { deal: 'kumquat' },
      crm: { id: 'kumquat' },
    })
    const [, booking] = json.bookings
    expect(booking.history.map(({ what }: { what: string }) => what)).toContain('rescheduled')
    expect(booking.mails.map(({ to }: { to: string }) => to)).toContain(PERSON.email)
    expect(booking.notifiedOthers).not.toEqual([])
    const text = JSON.stringify(json)
    expect(text).not.toContain('/booking/')
    expect(text).not.toContain('Bob Other')

    const csv = await file('csv', PERSON.email)
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="person-\d{4}-\d\d-\d\d\.csv"$/)
    const lines = await csv.text()
    expect(lines).toContain(`"Attendee","${cancelled}","metadata.deal","kumquat"`)
    // S19: a telephone number is not a formula.
    expect(lines).toContain(`"telephone","'+41 79 123 45 67"`)

    const guest = await (await file('json', GUEST)).json()
    expect(guest).toMatchObject({ bookings: [], invitedTo: [{ id: others, title: 'Intro call' }] })
    expect(JSON.stringify(guest)).not.toContain('bob@example.com')
    expect((await file('json', 'not an address')).status).toBe(404)
  })
})
