import { describe, expect, it } from 'vitest'
import { signedIn } from '#tests/admin/start-admin'
import { builtPages, callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { proveAll } from '~/commands/prove'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'
import { storeAssignmentOf } from './type-members'

/** Three who meet together, and two more of the team who take no part. */
async function aCollectiveBooking(app: TestApp, connected = false) {
  const team = await aBookedTeam(app, {
    ...{ handles: ['ann', 'ben', 'cleo', 'dora', 'emil'], connected, assignment: { rule: 'collective' } },
  })
  const [ann, ben, cleo, dora, emil] = team.members
  if (!ann || !ben || !cleo || !dora || !emil) throw new Error('Somebody is missing')
  for (const host of team.members)
    await app.services.db
      .updateTable('hosts')
      .set({ name: `${host.handle[0]?.toUpperCase()}${host.handle.slice(1)} Example` })
      .where('id', '=', host.id)
      .execute()
  await storeAssignmentOf(app, team, [ann, ben, cleo])
  const [start, next] = await teamSlots(app)
  const { data: booking } = await (await bookTeam(app, ann, start)).json()
  await app.settled()
  return { ...team, ann, ben, cleo, dora, emil, start, next, booking }
}

async function hostsOf({ services: { db } }: TestApp, id: string): Promise<string[]> {
  const organizer = await db
    .selectFrom('bookings')
    .innerJoin('hosts', 'hosts.id', 'bookings.host_id')
    .select('hosts.handle')
    .where('bookings.id', '=', id)
    .executeTakeFirstOrThrow()
  const coHosts = await db
    .selectFrom('booking_co_hosts')
    .innerJoin('hosts', 'hosts.id', 'booking_co_hosts.host_id')
    .select('hosts.handle')
    .where('booking_co_hosts.booking_id', '=', id)
    .orderBy('hosts.handle')
    .execute()
  return [organizer.handle, ...coHosts.map(({ handle }) => handle)]
}

async function handOver(app: TestApp, key: TestHost, id: string, body: object): Promise<Response> {
  return callApi(app, key, 'POST', `/bookings/${id}/reassignment`, body)
}

async function expectNoBreach({ services }: TestApp): Promise<void> {
  const findings = await proveAll(services, services.keyring)
  expect(findings.filter(({ breaches }) => breaches.length > 0)).toEqual([])
}

describe('a place in a collective booking that is handed over', () => {
  it('goes from a co-host to a colleague: one mail each, same UID, next SEQUENCE (E2, M2)', async () => {
    const app = await startTestApp()
    const { ann, ben, cleo, dora, booking, start } = await aCollectiveBooking(app, true)
    const sent = app.mail.messages.length
    const response = await handOver(app, ann, booking.id, { from: 'ben', host: 'dora' })
    expect(response.status).toBe(200)
    expect((await response.json()).data).toMatchObject({ id: booking.id, sequence: 1, host: { handle: 'ann' } })
    expect(await hostsOf(app, booking.id)).toEqual(['ann', 'cleo', 'dora'])
    await app.settled()
    const mails = app.mail.messages.slice(sent)
    const invite = (address: string) => {
      const found = mails.filter(({ envelope }) => envelope.to.includes(address))
      expect(found).toHaveLength(1)
      return found[0]?.parsed.attachments[0]?.content.toString().replaceAll('\r\n ', '') ?? ''
    }
    expect(invite(ben.email)).toContain('METHOD:CANCEL')
    for (const { email } of [ann, cleo, dora]) {
      expect(invite(email)).toContain('METHOD:REQUEST')
      expect(invite(email)).toContain(`UID:${booking.id}@`)
      expect(invite(email)).toContain(dora.email)
      expect(invite(email)).not.toContain(ben.email)
    }
    invite('ada@example.com')
    expect(app.goto.state.meetings.filter(({ deleted }) => !deleted)).toHaveLength(1)
    const own = (host: TestHost) =>
      callApi(app, host, 'POST', '/bookings', {
        ...{ eventType: 'intro-call', start, attendee: { name: 'Bob', email: 'bob@example.com', timeZone: 'UTC' } },
      })
    expect([(await own(dora)).status, (await own(ben)).status]).toEqual([409, 201])
    expect((await callApi(app, ben, 'GET', `/bookings/${booking.id}`)).status).toBe(404)
    await app.settled()
    await expectNoBreach(app)
  })

  it('goes from the organizer to a colleague, who makes a new meeting (E2)', async () => {
    const app = await startTestApp()
    const { ann, booking } = await aCollectiveBooking(app, true)
    expect((await handOver(app, ann, booking.id, { host: 'emil' })).status).toBe(200)
    expect(await hostsOf(app, booking.id)).toEqual(['emil', 'ben', 'cleo'])
    await app.settled()
    expect(app.goto.state.meetings.filter(({ deleted }) => !deleted)).toHaveLength(1)
    await expectNoBreach(app)
  })

  it('is refused to who has a place already, to who is busy, and to somebody else’s place (M1)', async () => {
    const app = await startTestApp()
    const { ann, dora, emil, booking, start } = await aCollectiveBooking(app)
    const attendee = { name: 'Bob', email: 'bob@example.com', timeZone: 'UTC' }
    for (const host of [dora, emil])
      await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee })
    const codeOf = async (body: object) => (await (await handOver(app, ann, booking.id, body)).json()).code
    expect(await codeOf({ from: 'ben', host: 'cleo' })).toBe('member_unavailable')
    expect(await codeOf({ from: 'ben', host: 'dora' })).toBe('member_unavailable')
    expect(await codeOf({ from: 'ben' })).toBe('member_unavailable')
    expect(await codeOf({ from: 'dora', host: 'emil' })).toBe('booking_changed')
    expect(await codeOf({ from: 'nobody', host: 'emil' })).toBe('booking_changed')
    expect(await hostsOf(app, booking.id)).toEqual(['ann', 'ben', 'cleo'])
  })

  it('is handed over by the co-host’s own form, and by an absence', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { ben, cleo, booking, start } = await aCollectiveBooking(app)
    const person = await signedIn(app, ben)
    const shown = await (await person.get(`/admin/bookings/${booking.id}`)).text()
    expect(shown).toContain(`/admin/team/meetings/${booking.id}/reassignment`)
    const form = await (await person.get(`/admin/team/meetings/${booking.id}/reassignment`)).text()
    expect(form).toContain('Dora Example')
    // A member hands over only their own place, whatever the form says.
    const handed = await person.post(`/admin/team/meetings/${booking.id}/reassignment`, {
      ...{ from: cleo.id, to: '', reason: '' },
    })
    expect(handed.status).toBe(302)
    expect(await hostsOf(app, booking.id)).toEqual(['ann', 'cleo', 'dora'])
    const date = (start ?? '').slice(0, 10)
    const ill = await signedIn(app, cleo)
    expect((await ill.post('/admin/team/absence', { from: date, to: date, reason: 'Flu' })).status).toBe(200)
    // The first by name who is free: Ben, whose time is his again.
    expect(await hostsOf(app, booking.id)).toEqual(['ann', 'ben', 'dora'])
  })

  it('has one winner of several at once (B6)', async () => {
    const app = await startTestApp()
    const { ann, booking } = await aCollectiveBooking(app)
    const answers = await Promise.all(
      ['dora', 'emil'].map((host) => handOver(app, ann, booking.id, { from: 'ben', host })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(await hostsOf(app, booking.id)).toHaveLength(3)
    expect(await hostsOf(app, booking.id)).not.toContain('ben')
  })
})

describe('a collective booking', () => {
  it('is in the lists of all of its hosts, in their order', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { ann, ben, dora, booking, next } = await aCollectiveBooking(app)
    const attendee = { name: 'Bob', email: 'bob@example.com', timeZone: 'UTC' }
    const { data: own } = await (
      await callApi(app, ben, 'POST', '/bookings', { eventType: 'intro-call', start: next, attendee })
    ).json()
    const ids = async (host: TestHost, query = '') =>
      (await (await callApi(app, host, 'GET', `/bookings${query}`)).json()).data.map(({ id }: { id: string }) => id)
    expect(await ids(ann)).toEqual([booking.id])
    expect(await ids(ben)).toEqual([booking.id, own.id])
    expect(await ids(ben, '?status=upcoming')).toEqual([booking.id, own.id])
    expect(await ids(ben, '?status=past')).toEqual([])
    expect(await ids(ben, '?eventType=demo')).toEqual([booking.id])
    expect(await ids(ben, '?limit=1')).toEqual([booking.id])
    expect(await ids(dora)).toEqual([])
    const person = await signedIn(app, ben)
    const week = `/admin/calendar?view=week&date=${String(booking.start).slice(0, 10)}`
    for (const address of ['/admin', '/admin/bookings', week])
      expect(await (await person.get(address)).text()).toContain(`/admin/bookings/${booking.id}`)
  })

  it('names all of its hosts on the page, in the mails and in each calendar object (M4)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { booking, ann, ben, cleo } = await aCollectiveBooking(app)
    const path = new URL(booking.manageUrl).pathname
    expect(await (await fetch(app.url + path)).text()).toContain('Ann Example, Ben Example, and Cleo Example')
    const file = (await (await fetch(`${app.url}${path}/invite.ics`)).text()).replaceAll('\r\n ', '')
    const mailed = app.mail.messages.findLast(({ envelope }) => envelope.to.includes('ada@example.com'))
    const attached = mailed?.parsed.attachments[0]?.content.toString().replaceAll('\r\n ', '') ?? ''
    expect(mailed?.parsed.text).toContain('Ann Example, Ben Example, and Cleo Example')
    for (const object of [file, attached]) {
      expect(object).toMatch(/SUMMARY:.*Ann Example.*Ben Example.*Cleo Example/)
      expect(object).toMatch(new RegExp(`ORGANIZER.*${ann.email}`))
      for (const { email } of [ann, ben, cleo]) expect(object).toMatch(new RegExp(`ATTENDEE.*${email}`))
    }
    const colleague = app.mail.messages.findLast(({ envelope }) => envelope.to.includes(ben.email))
    expect(colleague?.parsed.text).toMatch(/Together with[\s\S]*Ann Example and Cleo Example/i)
  })
})
